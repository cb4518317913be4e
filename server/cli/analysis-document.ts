import { z } from 'zod';
import { AbstainReason, Analysis, Metric, MetricName } from '#contract/metric';

const Measured = z.strictObject({
  ...Metric.options[0].omit({ kind: true, name: true }).shape,
  unit: z.string().max(40),
});
const Abstained = z.strictObject({ abstained: AbstainReason });

/** What `stagemark analyse --json` prints: an analysis for people and scripts to read, its metrics by name and with their units. */
export const AnalysisDocument = z.object({
  ...Analysis.omit({ metrics: true, paceSyllPerMin: true, loudnessLufs: true, points: true }).shape,
  metrics: z.partialRecord(MetricName, z.union([Measured, Abstained])),
  pace: Analysis.shape.paceSyllPerMin,
  loudness: Analysis.shape.loudnessLufs,
  coverage: z.strictObject({ points: Analysis.shape.points }),
});
type AnalysisDocument = z.infer<typeof AnalysisDocument>;

/** The analysis that was printed; what a file's probe found of the container is no part of it. */
export function analysisOf({ metrics, pace, loudness, coverage, ...rest }: AnalysisDocument): Analysis {
  return {
    ...rest,
    metrics: MetricName.options.flatMap((name): Metric[] => {
      const metric = metrics[name];
      if (metric === undefined) return [];
      if ('abstained' in metric) return [{ kind: 'abstained', name, reason: metric.abstained }];
      const { value, uncertainty, estimated, evidence } = metric;
      return [{ kind: 'measured', name, value, uncertainty, estimated, evidence }];
    }),
    paceSyllPerMin: pace,
    loudnessLufs: loudness,
    points: coverage.points,
  };
}
