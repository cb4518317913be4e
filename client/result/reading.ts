import { type Scheme, sheetCriteria } from '#contract/exam';
import type { CriterionId, PersonId, Slug } from '#contract/ids';
import type { Text } from '#contract/language';
import type { Contribution, DomainScore, ResultBody, SchemeScore, SealedResult } from '#contract/result';
import type { Criterion, Domain, Level } from '#contract/rubric';
import type { Seat } from '#contract/sitting';
import { fractionOf } from './exact.ts';

export type Seek = (ms: number) => void;
/** One scheme with what it scored. */
export type SchemeReading = {
  scheme: Scheme;
  score: SchemeScore;
  criteria: ReadonlyMap<CriterionId, Criterion>;
  domains: { domain: Domain; score: DomainScore }[];
  layerTitle: (layer: Slug) => Text | undefined;
};
/** What a result refers to by id, looked up once. */
export type Reading = {
  body: ResultBody;
  schemes: SchemeReading[];
  nameOf: (person: PersonId) => string;
  /** Media times at which the panel marked a criterion, ms, in order. */
  markedAt: (criterion: CriterionId) => number[];
};
type Words = { examiner: (n: number) => string; adjudicator: string };

export function readingOf({ body }: SealedResult, seats: readonly Seat[], words: Words): Reading {
  const { exam, sheets } = body.bundle;
  return {
    body,
    schemes: body.score.schemes.flatMap((score) => {
      const scheme = exam.schemes.find(({ id }) => id === score.schemeId);
      return scheme === undefined ? [] : [schemeReading(scheme, score)];
    }),
    nameOf: (person) => {
      const seat = seats.find(({ personId }) => personId === person);
      const sheet = sheets.findIndex(({ examinerId }) => examinerId === person);
      return seat?.name ?? (sheet < 0 ? words.adjudicator : words.examiner(sheet + 1));
    },
    markedAt: (id) =>
      sheets
        .flatMap((sheet) => sheet.marks.filter((mark) => mark.criterionId === id).map((mark) => mark.at))
        .filter((at) => at !== null)
        .sort((a, b) => a - b),
  };
}

const schemeReading = (scheme: Scheme, score: SchemeScore): SchemeReading => ({
  scheme,
  score,
  criteria: new Map(sheetCriteria({ schemes: [scheme] }).map((criterion) => [criterion.id, criterion])),
  domains: score.domains.flatMap((each) => {
    const domain = scheme.rubric.domains.find(({ id }) => id === each.domainId);
    return domain === undefined ? [] : [{ domain, score: each }];
  }),
  layerTitle: (layer) => scheme.rubric.layers?.find(({ id }) => id === layer)?.title,
});

/** The level whose points the combined mark reaches: the highest that does not exceed it. Null on a points scale. */
export function reachedLevel({ levels }: Criterion, contribution: Contribution): Level | null {
  if (levels === undefined) return null;
  const { n, d } = fractionOf(contribution.milliPoints);
  return levels.findLast((level) => BigInt(level.milliPoints) * d <= n) ?? levels[0] ?? null;
}

export const isMachine = ({ source }: Contribution): boolean =>
  source.kind === 'measured' || source.kind === 'abstained';
