import { type Refused, refused } from '#contract/errors';
import type { Contribution, DomainScore, Outcome, Score, ScoreBundle } from '#contract/result';
import type { Criterion, Domain } from '#contract/rubric';
import { maxMilliPoints } from '#contract/rubric';
import { disputedCriteria } from './agreement.ts';
import { shareAt } from './curve.ts';
import { exact, Fraction, sum, zero } from './exact.ts';
import { combinePanel, pointsOf, spreadOf } from './panel.ts';

/** Raised with every change that can change a score; sealed results name it. */
export const SCORING_VERSION = 'scoring/1';

type ScoredDomain = { score: DomainScore; points: Fraction; automated: Fraction; counted: Counted[] };
type Counted = { contribution: Contribution; points: Fraction; abstained: boolean };

function measured(criterion: Extract<Criterion, { kind: 'measured' }>, bundle: ScoreBundle): Counted {
  const base = { criterionId: criterion.id, maxMilliPoints: criterion.milliPoints };
  const metric = bundle.analysis?.metrics.find(({ name }) => name === criterion.metric);
  if (metric === undefined || metric.kind === 'abstained') {
    const reason = metric === undefined ? 'failed' : metric.reason;
    return {
      contribution: { ...base, milliPoints: '0', source: { kind: 'abstained', metric: criterion.metric, reason } },
      points: zero,
      abstained: true,
    };
  }
  const share = shareAt(criterion.curve, metric.value);
  const points = share.mul(criterion.milliPoints).div(1000);
  return {
    contribution: {
      ...base,
      milliPoints: exact(points),
      source: {
        kind: 'measured',
        metric: metric.name,
        value: metric.value,
        perMille: exact(share),
        evidence: metric.evidence,
      },
    },
    points,
    abstained: false,
  };
}

function judged(criterion: Exclude<Criterion, { kind: 'measured' }>, bundle: ScoreBundle): Counted | Refused {
  const marks = bundle.sheets.flatMap((sheet) =>
    sheet.marks
      .filter((mark) => mark.criterionId === criterion.id)
      .map((mark) => ({
        examinerId: sheet.examinerId,
        level: mark.level,
        milliPoints: pointsOf(criterion, mark.level),
      })),
  );
  if (marks.length !== bundle.sheets.length) return refused('sheet_incomplete', criterion.id);
  const spreadMilliPoints = spreadOf(marks.map((mark) => mark.milliPoints));
  const ruling = bundle.adjudications.findLast(({ criterionId }) => criterionId === criterion.id);
  const points =
    ruling === undefined ? combinePanel(marks, bundle.exam.panel) : new Fraction(pointsOf(criterion, ruling.level));
  const source =
    ruling === undefined
      ? { kind: 'panel' as const, marks, spreadMilliPoints }
      : {
          kind: 'adjudicated' as const,
          level: ruling.level,
          by: ruling.by,
          reason: ruling.reason,
          marks,
          spreadMilliPoints,
        };
  return {
    contribution: {
      criterionId: criterion.id,
      source,
      milliPoints: exact(points),
      maxMilliPoints: maxMilliPoints(criterion),
    },
    points,
    abstained: false,
  };
}

/** One domain: an abstained criterion's weight goes to the domain's other criteria in proportion, never to zero [SC5]. */
function scoreDomain(domain: Domain, bundle: ScoreBundle): ScoredDomain | Refused {
  const counted: Counted[] = [];
  for (const criterion of domain.criteria) {
    const one = criterion.kind === 'measured' ? measured(criterion, bundle) : judged(criterion, bundle);
    if ('kind' in one) return one;
    counted.push(one);
  }
  const max = counted.reduce((total, { contribution }) => total + contribution.maxMilliPoints, 0);
  const standing = counted.filter(({ abstained }) => !abstained);
  const standingMax = standing.reduce((total, { contribution }) => total + contribution.maxMilliPoints, 0);
  if (standingMax === 0) return refused('bad_bundle', `every criterion of ${domain.id} abstains`);
  const scale = new Fraction(max, standingMax);
  const points = sum(standing.map((each) => each.points)).mul(scale);
  const automatedMax = standing
    .filter(({ contribution }) => contribution.source.kind === 'measured')
    .reduce((total, { contribution }) => total + contribution.maxMilliPoints, 0);
  return {
    score: {
      domainId: domain.id,
      milliPoints: exact(points),
      maxMilliPoints: max,
      contributions: counted.map(({ contribution }) => contribution),
    },
    points,
    automated: scale.mul(automatedMax),
    counted,
  };
}

