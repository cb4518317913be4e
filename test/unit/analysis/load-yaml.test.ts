import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Brief } from '#contract/brief';
import { faultLine, loadYaml } from '../../../server/data-files/load-yaml.ts';
import { loadWordLists } from '../../../server/data-files/word-lists.ts';
import { projectDir } from '../../support/test-machine.ts';

const Shop = z.strictObject({ name: z.string(), goods: z.array(z.strictObject({ price: z.int().positive() })) });
const faultsOf = (text: string): string[] => {
  const loaded = loadYaml('shop.yaml', text, Shop);
  return loaded.kind === 'faulty' ? loaded.faults.map(faultLine) : [];
};

test('a right file gives its value', () => {
  expect(loadYaml('shop.yaml', 'name: a\ngoods:\n  - price: 3\n', Shop)).toEqual({
    kind: 'ok',
    value: { name: 'a', goods: [{ price: 3 }] },
  });
});

test('every fault is reported at once with file, line and path', () => {
  expect(faultsOf('name: 5\ngoods:\n  - price: 3\n  - price: -1\n  - cost: 2\n')).toEqual([
    expect.stringMatching(/^shop\.yaml:1 name: /),
    expect.stringMatching(/^shop\.yaml:4 goods\.1\.price: /),
    expect.stringMatching(/^shop\.yaml:5 goods\.2\.price: /),
    expect.stringMatching(/^shop\.yaml:5 goods\.2: /),
  ]);
});

test('broken YAML is told by its line', () => {
  expect(faultsOf('name: a\ngoods: [\n')[0]).toMatch(/^shop\.yaml:\d: /);
  expect(faultsOf('name: a\nname: b\n')[0]).toMatch(/^shop\.yaml:2: /);
});

test('an empty file and a file that multiplies itself are refused', () => {
  expect(faultsOf('').length).toBeGreaterThan(0);
  const bomb = [
    'a: &a [1,1,1,1,1,1,1,1,1]',
    ...'bcdefg'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${'abcdef'[i]}`).join(',')}]`),
  ].join('\n');
  expect(faultsOf(bomb)[0]).toMatch(/^shop\.yaml:1: .*alias/i);
});

const filesIn = (folder: string) =>
  readdirSync(join(projectDir, folder)).map((name) => ({
    file: `${folder}/${name}`,
    text: readFileSync(join(projectDir, folder, name), 'utf8'),
  }));

test.each(filesIn('rubrics/briefs'))('$file is a valid brief', ({ file, text }) => {
  const loaded = loadYaml(file, text, Brief);
  expect(loaded.kind === 'faulty' ? loaded.faults.map(faultLine) : []).toEqual([]);
});

test('the shipped word lists are valid, and every entry says where its rule stands', () => {
  const loaded = loadWordLists(filesIn('rubrics/word-lists'));
  expect(loaded.kind === 'faulty' ? loaded.faults.map(faultLine) : loaded.lists.map(({ id }) => id)).toEqual([
    'advertising-en',
    'advertising-zh',
  ]);
});

test('the faults of all word lists come together', () => {
  const loaded = loadWordLists([
    { file: 'a.yaml', text: 'id: a' },
    { file: 'b.yaml', text: '[' },
  ]);
  expect(loaded.kind === 'faulty' && new Set(loaded.faults.map(({ file }) => file))).toEqual(
    new Set(['a.yaml', 'b.yaml']),
  );
});
