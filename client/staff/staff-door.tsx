import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { getSession, signOut } from './session.ts';
import { SignIn } from './sign-in.tsx';
import classes from './staff-door.module.css';

/** What only the evaluation body's staff see: the sign-in first, then the page with the way to the other staff pages. */
export function StaffDoor({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const session = useQuery({ queryKey: ['session'], queryFn: getSession, retry: 1 });
  if (session.isPending)
    return (
      <Page notice>
        <Waiting what={t('waiting.session')} />
      </Page>
    );
  if (session.isError)
    return (
      <Page ready notice>
        <ProblemNotice
          problem={{ code: 'unreachable' }}
          actions={<RetryButton onRetry={() => void session.refetch()} />}
        />
      </Page>
    );
  if (session.data === null)
    return (
      <Page ready>
        <SignIn onSignedIn={() => void session.refetch()} />
      </Page>
    );
  const leave = async (): Promise<void> => {
    await signOut();
    await session.refetch();
  };
  const aside = (
    <>
      <span
        className="dim"
        style={{ marginInlineStart: 'auto', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {session.data.user.email}
      </span>
      <Button size="compact-md" variant="subtle" color="gray" onClick={() => void leave()} data-testid="sign-out">
        {t('staff.signOut')}
      </Button>
    </>
  );
  return (
    <Page ready layout="wide" aside={aside}>
      <nav className={classes.nav} aria-label={t('reliability.pages')}>
        <Link to="/staff" activeOptions={{ exact: true }}>
          {t('staff.sittings')}
        </Link>
        <Link to="/staff/reliability">{t('reliability.title')}</Link>
      </nav>
      {children}
    </Page>
  );
}
