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
export const abstainText = (reason: AbstainReason): string => reasons[reason];
