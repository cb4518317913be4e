import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staffRoutes, type ExaminerRow, type ExamRow } from '#contract/staff-http';
import { call } from '../connection/rest.ts';
import { useText } from '../i18n/setup.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FailLine } from '../ui/fail-line.tsx';
import { ReasonField } from '../ui/reason-field.tsx';
import { useAction } from '../ui/use-action.ts';
import { ExamSelect } from './exam-select.tsx';
import { FitWord } from './fit-word.tsx';
import { standingOf } from './standing.ts';
import { useStandingWords } from './use-standing-words.ts';

type Props = { examiner: ExaminerRow | null; exams: readonly ExamRow[]; onClose: () => void };

/** Puts an examiner on panels all the same: says what will happen, and asks why. */
export function OverrideDialog({ examiner, exams, onClose }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const words = useStandingWords();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { run, busy, problem, clear } = useAction(
    useCallback(
      async (id: string, examHash: ExamRow['hash'], why: string) => {
        const outcome = await call(staffRoutes['staff.override'], { params: { id }, body: { examHash, reason: why } });
        if (outcome.ok) await queries.invalidateQueries({ queryKey: ['examiners'] });
        return outcome;
      },
      [queries],
    ),
  );
  const close = (): void => {
    clear();
    setReason('');
    setChosen(null);
    onClose();
  };
  const exam = exams.find(({ hash }) => hash === chosen) ?? exams[0];
  if (exam === undefined) return null;
  const standing = examiner === null ? null : standingOf(examiner, exam);
  const confirm = async (): Promise<void> => {
    if (examiner !== null && (await run(examiner.id, exam.hash, reason.trim()))) close();
  };
  return (
    <Dialog
      open={examiner !== null}
      title={t('staff.overrideTitle', { name: examiner?.name ?? '' })}
      onClose={close}
      actions={
        <>
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
          <Button
            loading={busy}
            disabled={reason.trim() === ''}
            onClick={() => void confirm()}
            data-testid="override-confirm"
          >
            {t('staff.override')}
          </Button>
        </>
      }
    >
      <ExamSelect exams={exams} exam={exam} onChange={setChosen} />
      {standing !== null && (
        <div>
          <FitWord fit={standing.fit} />
          {standing.newest !== null && <p className="dim small">{words(standing.newest)}</p>}
        </div>
      )}
      <p>{t('staff.overrideWhat', { name: examiner?.name ?? '', exam: text(exam.title) })}</p>
      <p className="dim">{t('staff.overrideRecord')}</p>
      <ReasonField label={t('staff.overrideReason')} value={reason} onChange={setReason} testId="override-reason" />
      <FailLine problem={problem} />
    </Dialog>
  );
}
