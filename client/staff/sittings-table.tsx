import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staffRoutes, type NewSittingReply, type SittingRow } from '#contract/staff-http';
import { ProblemError } from '../connection/outcome.ts';
import { call } from '../connection/rest.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { useAction } from '../ui/use-action.ts';
import { Waiting } from '../ui/waiting.tsx';
import { useSittings } from './queries.ts';
import { ReferenceDialog } from './reference-dialog.tsx';
import { SittingLine } from './sitting-line.tsx';
import classes from './staff.module.css';

/** The newest sittings; when the line breaks, the list stays and says that it is not current. */
export function SittingsTable({ onLinks }: { onLinks: (reply: NewSittingReply) => void }) {
  const { t } = useTranslation();
  const sittings = useSittings();
  const [reference, setReference] = useState<SittingRow | null>(null);
  const { run, busy, problem } = useAction(
    useCallback(
      async (id: string) => {
        const outcome = await call(staffRoutes['staff.links'], { params: { id }, body: {} });
        if (outcome.ok) onLinks(outcome.data);
        return outcome;
      },
      [onLinks],
    ),
  );
  const fault =
    sittings.error instanceof ProblemError ? (
      <ProblemNotice
        problem={sittings.error.problem}
        actions={<RetryButton onRetry={() => void sittings.refetch()} />}
      />
    ) : null;
  if (sittings.data === undefined) return fault ?? <Waiting what={t('waiting.sittings')} />;
  if (sittings.data.sittings.length === 0)
    return (
      fault ?? (
        <Notice title={t('staff.none')} testId="empty">
          {t('staff.noneText')}
        </Notice>
      )
    );
  return (
    <>
      {fault}
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
            <SittingLine
              key={row.id}
              row={row}
              busy={busy}
              onLinks={() => void run(row.id)}
              onReference={() => setReference(row)}
            />
          ))}
        </tbody>
      </table>
      <ReferenceDialog sitting={reference} onClose={() => setReference(null)} />
    </>
  );
}
