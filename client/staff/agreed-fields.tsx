import { useTranslation } from 'react-i18next';
import { type Exam, sheetDomains } from '#contract/exam';
import type { CriterionId } from '#contract/ids';
import { levelsOf } from '#contract/rubric';
import { useText } from '../i18n/setup.ts';
import { useLevelWord } from '../result/use-level-word.ts';
import classes from './staff.module.css';

type Props = {
  exam: Exam;
  levels: ReadonlyMap<CriterionId, number>;
  onChange: (criterion: CriterionId, level: number | null) => void;
};

/** The agreed level of each criterion that people mark; a criterion can be left out of the comparison. */
export function AgreedFields({ exam, levels, onChange }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const levelWord = useLevelWord();
  return sheetDomains(exam).map((domain) => {
    const marked = domain.criteria.filter(({ kind }) => kind !== 'measured');
    if (marked.length === 0) return null;
    return (
      <fieldset key={domain.id} className={classes.agreed}>
        <legend>{text(domain.title)}</legend>
        {marked.map((criterion) => (
          <label key={criterion.id}>
            <span>{text(criterion.title)}</span>
            <select
              className={classes.select}
              value={levels.get(criterion.id) ?? ''}
              onChange={({ currentTarget: { value } }) => onChange(criterion.id, value === '' ? null : Number(value))}
              data-testid={`agreed-${criterion.id}`}
            >
              {levelsOf(criterion).map(({ level }) => (
                <option key={level} value={level}>
                  {levelWord(criterion, level)}
                </option>
              ))}
              <option value="">{t('staff.leftOut')}</option>
            </select>
          </label>
        ))}
      </fieldset>
    );
  });
}
