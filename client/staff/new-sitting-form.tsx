import { Button, TextInput } from '@mantine/core';
import { useCallback, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { staffRoutes, NewSitting, type NewSittingReply, type PanelMember } from '#contract/staff-http';
import { failed, ProblemError } from '../connection/outcome.ts';
import { call } from '../connection/rest.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { useAction } from '../ui/use-action.ts';
import { Waiting } from '../ui/waiting.tsx';
import { ExamSelect } from './exam-select.tsx';
import { panelFaultOf } from './panel-fault.ts';
import { PanelFields } from './panel-fields.tsx';
import { useExams, useRegister } from './queries.ts';
import classes from './staff.module.css';

type Draft = { candidate: string; lead: string; reviewer: string; examiners: Record<number, PanelMember> };
const nobody: PanelMember = { name: '', examinerId: null };

/** Who takes the exam, who examines: names, or members of the register; the links do the rest. */
export function NewSittingForm({
  onMade,
  onCancel,
}: {
  onMade: (reply: NewSittingReply) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const exams = useExams();
  const register = useRegister();
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>({ candidate: '', lead: '', reviewer: '', examiners: {} });
  const { run, busy, problem, clear } = useAction(
    useCallback(
      async (input: unknown) => {
        const body = NewSitting.safeParse(input);
        if (!body.success) return failed('bad_request', body.error.issues[0]?.path.join('.'));
        const outcome = await call(staffRoutes['staff.newSitting'], { body: body.data });
        if (outcome.ok) onMade(outcome.data);
        return outcome;
      },
      [onMade],
    ),
  );
  const fault = exams.error ?? register.error;
  if (exams.data === undefined || register.data === undefined)
    return fault instanceof ProblemError ? (
      <ProblemNotice
        problem={fault.problem}
        actions={<RetryButton onRetry={() => void Promise.all([exams.refetch(), register.refetch()])} />}
      />
    ) : (
      <Waiting what={t('waiting.exams')} />
    );
  const exam = exams.data.exams.find((each) => each.hash === chosen) ?? exams.data.exams[0];
  if (exam === undefined) return <Notice title={t('staff.noExams')}>{t('staff.noExamsText')}</Notice>;
  const members = Array.from({ length: exam.panelSize }, (_, i) => draft.examiners[i] ?? nobody);
  const panelFault = panelFaultOf(
    problem,
    members.map(({ name }) => name),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { candidate, lead, reviewer } = draft;
    void run({ examHash: exam.hash, candidate, lead, reviewer, examiners: members });
  };
  const nameField = (field: 'candidate' | 'lead' | 'reviewer') => (
    <TextInput
      label={t(`staff.${field}`)}
      required
      maxLength={80}
      value={draft[field]}
      onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
      data-testid={`${field}-name`}
    />
  );
  return (
    <form className={classes.form} onSubmit={submit}>
      <h1>{t('staff.new')}</h1>
      <ExamSelect
        exams={exams.data.exams}
        exam={exam}
        onChange={(hash) => {
          clear();
          setChosen(hash);
        }}
      />
      {nameField('candidate')}
      <PanelFields
        exam={exam}
        register={register.data.examiners}
        members={members}
        fault={panelFault}
        onChange={(place, member) => {
          if (panelFault !== null) clear();
          setDraft((now) => ({ ...now, examiners: { ...now.examiners, [place]: member } }));
        }}
      />
      {nameField('lead')}
      {nameField('reviewer')}
      <FailLine problem={panelFault === null ? problem : null} />
      <div className={classes.row}>
        <Button type="submit" loading={busy} data-testid="create-sitting">
          {t('staff.create')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
