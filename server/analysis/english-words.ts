/** A word as it is compared: lower case, without apostrophes, plural and possessive endings. */
export function wordForm(word: string): string {
  const bare = word
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '');
  if (bare.length < 4 || /(?:ss|us|is|ous)$/.test(bare)) return bare;
  if (/(?:ches|shes|xes|sses|zzes)$/.test(bare)) return bare.slice(0, -2);
  return bare.endsWith('ies') ? `${bare.slice(0, -3)}y` : bare.replace(/s$/, '');
}

/** Syllables of an English word: groups of vowel letters, a silent final e left out. Only decides whether a term is long enough to be matched loosely. */
export function syllablesOf(word: string): number {
  const groups = word.replace(/(?<=[^aeiouyl])e$|(?<=[aeiouy])le?$/, '').match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

/** Sounds of spellings, longest first; consonants that recognisers mix up share a letter. After L. Philips, "Hanging on the Metaphone", Computer Language 7(12), 1990. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/^wh/, 'w'],
  [/mb$/, 'm'],
  [/tch|ch/g, 'X'],
  [/sh|ti(?=[ao])|si(?=[ao])|ci(?=a)/g, 'X'],
  [/th/g, '0'],
  [/ph|gh$/g, 'f'],
  [/gh/g, ''],
  [/dg(?=[eiy])/g, 'j'],
  [/g(?=[eiy])/g, 'j'],
  [/c(?=[eiy])/g, 's'],
  [/ck|[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/g/g, 'k'],
  [/j/g, 'X'],
];

/** The consonants of a word by sound, with one A where it begins with a vowel: "kettle" and "cattle" both give "ktl". */
export function soundKey(word: string): string {
  let key = word;
  for (const [spelling, sound] of SPELLINGS) key = key.replace(spelling, sound);
  return key
    .replace(/^[aeiou]+/, 'A')
    .replace(/(?!^)[aeiouywh]+/g, '')
    .replace(/(.)\1+/g, '$1');
}
