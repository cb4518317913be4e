import { useTranslation } from 'react-i18next';
import { type Estimate, type EstimateOrAbstained, isAbstained } from '#contract/reliability';
import { Icon } from '../ui/icons.tsx';
import classes from './estimate-rows.module.css';
import { Whisker } from './whisker.tsx';
import { decimals, wordsOf } from './words.ts';

export type EstimateRow = { key: string; name: string; note?: string; estimate: EstimateOrAbstained };
/** Where the words change, with both ends of the scale. */
const TICKS = [0, 0.4, 0.6, 0.75, 1];

/** Coefficients between 0 and 1 as dots with their intervals, figures aligned, and what they can be called; below 0 the line runs off the scale. */
export function EstimateRows({ rows, label }: { rows: readonly EstimateRow[]; label: string }) {
  return (
    <div className={classes.plot}>
      <ul className={classes.rows} aria-label={label}>
        {rows.map((row) => (
          <li key={row.key} className={classes.row} data-testid={`estimate-${row.key}`}>
            <span className={classes.name}>
              {row.name}
              {row.note !== undefined && <span className="dim small num"> {row.note}</span>}
            </span>
            {isAbstained(row.estimate) ? (
              <NotGiven reason={row.estimate.abstained} />
            ) : (
              <Given estimate={row.estimate} />
            )}
          </li>
        ))}
      </ul>
      <div className={`${classes.row} ${classes.axis}`} aria-hidden="true">
        <span className={`${classes.ticks} num`}>
          {TICKS.map((tick) => (
            <span key={tick} style={{ insetInlineStart: `${100 * tick}%` }}>
              {tick}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}

function Given({ estimate }: { estimate: Estimate }) {
  const { t } = useTranslation();
  const { from, to } = wordsOf(estimate);
  return (
    <>
      <span className={classes.chart}>
        {TICKS.slice(1, -1).map((tick) => (
          <span key={tick} className={classes.tick} style={{ insetInlineStart: `${100 * tick}%` }} />
        ))}
        <Whisker {...estimate} from={0} to={1} />
      </span>
      <span className={`${classes.value} num`}>{decimals(estimate.value)}</span>
      <span className={`${classes.interval} num dim`}>
        {decimals(estimate.low)} – {decimals(estimate.high)}
      </span>
      <span className={classes.word}>
        {from === to
          ? t(`reliability.word.${from}`)
          : t('reliability.wordRange', { from: t(`reliability.word.${from}`), to: t(`reliability.word.${to}`) })}
      </span>
    </>
  );
}

function NotGiven({ reason }: { reason: Extract<EstimateOrAbstained, { abstained: string }>['abstained'] }) {
  const { t } = useTranslation();
  return (
    <span className={`${classes.abstained} dim`}>
      <Icon name="info" size={14} /> {t('reliability.abstained', { reason: t(`reliability.reason.${reason}`) })}
    </span>
  );
}
