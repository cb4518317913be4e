import type { Exam } from '#contract/exam';
import type { MarkSheet } from '#contract/marking';
import type { Analysis } from '#contract/metric';
import type { Seat, SittingView } from '#contract/sitting';
import { markedByPeople } from './sheet.ts';

/**
 * What an examiner may see of the measurements [MK5]: nothing where the exam says never; all once the own sheet is sealed;
 * before that only the metrics of hybrid criteria that the examiner has marked already. Null when there is nothing to show.
 */
export function visibleAnalysis(
  exam: Pick<Exam, 'schemes' | 'examinersSeeMetrics'>,
  sheet: MarkSheet,
  analysis: Analysis,
): Analysis | null {
  if (exam.examinersSeeMetrics === 'never') return null;
  if (sheet.sealed) return analysis;
  const marked = new Set(sheet.marks.map(({ criterionId }) => criterionId));
  const hybrids = markedByPeople(exam).flatMap((criterion) => (criterion.kind === 'hybrid' ? [criterion] : []));
  const metrics = analysis.metrics.filter(({ name }) => {
    const users = hybrids.filter(({ metric }) => metric === name);
    return users.length > 0 && users.every(({ id }) => marked.has(id));
  });
  if (metrics.length === 0) return null;
  return {
    ...analysis,
    metrics,
    paceSyllPerMin: [],
    loudnessLufs: [],
    pauses: [],
    transcript: [],
    points: [],
    words: [],
  };
}

/**
 * What one person may know of a sitting. An adjudicator is blind to the panel [MK7]: of the seats only the candidate's and the own one,
 * and no word of whose sheet is sealed.
 */
export const visibleSitting = (sitting: SittingView, { role, personId }: Seat): SittingView =>
  role === 'adjudicator'
    ? {
        ...sitting,
        seats: sitting.seats.filter((seat) => seat.role === 'candidate' || seat.personId === personId),
        sealedSheets: [],
      }
    : sitting;
