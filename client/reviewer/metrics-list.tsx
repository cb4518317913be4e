import { useTranslation } from 'react-i18next';
import type { Review } from '#contract/http';
import type { Analysis, PointState } from '#contract/metric';
import { useText } from '../i18n/setup.ts';
import { metricSentence } from '../result/metric-words.ts';
import { TimeChips } from '../result/time-chips.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import classes from './inspector.module.css';

const signs: Record<PointState, IconName> = {
  said: 'check',
  probable: 'info',
  contradicted: 'warn',
  not_found: 'cross',
  abstained: 'wait',
};
type Props = { review: Review; analysis: Analysis | null; onSeek: (ms: number) => void };

/** What the machine measured: values with their bands, required points, words to look at. */
export function MetricsList({ review, analysis, onSeek }: Props) {
  const { t } = useTranslation();
  const text = useText();
  if (analysis === null)
    return (
      <Notice icon="wait" title={t('reviewer.noMetrics')}>
        {t('reviewer.noMetricsText')}
      </Notice>
    );
  const { products, mustSay } = review.exam.exam.brief;
  const titles = new Map(
    [...products.flatMap((product) => product.points), ...mustSay].map((point) => [point.id, point.title]),
  );
  const names = new Map(products.map((product) => [product.id, product.name]));
  return (
    <div data-testid="metrics">
      <p className="dim small">
        {t('reviewer.version', {
          version: analysis.version,
          engine: analysis.engine,
          state: t(review.analysis === null ? 'reviewer.live' : 'reviewer.final'),
        })}
      </p>
      {analysis.metrics.map((metric) => (
        <div
          key={metric.name}
          className={classes.metric}
          data-abstained={metric.kind === 'abstained'}
          data-testid={`metric-${metric.name}`}
        >
          <span>{t(`metric.name.${metric.name}`)}</span>
          <span className="num">{metricSentence(t, metric)}</span>
          {metric.kind === 'measured' && metric.evidence.length > 0 && (
            <TimeChips times={metric.evidence.map((span) => span.fromMs)} onSeek={onSeek} />
          )}
        </div>
      ))}
      <h2 className={classes.heading}>{t('brief.points')}</h2>
      {analysis.points.map((point) => {
        const title = titles.get(point.pointId);
        const product = names.get(point.productId);
        return (
          <div key={`${point.productId}-${point.pointId}`} className={classes.metric}>
            <span>
              {product !== undefined && `${text(product)} · `}
              {title === undefined ? point.pointId : text(title)}
            </span>
            <span className={classes.point} data-point={point.state}>
              <Icon name={signs[point.state]} size={14} /> {t(`point.${point.state}`)}{' '}
              {point.span !== null && <TimeChips times={[point.span.fromMs]} onSeek={onSeek} />}
            </span>
            {point.quote !== null && <span className="dim small">{t('reviewer.quote', { text: point.quote })}</span>}
          </div>
        );
      })}
      {analysis.words.length > 0 && <h2 className={classes.heading}>{t('reviewer.words')}</h2>}
      {analysis.words.map((hit) => (
        <div key={`${hit.word}-${hit.span.fromMs}`} className={classes.metric}>
          <span>
            {hit.word} {hit.negated && <span className="dim small">· {t('reviewer.negated')}</span>}
          </span>
          <TimeChips times={[hit.span.fromMs]} onSeek={onSeek} />
          <span className="dim small">{t('reviewer.quote', { text: hit.quote })}</span>
        </div>
      ))}
      <p className="dim small">{t('reviewer.machineOnly')}</p>
    </div>
  );
}
