import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soundKey, wordForm } from '#analysis/english-words';
import { compileTerm, distanceTo } from '#analysis/term';
import { tokenise } from '#analysis/tokens';

const distance = (term: string, said: string, speech: 'zh' | 'en'): number =>
  distanceTo(compileTerm(term, speech), tokenise(said, speech));

describe('fuzzy pinyin', () => {
  test.each([
    ['透明质酸', '透明制酸', 0],
    ['玻尿酸', '波尿酸', 0],
    ['烟酰胺', '烟先胺', 0],
    ['生产日期', '深产日期', 0.25 / 4],
    ['浙江杭州', '责江杭州', 0.25 / 4],
    ['防晒指数', '黄晒指数', (0.25 + 0.5) / 4],
    ['玻尿酸', '玻尿', 1 / 3],
    ['玻尿酸', '氨基酸', 2.0 / 3],
  ])('%s against %s', (term, said, expected) => expect(distance(term, said, 'zh')).toBeCloseTo(expected, 9));

  test('terms under three syllables are exact only: a homophone is another word', () => {
    expect(distance('面膜', '面膜', 'zh')).toBe(0);
    expect(distance('面膜', '面摩', 'zh')).toBe(1);
  });

  test('readings follow the context', () => {
    expect(tokenise('重量', 'zh')[0]).toMatchObject({ initial: 'zh' });
    expect(tokenise('重新', 'zh')[0]).toMatchObject({ initial: 'ch' });
  });

  test('numbers are never near', () => {
    expect(distance('七天无理由', '十天无理由', 'zh')).toBe(1);
    expect(distance('七天无理由', '7天无理由', 'zh')).toBe(0);
  });
});

describe('English', () => {
  test('plurals, possessives and case are the same word', () => {
    expect(['Kettles', 'kettle’s', 'KETTLE'].map(wordForm)).toEqual(['kettle', 'kettle', 'kettle']);
    expect(['glass', 'batteries', 'switches'].map(wordForm)).toEqual(['glass', 'battery', 'switch']);
  });

  test.each([
    ['steel', 'steal'],
    ['kettle', 'kettel'],
    ['phone', 'fone'],
    ['night', 'nite'],
  ])('%s sounds like %s', (a, b) => expect(soundKey(a)).toBe(soundKey(b)));

  test('slips of a recogniser are near, other words are far', () => {
    expect(distance('stainless steel', 'stainless steal', 'en')).toBeLessThan(0.15);
    expect(distance('stainless steel', 'stain less steel', 'en')).toBeLessThan(0.15);
    expect(distance('removable crumb tray', 'movable bread bin', 'en')).toBeGreaterThan(0.25);
  });
});

test('a term is at no distance from itself, and distances stay between 0 and 1', () => {
  const zh = fc.string({
    unit: fc.constantFrom(...'玻尿酸面膜补水透明质防晒霜杭州浙江不含酒精'),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(zh, zh, (a, b) => {
      expect(distance(a, a, 'zh')).toBe(0);
      expect(distance(a, b, 'zh')).toBeGreaterThanOrEqual(0);
      expect(distance(a, b, 'zh')).toBeLessThanOrEqual(1);
    }),
    { verbose: 1 },
  );
});
