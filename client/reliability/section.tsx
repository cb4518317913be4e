import type { ReactNode } from 'react';
import classes from './section.module.css';

/** One question that the report answers: a title, a line in plain words, the answer. */
export function Section({
  title,
  text,
  children,
  testId,
}: {
  title: string;
  text?: string;
  children: ReactNode;
  testId?: string;
}) {
  return (
    <section className={classes.section} data-testid={testId}>
      <h2>{title}</h2>
      {text !== undefined && <p className={`${classes.text} dim`}>{text}</p>}
      {children}
    </section>
  );
}
