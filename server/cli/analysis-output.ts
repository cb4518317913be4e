import type { Analysis, Metric, MetricName } from '#contract/metric';
import type { AnalysedFile } from '#analysis/analyse-file';

type Analysed = Extract<AnalysedFile, { kind: 'analysed' }>;

const UNITS: Readonly<Record<MetricName, string>> = {
  integratedLoudnessLufs: 'LUFS',
  clippedShare: 'share',
  signalToNoiseDb: 'dB',
  speechShare: 'share',
  pauseCount: '',
  pausesPerMin: '/min',
  longestPauseMs: 'ms',
  deadAirMs: 'ms',
  syllableCount: 'syllables',
  speechRateSyllPerMin: 'syllables/min',
  articulationRateSyllPerSec: 'syllables/s',
  productCoverageShare: 'share',
  contradictionCount: '',
  forbiddenWordCount: '',
  requiredStatementShare: 'share',
};

/** The analysis of a file as one JSON document. */
export function analysisJson(file: string, { analysis, probe, warnings }: Analysed): string {
  const { metrics, paceSyllPerMin, loudnessLufs, points, ...rest } = analysis;
  const byName = Object.fromEntries(metrics.map((metric) => [metric.name, metricJson(metric)]));
  return JSON.stringify(
    {
      file,
      probe,
      warnings,
      ...rest,
      metrics: byName,
      pace: paceSyllPerMin,
      loudness: loudnessLufs,
      coverage: { points },
    },
    null,
    2,
  );
}

function metricJson(metric: Metric): object {
  if (metric.kind === 'abstained') return { abstained: metric.reason };
  const { value, uncertainty, estimated, evidence, name } = metric;
  return { value, unit: UNITS[name], uncertainty, estimated, evidence };
}

/** The analysis as a table for people. */
export function analysisTable(file: string, { analysis, probe, warnings }: Analysed): string {
  const rows: [string, string][] = [
    ['file', file],
    ['sound', `${probe.codec}, ${probe.sampleRate} Hz, ${probe.channels} channel${probe.channels === 1 ? '' : 's'}`],
    ['duration', clock(analysis.durationMs)],
    ['engine', analysis.engine],
    ...warnings.map((warning): [string, string] => ['warning', `${warning.code}: ${warning.detail}`]),
    ...analysis.metrics.map((metric): [string, string] => [metric.name, metricText(metric)]),
    ...analysis.points.map((point): [string, string] => [
      `${point.productId}/${point.pointId}`,
      `${point.state}${found(point)}`,
    ]),
    ...analysis.words.map((hit): [string, string] => [
      `word "${hit.word}"`,
      `${hit.negated ? 'negated' : 'to confirm'} at ${clock(hit.span.fromMs)}: ${hit.quote}`,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => columns(name)));
  return `${rows.map(([name, value]) => `${name}${' '.repeat(width - columns(name))}  ${value}`).join('\n')}\n`;
}

function metricText(metric: Metric): string {
  if (metric.kind === 'abstained') return `abstained (${metric.reason})`;
  const band = metric.uncertainty === null ? '' : ` ± ${short(metric.uncertainty)}`;
  return `${short(metric.value)}${band} ${UNITS[metric.name]}`.trimEnd() + (metric.estimated ? ' (estimated)' : '');
}

const found = ({ span, quote }: Analysis['points'][number]): string =>
  span === null ? '' : ` at ${clock(span.fromMs)}: ${quote ?? ''}`;
const short = (value: number): string => String(Math.round(value * 100) / 100);
const clock = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;
/** Columns on a terminal: Chinese characters take two. */
const columns = (text: string): number =>
  Array.from(text, (char) => (char > '\u2e7f' ? 2 : 1)).reduce((sum, width) => sum + width, 0);
