import type { Exam } from '#contract/exam';
import type { Sha256 } from '#contract/ids';
import { levelsOf, maxMilliPoints, type Rubric } from '#contract/rubric';
import { contentHash } from '#result/canonical';

/**
 * The hash of what decides points in a rubric, without its prose: two rubrics that differ in wording, language or origin alone have the same.
 * What a result may be compared across.
 */
export const structureHash = ({ domains, globalRating }: Rubric): Sha256 =>
  contentHash({
    domains: domains.map(({ id, weight, criteria }) => ({
      id,
      weight: weight ?? null,
      criteria: criteria.map((criterion) => ({
        id: criterion.id,
        kind: criterion.kind,
        max: maxMilliPoints(criterion),
        levels: levelsOf(criterion).map(({ level, milliPoints }) => [level, milliPoints]),
        critical: criterion.critical?.passMilliPoints ?? null,
        ...(criterion.kind === 'marked'
          ? {}
          : { metric: criterion.metric, curve: criterion.curve ?? null, bands: criterion.bands ?? null }),
      })),
    })),
    globalRating:
      globalRating === undefined
        ? null
        : { id: globalRating.id, levels: globalRating.levels.map(({ level }) => level) },
  });

/** The structure of all schemes of an exam: examiners standardised for one exam are so for every other with the same. */
export const examStructureHash = ({ schemes }: Pick<Exam, 'schemes'>): Sha256 =>
  contentHash(schemes.map(({ rubric }) => structureHash(rubric)));
