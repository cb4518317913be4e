import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExaminerRow } from '#contract/staff-http';
import { ProblemError } from '../connection/outcome.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ExaminerCard } from './examiner-card.tsx';
import { NewExaminerForm } from './new-examiner-form.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { useExams, useRegister } from './queries.ts';
import { RemarkDialog } from './remark-dialog.tsx';
import classes from './staff.module.css';

type Open = { kind: 'remark' | 'override'; examiner: ExaminerRow } | null;

/** The body's register: who may examine, how their marks lie to agreed ones, and what was decided about it. */
export function ExaminersDesk() {
  const { t } = useTranslation();
  const register = useRegister();
  const exams = useExams();
  const [open, setOpen] = useState<Open>(null);
  const fault = register.error ?? exams.error;
  const known = register.data !== undefined && exams.data !== undefined;
  if (!known && !(fault instanceof ProblemError)) return <Waiting what={t('waiting.examiners')} />;
  const retry = <RetryButton onRetry={() => void Promise.all([register.refetch(), exams.refetch()])} />;
  return (
    <>
      <h1>{t('staff.examiners')}</h1>
      <p className={`${classes.lead} dim`}>{t('staff.examinersText')}</p>
      {fault instanceof ProblemError && <ProblemNotice problem={fault.problem} actions={retry} />}
      {known && (
        <>
          <NewExaminerForm />
          {register.data.examiners.length === 0 && (
            <Notice title={t('staff.noExaminers')} testId="empty">
              {t('staff.noExaminersText')}
            </Notice>
          )}
          <ul className={classes.cards} data-testid="examiners">
            {register.data.examiners.map((examiner) => (
              <ExaminerCard
                key={examiner.id}
                examiner={examiner}
                exams={exams.data.exams}
                onRemark={() => setOpen({ kind: 'remark', examiner })}
                onOverride={() => setOpen({ kind: 'override', examiner })}
              />
            ))}
          </ul>
          <RemarkDialog
            examiner={open?.kind === 'remark' ? open.examiner : null}
            exams={exams.data.exams}
            onClose={() => setOpen(null)}
          />
          <OverrideDialog
            examiner={open?.kind === 'override' ? open.examiner : null}
            exams={exams.data.exams.filter(({ maxDriftPerMille }) => maxDriftPerMille !== null)}
            onClose={() => setOpen(null)}
          />
        </>
      )}
    </>
  );
}
