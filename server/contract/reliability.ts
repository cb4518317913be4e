import { z } from 'zod';

/** One observation: an examiner's points for one candidate on one criterion. A blank cell of a file is no row. */
export const MarkRow = z.strictObject({
  candidate: z.string().min(1),
  examiner: z.string().min(1),
  criterion: z.string().min(1),
  points: z.number(),
});
export type MarkRow = z.infer<typeof MarkRow>;

/** Why a line of a marks file can't be used. */
export const MarkFaultReason = z.enum([
  'empty_file',
  'missing_column',
  'repeated_column',
  'wrong_number_of_cells',
  'broken_quotes',
  'no_candidate',
  'no_examiner',
  'no_criterion',
  'not_a_number',
  'not_finite',
  'too_big',
  'repeated_cell',
  'no_marks',
  'one_candidate',
  'one_examiner',
  'too_many_rows',
  'blank_cell',
  'another_maximum',
  'no_judgement',
]);
export type MarkFaultReason = z.infer<typeof MarkFaultReason>;
export const MarkFault = z.strictObject({
  line: z.int().positive(),
  reason: MarkFaultReason,
  /** The column, the cell's text or the line meant, as far as there is one. */
  what: z.string().max(200).optional(),
});
export type MarkFault = z.infer<typeof MarkFault>;

/** Why a statistic is withheld: an unreliable figure is never a guess [ST4]. */
export const AbstainReason = z.enum([
  'no_variance',
  'too_few_candidates',
  'too_few_criteria',
  'too_few_observations',
  'too_few_common_units',
  'too_few_complete_candidates',
  'too_many_categories',
  'too_many_pairs',
  'one_examiner_per_candidate',
  'not_identified',
  'not_converged',
]);
export type AbstainReason = z.infer<typeof AbstainReason>;
export const Abstained = z.strictObject({ abstained: AbstainReason });
export type Abstained = z.infer<typeof Abstained>;

/** A statistic with its 95 % interval and the method that gave both [ST1]. */
export const Estimate = z.strictObject({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  method: z.string(),
});
export type Estimate = z.infer<typeof Estimate>;
export const EstimateOrAbstained = z.union([Estimate, Abstained]);
export type EstimateOrAbstained = z.infer<typeof EstimateOrAbstained>;
export const isAbstained = (value: object): value is Abstained => 'abstained' in value;

/** Shape of the data. `missingShare` is of candidates × examiners × criteria. */
export const MarksDesign = z.strictObject({
  candidates: z.int(),
  examiners: z.int(),
  criteria: z.int(),
  observations: z.int(),
  missingShare: z.number(),
  complete: z.boolean(),
  connected: z.boolean(),
  /** Examiners that share candidates, directly or through others; more than one: nothing links them. */
  subsets: z.array(z.array(z.string())),
  examinersPerCandidate: z.strictObject({ least: z.int(), most: z.int(), mean: z.number() }),
  /** Totals of candidate × examiner: all criteria marked, at least half of them (prorated), fewer (left out). */
  totals: z.strictObject({ complete: z.int(), prorated: z.int(), leftOut: z.int() }),
});
export type MarksDesign = z.infer<typeof MarksDesign>;

export const IccForm = z.enum(['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)']);
export type IccForm = z.infer<typeof IccForm>;
export const Icc = z.record(IccForm, EstimateOrAbstained);
export type Icc = z.infer<typeof Icc>;

export const Krippendorff = z.strictObject({
  nominal: EstimateOrAbstained,
  ordinal: EstimateOrAbstained,
  interval: EstimateOrAbstained,
});
export type Krippendorff = z.infer<typeof Krippendorff>;

export const CohenPair = z.strictObject({
  examiners: z.tuple([z.string(), z.string()]),
  units: z.int(),
  unweighted: EstimateOrAbstained,
  linear: EstimateOrAbstained,
  quadratic: EstimateOrAbstained,
});
export type CohenPair = z.infer<typeof CohenPair>;
export const Kappa = z.strictObject({
  cohen: z.union([z.array(CohenPair), Abstained]),
  /** Units with the commonest number of ratings. */
  fleiss: EstimateOrAbstained,
  fleissUnits: z.int(),
});
export type Kappa = z.infer<typeof Kappa>;

