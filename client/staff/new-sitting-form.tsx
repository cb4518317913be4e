import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NewSitting, type NewSittingReply } from '#contract/http';
import { failed, ProblemError } from '../connection/outcome.ts';
import { call, fetchRoute } from '../connection/rest.ts';
import { useText } from '../i18n/setup.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { useAction } from '../ui/use-action.ts';
import { Waiting } from '../ui/waiting.tsx';
import classes from './staff.module.css';

type Draft = { candidate: string; lead: string; reviewer: string; examiners: Record<number, string> };

/** Who takes the exam, who examines: names only, the links do the rest. */
export function NewSittingForm({
  onMade,
  onCancel,
}: {
  onMade: (reply: NewSittingReply) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const text = useText();
  const exams = useQuery({ queryKey: ['exams'], queryFn: () => fetchRoute('staff.exams') });
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>({ candidate: '', lead: '', reviewer: '', examiners: {} });
  const { run, busy, problem } = useAction(
    useCallback(
      async (input: unknown) => {
        const body = NewSitting.safeParse(input);
        if (!body.success) return failed('bad_request', body.error.issues[0]?.path.join('.'));
        const outcome = await call('staff.newSitting', { body: body.data });
        if (outcome.ok) onMade(outcome.data);
        return outcome;
      },
      [onMade],
    ),
  );
  if (exams.data === undefined)
    return exams.error instanceof ProblemError ? (
      <ProblemNotice problem={exams.error.problem} />
    ) : (
      <Waiting what={t('waiting.exams')} />
    );
  const exam = exams.data.exams.find((each) => each.hash === chosen) ?? exams.data.exams[0];
  if (exam === undefined) return <Notice title={t('staff.noExams')}>{t('staff.noExamsText')}</Notice>;
  const numbers = Array.from({ length: exam.panelSize }, (_, i) => i);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run({
      examHash: exam.hash,
      candidate: draft.candidate,
      lead: draft.lead,
      reviewer: draft.reviewer,
      examiners: numbers.map((i) => ({ name: draft.examiners[i] ?? '', examinerId: null })),
    });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <h1>{t('staff.new')}</h1>
      <label className={classes.field}>
        {t('staff.exam')}
        <select
          className={classes.select}
          value={exam.hash}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data-testid="exam"
        >
          {exams.data.exams.map((each) => (
            <option key={each.hash} value={each.hash}>
              {text(each.title)}
            </option>
          ))}
        </select>
      </label>
      <TextInput
        label={t('staff.candidate')}
        required
        maxLength={80}
        value={draft.candidate}
        onChange={(event) => setDraft({ ...draft, candidate: event.currentTarget.value })}
        data-testid="candidate-name"
      />
      {numbers.map((i) => (
        <TextInput
          key={i}
          label={t('staff.examinerN', { n: i + 1 })}
          required
          maxLength={80}
          value={draft.examiners[i] ?? ''}
          onChange={(event) =>
            setDraft({ ...draft, examiners: { ...draft.examiners, [i]: event.currentTarget.value } })
          }
          data-testid={`examiner-name-${i + 1}`}
        />
      ))}
      <TextInput
        label={t('staff.lead')}
        required
        maxLength={80}
        value={draft.lead}
        onChange={(event) => setDraft({ ...draft, lead: event.currentTarget.value })}
        data-testid="lead-name"
      />
      <TextInput
        label={t('staff.reviewer')}
        required
        maxLength={80}
        value={draft.reviewer}
        onChange={(event) => setDraft({ ...draft, reviewer: event.currentTarget.value })}
        data-testid="reviewer-name"
      />
      <FailLine problem={problem} />
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
