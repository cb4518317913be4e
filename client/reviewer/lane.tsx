import type { ReactNode } from 'react';
import classes from './lanes.module.css';

export function Lane({ label, tall = false, children }: { label: string; tall?: boolean; children: ReactNode }) {
  return (
    <div className={classes.lane} data-tall={tall}>
      <span className={`${classes.label} num`}>{label}</span>
      <div className={classes.track}>{children}</div>
    </div>
  );
}
