import type { Language, Text } from '#contract/language';
import { globalRatings, sheetCriteria } from '#contract/exam';
import type { SchemeScore, SealedResult } from '#contract/result';
import { Fraction } from '#scoring/exact';

const words = {
  'zh-CN': {
    outcome: { pass: '合格', borderline: '临界', fail: '不合格' },
    score: '成绩',
    cut: '合格线',
    criterion: '评分项',
    points: '得分',
    marks: '考官等级',
    machine: '系统测量',
    abstained: '未测',
    measured: '测得',
    of: '满分',
    measurements: '测量值',
  },
  en: {
    outcome: { pass: 'pass', borderline: 'borderline', fail: 'fail' },
    score: 'Score',
    cut: 'cut score',
    criterion: 'Criterion',
    points: 'Points',
    marks: 'Examiners’ levels',
    machine: 'machine',
    abstained: 'abstained',
    measured: 'measured',
    of: 'of',
    measurements: 'Measurements',
  },
} as const;

/** One decimal, rounded down [SC1]. */
export const shown = (exact: string): string => new Fraction(exact).mul(10).floor().div(10).valueOf().toFixed(1);
const points = (milli: string): string => shown(new Fraction(milli).div(1000).toFraction());

/** Columns a text takes in a terminal: CJK and full-width forms take two (UAX #11, W and F). */
const width = (text: string): number =>
  [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)
        ? 2
        : 1),
    0,
  );
const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/** The result as tables that a person can read in a terminal, one for each scheme. */
export function resultTable({ body }: SealedResult, language: Language): string {
  const w = words[language];
  const { score, bundle } = body;
  const metrics = (bundle.analysis?.metrics ?? []).map(
    (metric) =>
      `  ${metric.name.padEnd(28)}${metric.kind === 'measured' ? metric.value.toFixed(2) : `${w.abstained} (${metric.reason})`}`,
  );
  const titles = new Map(globalRatings(bundle.exam).map(({ id, title }) => [id, title[language]]));
  return [
    `${bundle.exam.title[language]} · ${body.candidate.name}`,
    ...score.schemes.flatMap((scheme) => schemeTable(scheme, body, language)),
    ...score.ratings.map(
      ({ ratingId, marks }) => `${titles.get(ratingId) ?? ratingId}  ${marks.map(({ level }) => level).join(' · ')}`,
    ),
    '',
    w.measurements,
    ...metrics,
    '',
  ].join('\n');
}

function schemeTable(scored: SchemeScore, { bundle }: SealedResult['body'], language: Language): string[] {
  const w = words[language];
  const say = (text: Text) => text[language];
  const scheme = bundle.exam.schemes.find(({ id }) => id === scored.schemeId);
  const band = scheme?.bands.find(({ id }) => id === scored.band);
  const titles = new Map(sheetCriteria(bundle.exam).map((criterion) => [criterion.id, say(criterion.title)]));
  const rows = scored.domains.flatMap((domain) =>
    domain.contributions.map(({ criterionId, source, milliPoints, maxMilliPoints }) => {
      const how =
        source.kind === 'measured'
          ? `${w.machine}: ${w.measured} ${source.value.toFixed(1)}`
          : source.kind === 'abstained'
            ? `${w.machine}: ${w.abstained} (${source.reason})`
            : source.marks.map(({ level }) => level).join(' · ') +
              (source.kind === 'adjudicated' ? ` → ${source.ruling.level}` : '');
      return [
        titles.get(criterionId) ?? criterionId,
        source.kind === 'abstained' ? '–' : points(milliPoints),
        String(maxMilliPoints / 1000),
        how,
      ];
    }),
  );
  const table = [[w.criterion, w.points, w.of, w.marks], ...rows];
  const columns = [0, 1, 2, 3].map((i) => Math.max(...table.map((row) => width(row[i] ?? ''))));
  const lines = table.map((row) =>
    row
      .map((cell, i) =>
        i === 1 || i === 2
          ? ' '.repeat(Math.max(0, (columns[i] ?? 0) - width(cell))) + cell
          : padded(cell, columns[i] ?? 0),
      )
      .join('  '),
  );
  return [
    '',
    scheme === undefined ? scored.schemeId : `${say(scheme.title)} · ${say(scheme.issuer)}`,
    `${w.score} ${shown(scored.percent)} · ${w.outcome[scored.outcome]}${band === undefined ? '' : ` · ${say(band.title)}`} (${w.cut} ${shown(scored.cutPercent)})`,
    '',
    lines[0] ?? '',
    '─'.repeat(width(lines[0] ?? '')),
    ...lines.slice(1),
    '',
  ];
}
