import type { ReactNode } from 'react';
import classes from './step.module.css';

type Props = { title: string; lead?: string; children?: ReactNode; actions?: ReactNode };

/** One step: a title, what it is for, its content, and its button always in the same place. */
export function Step({ title, lead, children, actions }: Props) {
  return (
    <section className={classes.step}>
      <h1>{title}</h1>
      {lead !== undefined && <p className={classes.lead}>{lead}</p>}
      {children}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </section>
  );
}
