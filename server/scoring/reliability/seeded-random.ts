/** Uniform numbers in [0, 1) from a seed: xoshiro128** (Blackman & Vigna 2021), filled by splitmix32. The same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  const turn = (x: number, by: number): number => ((x << by) | (x >>> (32 - by))) >>> 0;
  return () => {
    const result = Math.imul(turn(Math.imul(b, 5) >>> 0, 7), 9) >>> 0;
    const t = (b << 9) >>> 0;
    c = (c ^ a) >>> 0;
    d = (d ^ b) >>> 0;
    b = (b ^ c) >>> 0;
    a = (a ^ d) >>> 0;
    c = (c ^ t) >>> 0;
    d = turn(d, 11);
    return result / 2 ** 32;
  };
}

/** Middle 95 % of bootstrap values (percentile method; Efron & Tibshirani 1993, §13.3). Sorts in place. */
export function percentileInterval(values: Float64Array): { low: number; high: number } {
  values.sort();
  const at = (share: number): number => {
    const place = share * (values.length - 1);
    const below = Math.floor(place);
    const left = values[below] ?? Number.NaN;
    return left + (place - below) * ((values[below + 1] ?? left) - left);
  };
  return { low: at(0.025), high: at(0.975) };
}
