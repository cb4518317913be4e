import classes from './whisker.module.css';

type Props = { value: number; low: number; high: number; from: number; to: number; mark?: number };

/** A dot on a line: the value and its 95 % interval on a scale from `from` to `to`; a hairline at `mark`. The figures stand beside it in words. */
export function Whisker({ value, low, high, from, to, mark }: Props) {
  const percent = (at: number): number => Math.min(100, Math.max(0, (100 * (at - from)) / (to - from)));
  return (
    <span className={classes.track} aria-hidden="true">
      {mark !== undefined && <span className={classes.mark} style={{ insetInlineStart: `${percent(mark)}%` }} />}
      <span
        className={classes.line}
        data-beyond={low < from}
        style={{ insetInlineStart: `${percent(low)}%`, width: `${percent(high) - percent(low)}%` }}
      />
      <span className={classes.dot} style={{ insetInlineStart: `${percent(value)}%` }} />
    </span>
  );
}
