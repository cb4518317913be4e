import { useTranslation } from 'react-i18next';
import type { ExamRow } from '#contract/staff-http';
import { useText } from '../i18n/setup.ts';
import classes from './staff.module.css';

type Props = { exams: readonly ExamRow[]; exam: ExamRow; onChange: (hash: string) => void };

export function ExamSelect({ exams, exam, onChange }: Props) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <label className={classes.field}>
      {t('staff.exam')}
      <select
        className={classes.select}
        value={exam.hash}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid="exam"
      >
        {exams.map((each) => (
          <option key={each.hash} value={each.hash}>
            {text(each.title)}
          </option>
        ))}
      </select>
    </label>
  );
}
