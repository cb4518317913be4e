import type { ReactNode } from 'react';
import { Header } from './header.tsx';
import classes from './page.module.css';

type Props = { children: ReactNode; aside?: ReactNode; ready?: boolean; layout?: 'column' | 'wide' | 'full' };

/** Header and main part of every page. `ready` tells the browser tests that the page can be used. */
export function Page({ children, aside, ready = false, layout = 'column' }: Props) {
  return (
    <div className={classes.page} data-layout={layout}>
      <Header>{aside}</Header>
      <main className={classes.main} data-layout={layout} data-testid={ready ? 'app-ready' : undefined}>
        {children}
      </main>
    </div>
  );
}
