import type { PersonId } from '#contract/ids';
import type { ResultBody } from '#contract/result';
import { Fraction } from './exact.ts';

/** One line of a cohort's marks: points are of the scheme's scale, as a decimal with at most three places. */
export type MarkRow = { candidate: string; examiner: string; criterion: string; points: string };
/** One examiner's judgement of one whole performance: the share of the points that this examiner alone gave, and the global rating. */
export type RatingRow = { candidate: string; examiner: string; percent: string; rating: string };
type NameOf = (body: ResultBody, examinerId: PersonId) => string;

/** Every mark of a cohort's sealed results in the points of one scheme; people's marks, before any adjudication. */
export const markRows = (results: readonly ResultBody[], schemeId: string, nameOf: NameOf): MarkRow[] =>
  results.flatMap((body) =>
    panelMarks(body, schemeId).map(({ criterionId, examinerId, milliPoints }) => ({
      candidate: body.candidate.personId,
      examiner: nameOf(body, examinerId),
      criterion: criterionId,
      points: decimal(milliPoints),
    })),
  );

/** What borderline regression needs: of each examiner and candidate the own total and the global rating. */
export const ratingRows = (results: readonly ResultBody[], schemeId: string, nameOf: NameOf): RatingRow[] =>
  results.flatMap((body) => {
    const marks = panelMarks(body, schemeId);
    return body.score.ratings.flatMap(({ marks: ratings }) =>
      ratings.map(({ examinerId, level }) => {
        const own = marks.filter((mark) => mark.examinerId === examinerId);
        const share = new Fraction(
          own.reduce((total, { milliPoints }) => total + milliPoints, 0),
          Math.max(
            1,
            own.reduce((total, { max }) => total + max, 0),
          ),
        );
        return {
          candidate: body.candidate.personId,
          examiner: nameOf(body, examinerId),
          percent: share.mul(100).round(3).valueOf().toString(),
          rating: String(level),
        };
      }),
    );
  });

function panelMarks({ score }: ResultBody, schemeId: string) {
  const scheme = score.schemes.find((each) => each.schemeId === schemeId);
  return (scheme?.domains ?? []).flatMap(({ contributions }) =>
    contributions.flatMap(({ criterionId, source, maxMilliPoints }) =>
      source.kind === 'panel' || source.kind === 'adjudicated'
        ? source.marks.map(({ examinerId, milliPoints }) => ({
            criterionId,
            examinerId,
            milliPoints,
            max: maxMilliPoints,
          }))
        : [],
    ),
  );
}

const decimal = (milliPoints: number): string => String(milliPoints / 1000);

/** A table as CSV (RFC 4180). A cell that a spreadsheet would run as a formula is quoted with an apostrophe in front. */
export function csvOf<K extends string>(columns: readonly K[], rows: readonly Readonly<Record<K, string>>[]): string {
  const cell = (text: string) => {
    const harmless = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  return [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}
