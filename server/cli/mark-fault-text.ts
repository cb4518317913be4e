import type { CutScoreRefusal } from '#scoring/cut-score/cut-score';
import type { AbstainReason, MarkFault, MarkFaultReason } from '#contract/reliability';

const faults: Readonly<Record<MarkFaultReason, string>> = {
  empty_file: 'the file is empty',
  missing_column: 'the header lacks this column',
  repeated_column: 'the header has this column twice',
  wrong_number_of_cells: 'another number of cells than the header',
  broken_quotes: 'quotes that are not closed, or text after a closing quote',
  no_candidate: 'no candidate',
  no_examiner: 'no examiner',
  no_criterion: 'no criterion',
  not_a_number: 'points are not a number',
  not_finite: 'points are not finite',
  too_big: 'points above 1,000,000',
  repeated_cell: 'this candidate, examiner and criterion have a line already',
  no_marks: 'there are no marks in it',
  one_candidate: 'only one candidate: at least two are needed',
  one_examiner: 'only one examiner: at least two are needed',
  too_many_rows: 'more than 2,000,000 lines',
  blank_cell: 'a blank cell',
  another_maximum: 'another maximum than before for this criterion',
  no_judgement: 'a judge has not judged this criterion',
};

const reasons: Readonly<Record<AbstainReason, string>> = {
  no_variance: 'the marks do not differ',
  too_few_candidates: 'too few candidates',
  too_few_criteria: 'needs at least two criteria',
  too_few_observations: 'too few observations of a candidate, examiner or criterion',
  too_few_common_units: 'too few marks in common',
  too_few_complete_candidates: 'too few candidates with every criterion marked',
  too_many_categories: 'too many different points for categories',
  too_many_pairs: 'too many pairs of examiners',
  one_examiner_per_candidate: 'no candidate was marked by two examiners',
  not_identified: 'the design cannot tell the parts apart',
  not_converged: 'the estimates did not settle',
};

/** A fault as people and editors read it: `file:line: reason (what)`. */
export const markFaultText = (file: string, { line, reason, what }: MarkFault): string =>
  `${file}:${line}: ${faults[reason]}${what === undefined ? '' : ` (${what})`}`;
const cutRefusals: Readonly<Record<CutScoreRefusal, string>> = {
  not_finite: 'a number is not finite',
  outside_scale: 'a number lies outside the scale',
  too_few_judges: 'too few judges',
  too_few_items: 'too few criteria',
  ragged_table: 'the judges have not all judged the same criteria',
  too_few_candidates: 'too few candidates',
  no_variance_of_ratings: 'the ratings do not differ',
  no_variance_of_totals: 'the totals do not differ',
  ratings_and_totals_disagree: 'better ratings do not go with higher totals',
  no_borderline_candidates: 'too few candidates rated borderline',
  borderline_beyond_ratings: 'the borderline rating lies outside the ratings given',
};

export const cutRefusalText = (reason: CutScoreRefusal): string => cutRefusals[reason];
export const abstainText = (reason: AbstainReason): string => reasons[reason];