/**
 * The score of one sitting from its evidence [SC1]–[SC6]: exact, and the same for the same bundle, byte for byte.
 * Refuses an incomplete sheet (`sheet_incomplete`), an unsettled dispute (`adjudication_needed`), an unknown level or a wrong panel (`bad_bundle`).
 */
export function scoreSitting(bundle: ScoreBundle): { kind: 'scored'; score: Score } | Refused {
  const { exam } = bundle;
  const faults = bundleFaults(bundle);
  if (faults !== null) return faults;
  const settled = new Set(bundle.adjudications.map(({ criterionId }) => criterionId));
  const disputed = disputedCriteria(exam, bundle.sheets).filter((id) => !settled.has(id));
  if (disputed.length > 0) return refused('adjudication_needed', disputed.join(', '));

  const domains: ScoredDomain[] = [];
  for (const domain of exam.rubric.domains) {
    const one = scoreDomain(domain, bundle);
    if ('kind' in one) return one;
    domains.push(one);
  }
  const points = sum(domains.map((domain) => domain.points));
  const max = domains.reduce((total, { score }) => total + score.maxMilliPoints, 0);
  const perMille = points.mul(1000).div(max);
  const failedCritical = exam.rubric.domains.flatMap((domain, d) =>
    domain.criteria.flatMap((criterion, c) => {
      const one = domains[d]?.counted[c];
      return criterion.critical !== undefined &&
        one !== undefined &&
        !one.abstained &&
        one.points.lt(criterion.critical.passMilliPoints)
        ? [criterion.id]
        : [];
    }),
  );
  return {
    kind: 'scored',
    score: {
      outcome: outcomeOf(perMille, failedCritical.length > 0, exam),
      percent: exact(perMille.div(10)),
      milliPoints: exact(points),
      maxMilliPoints: max,
      automatedPerMille: exact(
        sum(domains.map((domain) => domain.automated))
          .mul(1000)
          .div(max),
      ),
      failedCritical,
      domains: domains.map(({ score }) => score),
    },
  };
}

function outcomeOf(perMille: Fraction, failedCritical: boolean, exam: ScoreBundle['exam']): Outcome {
  if (failedCritical) return 'fail';
  if (perMille.gte(exam.cutScorePerMille)) return 'pass';
  return perMille.gte(exam.cutScorePerMille - exam.borderlinePerMille) ? 'borderline' : 'fail';
}

function bundleFaults({ exam, sheets, adjudications }: ScoreBundle): Refused | null {
  if (sheets.length !== exam.panel.size)
    return refused('bad_bundle', `the panel is ${exam.panel.size}, but there are ${sheets.length} sheets`);
  if (new Set(sheets.map(({ examinerId }) => examinerId)).size !== sheets.length)
    return refused('bad_bundle', 'one examiner has two sheets');
  const levels = new Map(
    exam.rubric.domains
      .flatMap((domain) => domain.criteria)
      .map((criterion) => [
        criterion.id,
        criterion.kind === 'measured' ? [] : criterion.levels.map(({ level }) => level),
      ]),
  );
  for (const sheet of sheets) {
    if (new Set(sheet.marks.map(({ criterionId }) => criterionId)).size !== sheet.marks.length)
      return refused('bad_bundle', 'a criterion is marked twice on one sheet');
    for (const mark of sheet.marks)
      if (!levels.get(mark.criterionId)?.includes(mark.level))
        return refused('bad_bundle', `no level ${mark.level} of ${mark.criterionId}`);
  }
  for (const { criterionId, level } of adjudications)
    if (!levels.get(criterionId)?.includes(level)) return refused('bad_bundle', `no level ${level} of ${criterionId}`);
  return null;
}
