import { type Refused, refused } from '#contract/errors';
import { globalRatings, type Scheme, sheetCriteria } from '#contract/exam';
import type { CriterionId } from '#contract/ids';
import type { Score, ScoreBundle, SchemeScore } from '#contract/result';
import type { Domain } from '#contract/rubric';
import { expectedOf } from '#marking/sheet';
import { disputedCriteria } from './agreement.ts';
import { bundleFault } from './bundle-fault.ts';
import { contributionOf, type Counted } from './contribution.ts';
import { cutPerMille } from './cut.ts';
import { exact, type Fraction, sum, zero } from './exact.ts';
import { domainMax, domainShare } from './weights.ts';

/** Raised with every change that can change a score; sealed results name it. */
export const SCORING_VERSION = 'scoring/2';

/** `share`, `automated`: of the whole, between 0 and 1. */
type ScoredDomain = { score: SchemeScore['domains'][number]; share: Fraction; automated: Fraction; counted: Counted[] };

/**
 * The score of one sitting from its evidence [SC1]–[SC8]: exact, and the same for the same bundle, byte for byte, in whatever order its sheets and marks come.
 * Each scheme is computed from the same evidence by its own rubric, independent of the other.
 * Refuses an incomplete sheet (`sheet_incomplete`), an unsettled dispute (`adjudication_needed`), an unknown level or a wrong panel (`bad_bundle`).
 */
export function scoreSitting(unordered: ScoreBundle): { kind: 'scored'; score: Score } | Refused {
  const bundle = inOrder(unordered);
  const fault = bundleFault(bundle);
  if (fault !== null) return fault;
  const expected = expectedOf({ exam: bundle.exam, toExaminers: fallenToExaminers(bundle) });
  for (const { marks } of bundle.sheets) {
    const missing = expected.filter((id) => !marks.some(({ criterionId }) => criterionId === id));
    if (missing.length > 0) return refused('sheet_incomplete', missing.join(', '));
  }
  const settled = new Set(bundle.adjudications.map(({ criterionId }) => criterionId));
  const disputed = disputedCriteria(bundle.exam, bundle.sheets).filter((id) => !settled.has(id));
  if (disputed.length > 0) return refused('adjudication_needed', disputed.join(', '));

  const schemes: SchemeScore[] = [];
  for (const scheme of bundle.exam.schemes) {
    const scored = scoreScheme(scheme, bundle);
    if ('kind' in scored) return scored;
    schemes.push(scored);
  }
  const ratings = globalRatings(bundle.exam).map(({ id }) => ({
    ratingId: id,
    marks: bundle.sheets.flatMap(({ examinerId, marks }) =>
      marks.filter(({ criterionId }) => criterionId === id).map(({ level }) => ({ examinerId, level })),
    ),
  }));
  return { kind: 'scored', score: { schemes, ratings } };
}

/** The measured criteria that this sitting's examiners mark: their metric abstained, and the exam says so [SC5]. */
export function fallenToExaminers({ exam, analysis }: Pick<ScoreBundle, 'exam' | 'analysis'>): CriterionId[] {
  if (exam.abstained !== 'examiners_mark') return [];
  const measured = new Set(analysis?.metrics.flatMap(({ kind, name }) => (kind === 'measured' ? [name] : [])));
  return sheetCriteria(exam).flatMap((criterion) =>
    criterion.kind === 'measured' &&
    !measured.has(criterion.metric) &&
    (criterion.levels !== undefined || criterion.points !== undefined)
      ? [criterion.id]
      : [],
  );
}

/** One order for everything: sheets by examiner, marks and adjudications by criterion. */
const inOrder = (bundle: ScoreBundle): ScoreBundle => ({
  ...bundle,
  sheets: bundle.sheets
    .map((sheet) => ({ ...sheet, marks: sheet.marks.toSorted((a, b) => (a.criterionId < b.criterionId ? -1 : 1)) }))
    .sort((a, b) => (a.examinerId < b.examinerId ? -1 : 1)),
  adjudications: bundle.adjudications.toSorted((a, b) => (a.criterionId < b.criterionId ? -1 : 1)),
});

function scoreScheme(scheme: Scheme, bundle: ScoreBundle): SchemeScore | Refused {
  const domains: ScoredDomain[] = [];
  for (const domain of scheme.rubric.domains) {
    const one = scoreDomain(domain, scheme, bundle);
    if ('kind' in one) return one;
    domains.push(one);
  }
  const perMille = sum(domains.map(({ share }) => share)).mul(1000);
  const failedCritical = scheme.rubric.domains.flatMap((domain, d) =>
    domain.criteria.flatMap((criterion, c) => {
      const one = domains[d]?.counted[c];
      return criterion.critical !== undefined && one?.points?.lt(criterion.critical.passMilliPoints) === true
        ? [criterion.id]
        : [];
    }),
  );
  const cut = cutPerMille(scheme);
  return {
    schemeId: scheme.id,
    outcome:
      failedCritical.length > 0
        ? 'fail'
        : perMille.gte(cut)
          ? 'pass'
          : perMille.gte(cut.sub(scheme.borderlinePerMille))
            ? 'borderline'
            : 'fail',
    percent: exact(perMille.div(10)),
    cutPercent: exact(cut.div(10)),
    // A band names a grade: whoever fails a critical criterion has none, whatever the points.
    band:
      failedCritical.length > 0
        ? null
        : (scheme.bands.find(({ fromPerMille }) => perMille.gte(fromPerMille))?.id ?? null),
    automatedPerMille: exact(sum(domains.map(({ automated }) => automated)).mul(1000)),
    failedCritical,
    domains: domains.map(({ score }) => score),
  };
}

/** One domain: an abstained criterion's weight goes to the domain's other criteria in proportion, never to zero [SC5]. */
function scoreDomain(domain: Domain, { rubric }: Scheme, bundle: ScoreBundle): ScoredDomain | Refused {
  const counted = domain.criteria.map((criterion) => contributionOf(criterion, bundle));
  const standing = counted.flatMap(({ contribution, points }) => (points === null ? [] : [{ contribution, points }]));
  const standingMax = standing.reduce((total, { contribution }) => total + contribution.maxMilliPoints, 0);
  if (standingMax === 0) return refused('bad_bundle', `every criterion of ${domain.id} abstains`);
  const weight = domainShare(rubric, domain);
  const share = sum(standing.map(({ points }) => points)).div(standingMax);
  const automated = standing
    .filter(({ contribution }) => contribution.source.kind === 'measured')
    .reduce((total, { contribution }) => total.add(contribution.maxMilliPoints), zero);
  return {
    score: {
      domainId: domain.id,
      milliPoints: exact(share.mul(domainMax(domain))),
      maxMilliPoints: domainMax(domain),
      weightPerMille: exact(weight.mul(1000)),
      contributions: counted.map(({ contribution }) => contribution),
    },
    share: share.mul(weight),
    automated: automated.div(standingMax).mul(weight),
    counted,
  };
}
