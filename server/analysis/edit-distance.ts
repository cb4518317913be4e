/**
 * Weighted edit distance of two sequences (Levenshtein 1966): insertions and deletions cost 1, substitutions what
 * `cost` says for a pair of places.
 */
export function editDistance(lengthA: number, lengthB: number, cost: (a: number, b: number) => number): number {
  let previous = Float64Array.from({ length: lengthB + 1 }, (_, i) => i);
  let current = new Float64Array(lengthB + 1);
  for (let a = 1; a <= lengthA; a += 1) {
    current[0] = a;
    for (let b = 1; b <= lengthB; b += 1) {
      const substituted = (previous[b - 1] ?? 0) + cost(a - 1, b - 1);
      current[b] = Math.min(substituted, (previous[b] ?? 0) + 1, (current[b - 1] ?? 0) + 1);
    }
    [previous, current] = [current, previous];
  }
  return previous[lengthB] ?? 0;
}

/** Letters changed over the letters of the longer text, 0 to 1. */
export function letterDistance(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : editDistance(a.length, b.length, (i, j) => (a[i] === b[j] ? 0 : 1)) / longer;
}
