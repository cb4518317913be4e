import type { CriterionId, DomainId, PersonId } from '#contract/ids';
import type { Text } from '#contract/language';
import type { Contribution, SealedResult } from '#contract/result';
import type { Criterion, Level } from '#contract/rubric';
import type { Seat } from '#contract/sitting';
import { fractionOf } from './exact.ts';

export type Seek = (ms: number) => void;
/** What a result refers to by id, looked up once. */
export type Reading = {
  criteria: ReadonlyMap<CriterionId, Criterion>;
  domainTitle: (domain: DomainId) => Text | undefined;
  nameOf: (person: PersonId) => string;
  /** Media times at which the panel marked a criterion, ms, in order. */
  markedAt: (criterion: CriterionId) => number[];
};

export function readingOf({ body }: SealedResult, seats: readonly Seat[], numbered: (n: number) => string): Reading {
  const { exam, sheets } = body.bundle;
  return {
    criteria: new Map(
      exam.rubric.domains.flatMap((domain) => domain.criteria.map((criterion) => [criterion.id, criterion])),
    ),
    domainTitle: (id) => exam.rubric.domains.find((domain) => domain.id === id)?.title,
    nameOf: (person) =>
      seats.find((seat) => seat.personId === person)?.name ??
      numbered(sheets.findIndex((sheet) => sheet.examinerId === person) + 1),
    markedAt: (id) =>
      sheets
        .flatMap((sheet) => sheet.marks.filter((mark) => mark.criterionId === id).map((mark) => mark.at))
        .filter((at) => at !== null)
        .sort((a, b) => a - b),
  };
}

/** The level whose points the combined mark reaches: the highest that does not exceed it. */
export function reachedLevel(criterion: Criterion, contribution: Contribution): Level | null {
  if (criterion.kind === 'measured') return null;
  const { n, d } = fractionOf(contribution.milliPoints);
  return criterion.levels.findLast((level) => BigInt(level.milliPoints) * d <= n) ?? criterion.levels[0] ?? null;
}

export const isMachine = ({ source }: Contribution): boolean =>
  source.kind === 'measured' || source.kind === 'abstained';
