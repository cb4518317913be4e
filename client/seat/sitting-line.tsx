import { useText } from '../i18n/setup.ts';
import { StateWord } from '../ui/state-word.tsx';
import { useJoined } from './room-context.ts';
import classes from './sitting-line.module.css';

/** Who performs in this sitting; empty for a page that is not told. */
export const useCandidate = (): string =>
  useJoined((joined) => joined.sitting.seats.find((seat) => seat.role === 'candidate')?.name ?? '');

/** The header's line on the panel's pages: the state in words, whose sitting it is, and the exam. */
export function SittingLine({ who, withState = true }: { who: string; withState?: boolean }) {
  const text = useText();
  const state = useJoined((joined) => joined.sitting.state);
  const title = useJoined((joined) => joined.exam.exam.title);
  return (
    <>
      {withState && <StateWord state={state} />}
      <span className={classes.who}>
        {who} · {text(title)}
      </span>
    </>
  );
}
