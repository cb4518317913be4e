import { expect, test } from 'vitest';
import { wordlessNames, placeholdersOf, textsOf } from './texts.ts';
import { firstLanguage } from '../../../client/i18n/first-language.ts';
import { enBackstage } from '../../../client/i18n/backstage/en.ts';
import { zhCNBackstage } from '../../../client/i18n/backstage/zh-CN.ts';
import { en } from '../../../client/i18n/en.ts';
import { zhCN } from '../../../client/i18n/zh-CN.ts';

const chinese = new Map([...textsOf(zhCN), ...textsOf(zhCNBackstage)]);
const english = new Map([...textsOf(en), ...textsOf(enBackstage)]);

test('both languages have the same texts, none of them empty', () => {
  expect([...english.keys()]).toEqual([...chinese.keys()]);
  expect([...chinese.values(), ...english.values()].filter((text) => text.trim() === '')).toEqual([]);
});

test('both languages fill in the same values', () => {
  for (const [key, text] of chinese)
    expect([key, placeholdersOf(english.get(key) ?? '')]).toEqual([key, placeholdersOf(text)]);
});

test('no English text holds Chinese, and no Chinese text an ASCII comma or full stop between characters', () => {
  expect([...english.values()].filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  expect([...chinese.values()].filter((text) => /\p{Script=Han}[,.;:!?]|[,;:!?]\p{Script=Han}/u.test(text))).toEqual(
    [],
  );
});

test('every state, metric and reason that the contract knows has its word', () => {
  expect(wordlessNames(chinese)).toEqual([]);
});

test('the remembered language wins, then the browser’s first that there is, then English', () => {
  expect(firstLanguage('en', ['zh-CN'])).toBe('en');
  expect(firstLanguage(null, ['zh-Hant-TW', 'en'])).toBe('zh-CN');
  expect(firstLanguage('de', ['de-DE', 'en-GB'])).toBe('en');
  expect(firstLanguage(null, ['de-DE'])).toBe('en');
});
