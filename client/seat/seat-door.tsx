import { Button } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useValue } from '../ui/store.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { useRoomData, useSeat } from './room-context.ts';

type Props = { children: ReactNode; waiting: ReactNode; onTakeOver: () => void };

/** Lets the page of the role through once the sitting is joined; else says what is in the way. */
export function SeatDoor({ children, waiting, onTakeOver }: Props) {
  const { t } = useTranslation();
  const { room } = useSeat();
  const connection = useValue(room.connection.state);
  const state = useRoomData((data) => data.joined?.sitting.state ?? null);
  const voidReason = useRoomData((data) => data.joined?.sitting.voidReason ?? null);
  const joinProblem = useRoomData((data) => data.joinProblem);
  useEffect(() => {
    if (state === null) delete document.documentElement.dataset.state;
    else document.documentElement.dataset.state = state;
    return () => {
      delete document.documentElement.dataset.state;
    };
  }, [state]);

  const here = (
    <Button onClick={onTakeOver} data-testid="take-over">
      {t('door.continueHere')}
    </Button>
  );
  if (connection.kind === 'replaced')
    return (
      <Page ready notice>
        <Notice title={t('door.replaced')} actions={here} testId="replaced" role="alert">
          {t('door.replacedText')}
        </Notice>
      </Page>
    );
  if (connection.kind === 'refused' && (state === null || connection.problem.code === 'already_connected'))
    return (
      <Page ready notice>
        <ProblemNotice
          problem={connection.problem}
          actions={
            connection.problem.code === 'already_connected' ? here : <RetryButton onRetry={() => location.reload()} />
          }
        />
      </Page>
    );
  if (state === null)
    return joinProblem === null ? (
      waiting
    ) : (
      <Page ready notice>
        <ProblemNotice problem={joinProblem} actions={<RetryButton onRetry={() => room.retryJoin()} />} />
      </Page>
    );
  if (state === 'void')
    return (
      <Page ready notice>
        <Notice tone="warn" title={t('gone.void')} testId="void">
          <p>{t('gone.voidText')}</p>
          {voidReason !== null && <p>{t('gone.voidReason', { reason: voidReason })}</p>}
        </Notice>
      </Page>
    );
  return children;
}
