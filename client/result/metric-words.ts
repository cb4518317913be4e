import type { TFunction } from 'i18next';
import type { Metric, MetricName } from '#contract/metric';

type Unit = 'lufs' | 'db' | 'share' | 'count' | 'perMin' | 'ms' | 'syllPerMin' | 'syllPerSec';
const units: Record<MetricName, Unit> = {
  integratedLoudnessLufs: 'lufs',
  clippedShare: 'share',
  signalToNoiseDb: 'db',
  speechShare: 'share',
  pauseCount: 'count',
  pausesPerMin: 'perMin',
  longestPauseMs: 'ms',
  deadAirMs: 'ms',
  syllableCount: 'count',
  speechRateSyllPerMin: 'syllPerMin',
  articulationRateSyllPerSec: 'syllPerSec',
  productCoverageShare: 'share',
  contradictionCount: 'count',
  forbiddenWordCount: 'count',
  requiredStatementShare: 'share',
};

/** A metric's figure as people read it: shares in percent, times in seconds, a true minus sign. */
export const figureOf = (name: MetricName, value: number): string => plainFigure(name, value).replace('-', '−');

function plainFigure(name: MetricName, value: number): string {
  switch (units[name]) {
    case 'share':
      return (value * 100).toFixed(value > 0 && value < 0.01 ? 2 : 0);
    case 'ms':
      return (value / 1000).toFixed(1);
    case 'count':
    case 'syllPerMin':
      return value.toFixed(0);
    case 'lufs':
    case 'db':
    case 'perMin':
      return value.toFixed(1);
    case 'syllPerSec':
      return value.toFixed(2);
  }
}

export const withUnit = (t: TFunction, name: MetricName, value: number): string =>
  t(`unit.${units[name]}`, { value: figureOf(name, value) });

/** Value, unit, band of uncertainty, and whether it is an estimate; or why there is none. */
export function metricSentence(t: TFunction, metric: Metric): string {
  if (metric.kind === 'abstained') return t('metric.abstained', { reason: t(`abstain.${metric.reason}`) });
  const value = withUnit(t, metric.name, metric.value);
  const band =
    metric.uncertainty === null ? value : t('metric.band', { value, band: figureOf(metric.name, metric.uncertainty) });
  return metric.estimated ? t('metric.estimated', { value: band }) : band;
}