export const Facet = z.enum([
  'candidate',
  'examiner',
  'criterion',
  'candidateExaminer',
  'candidateCriterion',
  'examinerCriterion',
  'residual',
]);
export type Facet = z.infer<typeof Facet>;
/** `estimate` may be negative; `variance` is then 0. `share` is of the sum of the variances. */
export const VarianceComponent = z.strictObject({
  facet: Facet,
  estimate: z.number(),
  variance: z.number(),
  standardError: z.number().nullable(),
  share: z.number(),
});
export type VarianceComponent = z.infer<typeof VarianceComponent>;
/** `g` relative, `phi` absolute decisions; `relativeSem`, `absoluteSem` in points per criterion. */
export const DStudyRow = z.strictObject({
  examiners: z.number(),
  criteria: z.number(),
  g: z.number(),
  phi: z.number(),
  relativeSem: z.number(),
  absoluteSem: z.number(),
});
export type DStudyRow = z.infer<typeof DStudyRow>;
export const GStudy = z.strictObject({
  design: z.enum(['p×r×i', 'p×r']),
  method: z.string(),
  balanced: z.boolean(),
  components: z.array(VarianceComponent),
  /** For the exam as it was held: its examiners per candidate and its criteria. */
  g: EstimateOrAbstained,
  phi: EstimateOrAbstained,
  observed: z.strictObject({ examiners: z.number(), criteria: z.number() }),
  dStudy: z.strictObject({ byExaminers: z.array(DStudyRow), byCriteria: z.array(DStudyRow) }),
});
export type GStudy = z.infer<typeof GStudy>;

const Fit = { infit: z.number().nullable(), outfit: z.number().nullable() };
/**
 * One element of a facet, in logits. Severity: higher is more severe; difficulty: higher is harder; ability: higher is better.
 * `fairAverage` is the expected points per criterion with the other facets at their averages; it is reported, never applied [ST2].
 */
export const RaschElement = z.strictObject({
  label: z.string(),
  measure: z.number(),
  standardError: z.number(),
  low: z.number(),
  high: z.number(),
  ...Fit,
  observations: z.int(),
  observedAverage: z.number(),
  fairAverage: z.number(),
  subset: z.int(),
  extreme: z.boolean(),
});
export type RaschElement = z.infer<typeof RaschElement>;
export const RaschCriterion = RaschElement.extend({
  categories: z.array(z.number()),
  /** Thresholds between neighbouring categories, relative to the criterion's difficulty. */
  steps: z.array(z.number()),
});
export type RaschCriterion = z.infer<typeof RaschCriterion>;
export const Rasch = z.strictObject({
  method: z.string(),
  converged: z.literal(true),
  iterations: z.int(),
  largestChange: z.number(),
  /** Criteria on which everyone got the same points: they tell nothing apart. */
  leftOut: z.array(z.string()),
  abilityMean: z.number(),
  abilitySd: z.number(),
  /** When not all examiners are linked: only severities of one subset can be compared. */
  severitiesComparable: z.enum(['all', 'within_subsets']),
  severitySpread: z.strictObject({
    reliability: z.number(),
    chiSquare: z.number(),
    degreesOfFreedom: z.int(),
    p: z.number(),
  }),
  candidates: z.array(RaschElement),
  examiners: z.array(RaschElement),
  criteria: z.array(RaschCriterion),
});
export type Rasch = z.infer<typeof Rasch>;

/** What `stagemark reliability` and the staff's page tell of a table of marks. Severity is reported, never applied [ST2]. */
export const ReliabilityReport = z.strictObject({
  seed: z.int(),
  design: MarksDesign,
  icc: Icc,
  krippendorff: Krippendorff,
  kappa: Kappa,
  cronbachAlpha: EstimateOrAbstained,
  sem: EstimateOrAbstained,
  gStudy: z.union([GStudy, Abstained]),
  rasch: z.union([Rasch, Abstained]),
});
export type ReliabilityReport = z.infer<typeof ReliabilityReport>;

/** Longest file that the page takes, characters; the command line takes longer ones. */
export const MAX_CSV_LENGTH = 24_000_000;
export const MarksUpload = z.strictObject({ csv: z.string().max(MAX_CSV_LENGTH) });
export type MarksUpload = z.infer<typeof MarksUpload>;
/** Columns that were not asked for are named, not read. */
export const ReliabilityReply = z.strictObject({ ignoredColumns: z.array(z.string()), report: ReliabilityReport });
export type ReliabilityReply = z.infer<typeof ReliabilityReply>;

/** Text of a marks file: UTF-8, or GB 18030 as Chinese spreadsheets write it. */
export function marksText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
