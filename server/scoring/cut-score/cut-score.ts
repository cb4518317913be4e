/** Why a method of standard setting doesn't give a cut score: a number from too little is a guess [ST4]. */
export type CutScoreRefusal =
  | 'not_finite'
  | 'outside_scale'
  | 'too_few_judges'
  | 'too_few_items'
  | 'ragged_table'
  | 'too_few_candidates'
  | 'no_variance_of_ratings'
  | 'no_variance_of_totals'
  | 'ratings_and_totals_disagree'
  | 'no_borderline_candidates'
  | 'borderline_beyond_ratings';
export type RefusedCutScore = { kind: 'refused'; reason: CutScoreRefusal; detail: string };
export const refusedCut = (reason: CutScoreRefusal, detail: string): RefusedCutScore => ({
  kind: 'refused',
  reason,
  detail,
});

/** A cut score in points of the total. `standardError` and the 95 % interval are null for a cut that was decreed. */
export type CutScore = {
  kind: 'cut';
  method: 'fixed' | 'angoff' | 'borderline_regression';
  cut: number;
  standardError: number | null;
  interval: { low: number; high: number } | null;
};
