import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { done, failed, type Outcome } from '../connection/outcome.ts';
import { useText } from '../i18n/setup.ts';
import { ExamSelect } from '../staff/exam-select.tsx';
import { useExams } from '../staff/queries.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { useAction } from '../ui/use-action.ts';
import classes from './reliability.module.css';

async function marksOf(hash: string): Promise<Outcome<string>> {
  try {
    const response = await fetch(`/api/staff/exams/${hash}/marks.csv`);
    if (!response.ok) return failed(response.status === 404 ? 'not_found' : 'unreachable');
    return done(await response.text());
  } catch {
    return failed('unreachable');
  }
}

/** The marks that are here already: of every sealed sitting of an exam. */
export function OwnMarks({ onChosen }: { onChosen: (name: string, csv: string) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const exams = useExams();
  const [hash, setHash] = useState<string | null>(null);
  const list = exams.data?.exams ?? [];
  const exam = list.find((each) => each.hash === hash) ?? list[0];
  const { run, busy, problem } = useAction(
    useCallback(
      async (of: string, name: string) => {
        const outcome = await marksOf(of);
        if (outcome.ok) onChosen(name, outcome.data);
        return outcome;
      },
      [onChosen],
    ),
  );
  if (exam === undefined) return null;
  return (
    <div className={classes.own}>
      <ExamSelect exams={list} exam={exam} onChange={setHash} />
      <Button
        variant="default"
        loading={busy}
        onClick={() => void run(exam.hash, text(exam.title))}
        data-testid="own-marks"
      >
        {t('reliability.own')}
      </Button>
      <a href={`/api/staff/exams/${exam.hash}/ratings.csv`} download className={classes.sample}>
        {t('reliability.ratings')}
      </a>
      <FailLine problem={problem} />
    </div>
  );
}
