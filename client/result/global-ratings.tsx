import { useTranslation } from 'react-i18next';
import { globalRatings } from '#contract/exam';
import { useText } from '../i18n/setup.ts';
import type { Reading } from './reading.ts';
import classes from './result-table.module.css';

/** The examiners' judgement of the whole, beside the points. */
export function GlobalRatings({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const text = useText();
  const asked = globalRatings(reading.body.bundle.exam);
  const { ratings } = reading.body.score;
  if (asked.length === 0) return null;
  return (
    <table className={classes.table} data-testid="ratings">
      <caption>{t('result.ratings')}</caption>
      <tbody>
        {asked.map((rating) => (
          <tr key={rating.id}>
            <th scope="row">
              {text(rating.title)}
              <span className={classes.descriptor}>{t('result.ratingsText')}</span>
            </th>
            <td colSpan={3}>
              <ul className={classes.marks}>
                {(ratings.find(({ ratingId }) => ratingId === rating.id)?.marks ?? []).map(({ examinerId, level }) => {
                  const found = rating.levels.find((each) => each.level === level);
                  return (
                    <li key={examinerId}>
                      {reading.nameOf(examinerId)}{' '}
                      <strong>{found === undefined ? String(level) : text(found.label)}</strong>
                    </li>
                  );
                })}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
