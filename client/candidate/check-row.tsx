import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/icons.tsx';
import classes from './check-row.module.css';

export type CheckState = 'waiting' | 'good' | 'weak' | 'bad';
const signs: Record<CheckState, IconName> = { waiting: 'wait', good: 'check', weak: 'warn', bad: 'cross' };

/** One thing that is checked: its name, how it stands in words, and what belongs to it. */
export function CheckRow({
  name,
  state,
  words,
  children,
  testId,
}: {
  name: string;
  state: CheckState;
  words: string;
  children?: ReactNode;
  testId: string;
}) {
  return (
    <section className={classes.row} data-check={state} data-testid={testId}>
      <h2 className={classes.name}>{name}</h2>
      <p className={classes.words} role="status">
        <Icon name={signs[state]} /> {words}
      </p>
      {children !== undefined && <div className={classes.content}>{children}</div>}
    </section>
  );
}
