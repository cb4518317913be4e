import type { ReactNode } from 'react';
import { Header } from './header.tsx';
import classes from './page.module.css';

type Props = {
  children: ReactNode;
  aside?: ReactNode;
  ready?: boolean;
  layout?: 'column' | 'wide' | 'full';
  notice?: boolean;
};

/** Header and main part of every page. `ready` tells the browser tests that the page can be used; a `notice` page has no title of its own. */
export function Page({ children, aside, ready = false, layout = 'column', notice = false }: Props) {
  return (
    <div className={classes.page} data-layout={layout}>
      <Header>{aside}</Header>
      <main className={classes.main} data-layout={layout} data-testid={ready ? 'app-ready' : undefined}>
        {notice && <h1 className="visually-hidden">Stagemark</h1>}
        {children}
      </main>
    </div>
  );
}
