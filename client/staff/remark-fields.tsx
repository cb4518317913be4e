import { useTranslation } from 'react-i18next';
import type { ExamRow, NewRemark } from '#contract/staff-http';
import { useLanguage } from '../i18n/setup.ts';
import { ExamSelect } from './exam-select.tsx';
import { useSittings } from './queries.ts';
import classes from './staff.module.css';

export type RemarkChoice = Pick<NewRemark, 'purpose' | 'sittingId'> & { examHash: string | null };
type Props = {
  exams: readonly ExamRow[];
  exam: ExamRow;
  choice: RemarkChoice;
  onChange: (choice: RemarkChoice) => void;
};
const purposes = ['standardisation', 'drift'] as const;

/** Which exam, what for, and which reference recording, or whichever this examiner has marked least often. */
export function RemarkFields({ exams, exam, choice, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sittings = useSittings();
  const alike = new Set(
    exams.filter(({ structureSha256 }) => structureSha256 === exam.structureSha256).map(({ hash }) => hash),
  );
  const references = (sittings.data?.sittings ?? []).filter(
    ({ isReference, examHash }) => isReference && alike.has(examHash),
  );
  return (
    <>
      <ExamSelect
        exams={exams}
        exam={exam}
        onChange={(examHash) => onChange({ ...choice, examHash, sittingId: null })}
      />
      <fieldset className={classes.choices}>
        <legend>{t('staff.purposeLabel')}</legend>
        {purposes.map((purpose) => (
          <label key={purpose}>
            <input
              type="radio"
              name="purpose"
              checked={choice.purpose === purpose}
              onChange={() => onChange({ ...choice, purpose })}
              data-testid={`purpose-${purpose}`}
            />
            <span>
              {t(`staff.purpose.${purpose}`)}
              <span className="dim small">{t(`staff.purposeText.${purpose}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label className={classes.field}>
        {t('staff.reference')}
        <select
          className={classes.select}
          value={choice.sittingId ?? ''}
          onChange={(event) => {
            const picked = references.find(({ id }) => id === event.currentTarget.value);
            onChange({ ...choice, sittingId: picked?.id ?? null });
          }}
          data-testid="reference"
        >
          <option value="">{t('staff.referencePicked')}</option>
          {references.map(({ id, candidate, createdAt }) => (
            <option key={id} value={id}>
              {`${candidate} · ${new Date(createdAt).toLocaleDateString(language, { dateStyle: 'medium' })}`}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
