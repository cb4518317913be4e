import { z } from 'zod';
import { CriterionId, DomainId, Slug } from './ids.ts';
import { Text } from './language.ts';
import { Criterion, Domain, GlobalRating, MilliPoints } from './rubric.ts';

/** One change that an overlay makes to the rubric below it. */
export const OverlayChange = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add_domain'), domain: Domain }),
  z.strictObject({
    do: z.literal('add'),
    domain: DomainId,
    /** The new criterion stands after this one; without it, last in its domain. */
    after: CriterionId.optional(),
    criterion: Criterion,
  }),
  /** Another criterion under the same id. */
  z.strictObject({ do: z.literal('replace'), criterion: Criterion }),
  /** All points of a criterion in proportion, so that its most becomes `milliPoints`; each level must come out in whole 1/1000 points. */
  z.strictObject({ do: z.literal('re_weight'), criterion: CriterionId, milliPoints: MilliPoints.min(1) }),
  z.strictObject({
    do: z.literal('re_weight_domains'),
    weights: z.record(DomainId, z.int().positive().max(100_000)),
  }),
  z.strictObject({ do: z.literal('make_critical'), criterion: CriterionId, passMilliPoints: MilliPoints }),
  z.strictObject({ do: z.literal('set_global_rating'), globalRating: GlobalRating }),
]);
export type OverlayChange = z.infer<typeof OverlayChange>;

/** A local or company supplement: `over` names the rubric or overlay file that it is laid over. */
export const Overlay = z.strictObject({
  id: Slug,
  title: Text,
  source: Text,
  over: z.string().regex(/\.yaml$/, 'a YAML file'),
  changes: z.array(OverlayChange).min(1).max(100),
});
export type Overlay = z.infer<typeof Overlay>;
