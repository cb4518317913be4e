import type { GlobalRating, Criterion } from '#contract/rubric';
import type { Text } from '#contract/language';

type DescribedLevel = { level: number; label: Text; descriptor: Text };
/** What a line is judged on: described levels, or points in steps. A mark's level n on points is n steps. */
export type Scale =
  | { kind: 'levels'; levels: readonly DescribedLevel[] }
  | { kind: 'points'; stepMilliPoints: number; maxMilliPoints: number; steps: number };

/** Null where nobody marks. */
export function scaleOf({ levels, points }: Pick<Criterion, 'levels' | 'points'>): Scale | null {
  if (levels !== undefined) return { kind: 'levels', levels };
  if (points === undefined) return null;
  return { kind: 'points', ...points, steps: points.maxMilliPoints / points.stepMilliPoints };
}
export const ratingScale = ({ levels }: GlobalRating): Scale => ({ kind: 'levels', levels });

/** Points as people write them: `7.5`, `10`. */
export const pointsFace = (milliPoints: number): string => String(milliPoints / 1000);
/** The points of a level on a points scale. */
export const pointsAt = (scale: Extract<Scale, { kind: 'points' }>, level: number): string =>
  pointsFace(level * scale.stepMilliPoints);

/** The level one step up or down; from no level the lowest, whichever way. */
export function besides(scale: Scale, level: number | null, step: 1 | -1): number {
  const order = scale.kind === 'levels' ? scale.levels.map((each) => each.level) : null;
  const last = order === null && scale.kind === 'points' ? scale.steps : (order?.length ?? 1) - 1;
  const at = level === null ? -1 : order === null ? level : order.indexOf(level);
  const next = Math.min(last, Math.max(0, at + step));
  return order?.[next] ?? next;
}

export type Typed =
  /** A level; `final` where no further digit could make another one of it. */
  | { kind: 'level'; level: number; final: boolean }
  /** Not a level yet, but the beginning of one. */
  | { kind: 'begun' }
  | { kind: 'none' };

/** Reads digits typed on a points scale: `7`, `7.5`, `10`. */
export function typedPoints(scale: Extract<Scale, { kind: 'points' }>, text: string): Typed {
  const faces = Array.from({ length: scale.steps + 1 }, (_, level) => pointsAt(scale, level));
  const plain = text.replace(/^0+(?=\d)/, '');
  const level = faces.indexOf(plain.includes('.') ? plain.replace(/\.?0*$/, '') : plain);
  const begun = faces.some((face) => face.length > plain.length && face.startsWith(plain));
  if (level >= 0) return { kind: 'level', level, final: !begun };
  return begun ? { kind: 'begun' } : { kind: 'none' };
}
