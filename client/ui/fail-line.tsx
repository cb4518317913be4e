import type { Problem } from '../connection/outcome.ts';
import { Icon } from './icons.tsx';
import { useSentence } from './problem.tsx';
import classes from './fail-line.module.css';

/** A refusal beside the button that caused it. Its place is kept, so nothing jumps. */
export function FailLine({ problem }: { problem: Problem | null }) {
  const sentence = useSentence();
  return (
    <p role="alert" className={classes.fail} data-testid="problem-line">
      {problem !== null && (
        <>
          <Icon name="warn" /> <span>{sentence(problem)}</span> <code className={classes.code}>{problem.code}</code>
        </>
      )}
    </p>
  );
}
