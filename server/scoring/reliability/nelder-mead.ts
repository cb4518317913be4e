import { itemAt } from './mark-table.ts';

type Vertex = { point: number[]; value: number };

/** Minimum of a smooth function of a few variables without derivatives (Nelder & Mead 1965; coefficients 1, 2, ½, ½), restarted once from the best vertex. */
export function minimise(f: (point: readonly number[]) => number, start: readonly number[]): number[] {
  const first = descend(f, start, 1.5);
  return descend(f, first, 0.3);
}

function descend(f: (point: readonly number[]) => number, start: readonly number[], step: number): number[] {
  const vertex = (point: number[]): Vertex => ({ point, value: f(point) });
  const simplex = [vertex([...start]), ...start.map((_, i) => vertex(start.map((x, j) => (i === j ? x + step : x))))];
  const n = start.length;
  for (let i = 0; i < 400; i += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst, next] = [simplex[0], simplex[n], simplex[n - 1]];
    if (best === undefined || worst === undefined || next === undefined) break;
    const width = Math.max(...best.point.map((x, j) => Math.abs(x - itemAt(worst.point, j))));
    if (width < 1e-7 || (worst.value - best.value < 1e-13 * (1 + Math.abs(best.value)) && width < 1e-4)) break;
    const centre = best.point.map(
      (_, j) => simplex.slice(0, n).reduce((sum, { point }) => sum + itemAt(point, j), 0) / n,
    );
    const along = (t: number): Vertex => vertex(centre.map((c, j) => c + t * (itemAt(worst.point, j) - c)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < next.value) simplex[n] = reflected;
    else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[n] = contracted;
      else
        for (let k = 1; k <= n; k += 1)
          simplex[k] = vertex(best.point.map((x, j) => x + 0.5 * (itemAt(simplex[k]?.point ?? [], j) - x)));
    }
  }
  return simplex.reduce((a, b) => (b.value < a.value ? b : a)).point;
}
