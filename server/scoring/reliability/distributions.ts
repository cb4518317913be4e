/** Distribution functions that intervals need. Errors below 1e-10 against R's pf, qf, pchisq, qnorm (test/unit/scoring/reliability). */

const LANCZOS: readonly number[] = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0 (Lanczos, g = 7, n = 9). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const series = LANCZOS.slice(1).reduce((sum, c, i) => sum + c / (z + i + 1), LANCZOS[0] ?? 1);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
}

/** Regularised incomplete beta function I_x(a, b): continued fraction by Lentz's method (Numerical Recipes §6.4). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const tiny = 1e-300;
  let [c, d] = [1, 1 - ((a + b) * x) / (a + 1)];
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let h = d;
  for (let m = 1; m <= 10_000; m += 1) {
    for (const numerator of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 + numerator * d;
      c = 1 + numerator / c;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = Math.abs(c) < tiny ? tiny : c;
      h *= d * c;
    }
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * h;
}

/** Quantile of F(d1, d2), by bisection of the beta's; `d` may be fractional (Satterthwaite) or infinite. */
export function fQuantile(p: number, d1: number, d2: number): number {
  const [a, b] = [Math.min(d1, 1e9) / 2, Math.min(d2, 1e9) / 2];
  // Bisection on the log-odds of x, so that both tails keep their digits.
  let [low, high] = [-700, 700];
  for (let i = 0; i < 200 && high - low > 1e-14 * Math.max(1, Math.abs(low)); i += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(1 / (1 + Math.exp(-middle)), a, b) < p) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2) * (b / a);
}

/** Quantile of Student's t with `d` degrees of freedom. */
export const tQuantile = (p: number, d: number): number =>
  p < 0.5 ? -tQuantile(1 - p, d) : Math.sqrt(fQuantile(2 * p - 1, 1, d));

/** P(χ² with d degrees of freedom > x): series, or continued fraction in the tail (Numerical Recipes §6.2). */
export function chiSquareTail(x: number, d: number): number {
  if (x <= 0) return 1;
  const [a, z] = [d / 2, x / 2];
  const front = Math.exp(a * Math.log(z) - z - logGamma(a));
  if (z < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let n = 1; n < 100_000 && term > sum * 1e-16; n += 1) {
      term *= z / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = z + 1 - a;
  let c = 1e300;
  let e = 1 / b;
  let h = e;
  for (let n = 1; n < 100_000; n += 1) {
    b += 2;
    e = 1 / (b - n * (n - a) * e);
    c = b - (n * (n - a)) / c;
    h *= e * c;
    if (Math.abs(e * c - 1) < 1e-15) break;
  }
  return front * h;
}

/** The standard normal's 97.5 % point. */
export const Z95 = 1.959963984540054;
