import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PerformanceAnalyser } from '#analysis/analyser';
import type { WordHit } from '#contract/metric';
import { loadWordLists } from '../../../server/data-files/word-lists.ts';
import { projectDir } from '../../support/test-machine.ts';
import { script, valueOf } from '../../support/signals.ts';

const folder = join(projectDir, 'rubrics/word-lists');
const loaded = loadWordLists(
  readdirSync(folder).map((name) => ({ file: name, text: readFileSync(join(folder, name), 'utf8') })),
);
const wordLists = loaded.kind === 'ok' ? loaded.lists : [];

function listen(speech: 'zh' | 'en', lines: readonly string[]): { hits: WordHit[]; count: number } {
  const analyser = new PerformanceAnalyser({ brief: null, speech, engineName: 'captions', wordLists });
  for (const each of script(lines)) analyser.pushTranscript(each);
  const analysis = analyser.snapshot();
  return { hits: analysis.words, count: valueOf(analysis, 'forbiddenWordCount') };
}
const wordsIn = (speech: 'zh' | 'en', line: string): string[] => listen(speech, [line]).hits.map(({ word }) => word);

test.each([
  ['这是国家级产品', ['国家级']],
  ['全网销量第一的面膜', ['全网销量第一']],
  ['效果最佳，独一无二', ['最佳', '独一无二']],
  ['可以治疗痘痘', ['治疗']],
  ['我们是行业第一', ['第一']],
])('%s is brought to a person', (line, words) => expect(wordsIn('zh', line)).toEqual(words));

test.each([
  '第一次来直播间',
  '第一款产品是面膜',
  '第一时间发货',
  '我最好的朋友推荐的',
  '品质优质',
  '最近很火',
  '第二名',
  '唯一的缺点是有点小',
  '治愈系的颜色',
  '国家规定的标准',
])('%s is let be', (line) => expect(wordsIn('zh', line)).toEqual([]));

test.each([
  ['This is the best kettle', ['the best']],
  ['Our best-selling model', ['best selling']],
  ['It cures headaches', ['cures']],
  ['We are number one', ['number one']],
])('%s is brought to a person', (line, words) => expect(wordsIn('en', line)).toEqual(words));

test.each([
  'The best way to order is the link',
  'Click link number one',
  'It secures the lid',
  'Bestow a gift',
  'the bestseller list',
  'The only thing left is to order',
])('%s is let be', (line) => expect(wordsIn('en', line)).toEqual([]));

test('a negated word is shown as such and not counted', () => {
  const { hits, count } = listen('zh', ['这是护肤品，不是药品。', '它能根治脱发。']);
  expect(hits.map(({ word, negated }) => [word, negated])).toEqual([
    ['药品', true],
    ['根治', false],
  ]);
  expect(count).toBe(1);
});

test('negation in English reaches its word and not beyond a contrast', () => {
  expect(listen('en', ['This is not a medicine.']).hits[0]?.negated).toBe(true);
  expect(listen('en', ['It is not expensive but the best.']).hits[0]?.negated).toBe(false);
});

test('a hit has its words and its seconds', () => {
  expect(listen('zh', ['大家好。', '这是顶级的。']).hits[0]).toEqual({
    word: '顶级',
    span: { fromMs: 5333, toMs: 6667 },
    quote: '这是顶级的。',
    negated: false,
  });
});
