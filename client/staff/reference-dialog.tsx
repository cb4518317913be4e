import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sheetCriteria } from '#contract/exam';
import { staffRoutes, AgreedMarks, type SittingRow } from '#contract/staff-http';
import { failed, ProblemError } from '../connection/outcome.ts';
import { call, fetchRoute } from '../connection/rest.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FailLine } from '../ui/fail-line.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { useAction } from '../ui/use-action.ts';
import { Waiting } from '../ui/waiting.tsx';
import { AgreedFields } from './agreed-fields.tsx';

type Props = { sitting: SittingRow | null; onClose: () => void };
/** Level chosen for a criterion; null where it is left out of the comparison. */
export type Changed = Readonly<Record<string, number | null>>;

/** Makes a reference recording of a sitting: the levels that experts agreed on, starting from its panel's. */
export function ReferenceDialog({ sitting, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [changed, setChanged] = useState<Changed>({});
  const id = sitting?.id ?? '';
  const draft = useQuery({
    queryKey: ['reference', id],
    queryFn: () => fetchRoute(staffRoutes['staff.referenceDraft'], { params: { id } }),
    enabled: sitting !== null,
    gcTime: 0,
  });
  const { run, busy, problem, clear } = useAction(
    useCallback(
      async (of: string, levels: unknown) => {
        const agreed = AgreedMarks.safeParse(levels);
        if (!agreed.success) return failed('bad_request', 'agreed');
        const outcome = await call(staffRoutes['staff.newReference'], {
          params: { id: of },
          body: { agreed: agreed.data },
        });
        if (outcome.ok) await queries.invalidateQueries({ queryKey: ['sittings'] });
        return outcome;
      },
      [queries],
    ),
  );
  const close = (): void => {
    clear();
    setChanged({});
    onClose();
  };
  const levels = sheetCriteria(draft.data?.exam.exam ?? { schemes: [] }).flatMap(({ id: criterionId }) => {
    const drafted = draft.data?.agreed.find((each) => each.criterionId === criterionId)?.level ?? null;
    const level = criterionId in changed ? (changed[criterionId] ?? null) : drafted;
    return level === null ? [] : [{ criterionId, level }];
  });
  const save = async (): Promise<void> => {
    if (await run(id, levels)) close();
  };
  return (
    <Dialog
      open={sitting !== null}
      title={t('staff.referenceTitle', { name: sitting?.candidate ?? '' })}
      onClose={close}
      actions={
        <>
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
          <Button
            loading={busy}
            disabled={levels.length === 0}
            onClick={() => void save()}
            data-testid="reference-confirm"
          >
            {t('staff.referenceSave')}
          </Button>
        </>
      }
    >
      <p>{t('staff.referenceWhat')}</p>
      {draft.data !== undefined ? (
        <AgreedFields
          exam={draft.data.exam.exam}
          levels={new Map(levels.map(({ criterionId, level }) => [criterionId, level]))}
          onChange={(criterionId, level) => setChanged((now) => ({ ...now, [criterionId]: level }))}
        />
      ) : draft.error instanceof ProblemError ? (
        <ProblemNotice problem={draft.error.problem} actions={<RetryButton onRetry={() => void draft.refetch()} />} />
      ) : (
        <Waiting what={t('waiting.reference')} />
      )}
      <FailLine problem={problem} />
    </Dialog>
  );
}
