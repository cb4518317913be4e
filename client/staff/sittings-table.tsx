import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewSittingReply } from '#contract/http';
import { ProblemError } from '../connection/outcome.ts';
import { call, fetchRoute } from '../connection/rest.ts';
import { useLanguage, useText } from '../i18n/setup.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { StateWord } from '../ui/state-word.tsx';
import { useAction } from '../ui/use-action.ts';
import { Waiting } from '../ui/waiting.tsx';
import classes from './staff.module.css';

const REFRESH_MS = 5000;

export function SittingsTable({ onLinks }: { onLinks: (reply: NewSittingReply) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const sittings = useQuery({
    queryKey: ['sittings'],
    queryFn: () => fetchRoute('staff.sittings'),
    refetchInterval: REFRESH_MS,
  });
  const { run, busy, problem } = useAction(
    useCallback(
      async (id: string) => {
        const outcome = await call('staff.links', { params: { id }, body: {} });
        if (outcome.ok) onLinks(outcome.data);
        return outcome;
      },
      [onLinks],
    ),
  );
  if (sittings.data === undefined) {
    if (sittings.error instanceof ProblemError)
      return (
        <ProblemNotice
          problem={sittings.error.problem}
          actions={<RetryButton onRetry={() => void sittings.refetch()} />}
        />
      );
    return <Waiting what={t('waiting.sittings')} />;
  }
  if (sittings.data.sittings.length === 0)
    return (
      <Notice title={t('staff.none')} testId="empty">
        {t('staff.noneText')}
      </Notice>
    );
  return (
    <>
      <FailLine problem={problem} />
      <table className={classes.table} data-testid="sittings">
        <thead>
          <tr>
            <th scope="col">{t('staff.candidate')}</th>
            <th scope="col">{t('staff.exam')}</th>
            <th scope="col">{t('staff.state')}</th>
            <th scope="col">{t('staff.made')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('staff.links')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sittings.data.sittings.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.candidate}</th>
              <td>{text(row.examTitle)}</td>
              <td>
                <StateWord state={row.state} />
              </td>
              <td className="num">
                {new Date(row.createdAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })}
              </td>
              <td>
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={busy}
                  onClick={() => void run(row.id)}
                  aria-label={t('staff.linksOf', { name: row.candidate })}
                >
                  {t('staff.links')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
