import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { getSession, signOut } from './session.ts';
import { SignIn } from './sign-in.tsx';
import { StaffNav } from './staff-nav.tsx';

/** The evaluation body's pages: who is signed in, where to go, and the page itself. */
export function StaffPage() {
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
      <StaffNav />
      <Outlet />
    </Page>
  );
}
