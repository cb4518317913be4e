import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import classes from './notice.module.css';

export type Tone = 'plain' | 'warn' | 'fault' | 'done' | 'accent';
const icons: Record<Tone, IconName> = { plain: 'info', warn: 'warn', fault: 'cross', done: 'check', accent: 'info' };

type Props = {
  tone?: Tone;
  icon?: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  testId?: string;
  role?: 'status' | 'alert';
};

/** One thing that a page has to say: a sign, a title, what it means and what can be done. */
export function Notice({ tone = 'plain', icon, title, children, actions, testId, role }: Props) {
  return (
    <section className={classes.notice} data-tone={tone} data-testid={testId} role={role}>
      <span className={classes.sign}>
        <Icon name={icon ?? icons[tone]} size={20} />
      </span>
      <div className={classes.body}>
        <h2 className={classes.title}>{title}</h2>
        {children !== undefined && <div className={classes.text}>{children}</div>}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </section>
  );
}
