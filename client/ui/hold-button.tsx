import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import classes from './hold-button.module.css';

type Props = { label: string; hint: string; onHeld: () => void; holdMs?: number; testId?: string; disabled?: boolean };

/** Acts only when held: by pointer, or by Enter or Space. A screen reader's click counts when it comes twice. */
export function HoldButton({ label, hint, onHeld, holdMs = 1500, testId, disabled = false }: Props) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lastClick = useRef(Number.NEGATIVE_INFINITY);
  const [holding, setHolding] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const start = (): void => {
    if (disabled || holding) return;
    setHolding(true);
    timer.current = setTimeout(() => {
      setHolding(false);
      onHeld();
    }, holdMs);
  };
  const stop = (): void => {
    clearTimeout(timer.current);
    setHolding(false);
  };
  const isHoldKey = (event: KeyboardEvent): boolean => event.key === 'Enter' || event.key === ' ';
  return (
    <button
      type="button"
      className={classes.hold}
      data-holding={holding}
      data-testid={testId}
      disabled={disabled}
      style={{ '--hold-ms': `${holdMs}ms` }}
      aria-description={hint}
      onPointerDown={start}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onBlur={stop}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        if (!event.repeat) start();
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event)) stop();
      }}
      onClick={(event) => {
        if (event.detail !== 0) return;
        if (event.timeStamp - lastClick.current < 4000) onHeld();
        lastClick.current = event.timeStamp;
      }}
    >
      <span className={classes.label}>{label}</span>
      <span className={classes.hint}>{hint}</span>
    </button>
  );
}
