import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chineseNumber } from '#analysis/chinese-number';
import { numbersIn } from '#analysis/normalise-numbers';

/** "value|value unit" of every number found. */
const found = (text: string, speech: 'zh' | 'en'): string[] =>
  numbersIn(text, speech).map(({ values, unit }) => `${values.join('|')}${unit === null ? '' : ` ${unit}`}`);

describe('Chinese', () => {
  test.each([
    ['六十八', ['68']],
    ['68', ['68']],
    ['６８元', ['68 yuan']],
    ['￥68', ['68 yuan']],
    ['¥68.00元', ['68 yuan']],
    ['六十八块钱', ['68 yuan']],
    ['六十八块八', ['68.8 yuan']],
    ['九块九毛九', ['9.99 yuan']],
    ['六十八块一盒', ['68 yuan']],
    ['一百五', ['150']],
    ['一百零五', ['105']],
    ['一千二百三十四万五千六百七十八', ['12345678']],
    ['两百五十毫升', ['250 ml']],
    ['百分之九十九', ['99 percent']],
    ['99％', ['99 percent']],
    ['1.5万', ['15000']],
    ['2,099元', ['2099 yuan']],
    ['三点五升', ['3.5 l']],
    ['二零二六年', ['2026 年']],
    ['68到78元', ['68', '78 yuan']],
    ['六十多块', ['60 approximate']],
    ['7天', ['7 day']],
    ['十片', ['10 片']],
  ])('%s is %j', (text, numbers) => expect(found(text, 'zh')).toEqual(numbers));

  test.each(['第一名', '一款', '一起来', '十分好用', '万一', '千万不要', '百分百', '一点点', '没有数字', '一下子'])(
    '%s holds no number',
    (text) => expect(found(text, 'zh')).toEqual([]),
  );

  test('every whole number up to 99,999 is read back from its numeral', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (value) => {
        expect(chineseNumber(numeral(value))).toBe(value);
      }),
      { numRuns: 500, verbose: 1 },
    );
  });
});

describe('English', () => {
  test.each([
    ['sixty-eight', ['68']],
    ['$68', ['68 dollar']],
    ['sixty eight dollars', ['68 dollar']],
    ['two ninety-nine', ['2.99|299']],
    ['twenty nine ninety nine', ['29.99|2999']],
    ['$29.99', ['29.99 dollar']],
    ['thirty nine dollars and ninety nine cents', ['39.99 dollar']],
    ['twenty-nine dollars ninety-nine', ['29.99 dollar']],
    ['thirty nine dollars two colours', ['39 dollar']],
    ['one point seven litres', ['1.7 l']],
    ['a 1.7-litre kettle', ['1.7 l']],
    ['fifteen hundred watts', ['1500 watt']],
    ['1,500W', ['1500 watt']],
    ['a hundred and twenty', ['120']],
    ['three thousand five hundred', ['3500']],
    ['a two year warranty', ['2 year']],
    ['ninety five percent', ['95 percent']],
    ['a thousand viewers', ['1000 people']],
  ])('%s is %j', (text, numbers) => expect(found(text, 'en')).toEqual(numbers));

  test.each(['this one', 'one touch', 'one, two, three', 'point and click', 'the only thing', 'a hundredfold'])(
    '%s holds no number',
    (text) => expect(found(text, 'en')).toEqual([]),
  );

  test('every whole number up to 999,999 is read back from its words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999_999 }), (value) => {
        expect(found(`${words(value)} watts`, 'en')).toEqual([`${value} watt`]);
      }),
      { numRuns: 500, verbose: 1 },
    );
  });
});

test('any text at all is read without failing, and numbers lie apart and in order', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'零一二十百千万点块毛九¥$3.,5%第多 abc-twenty hundred'), maxLength: 40 }),
      fc.constantFrom('zh' as const, 'en' as const),
      (text, speech) => {
        let at = 0;
        for (const { from, to } of numbersIn(text, speech)) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 1000, verbose: 1 },
  );
});

/** The usual numeral of a number below 100,000, written independently of the reader. */
function numeral(value: number): string {
  if (value === 0) return '零';
  const digits = String(value).padStart(5, '0');
  const units = ['万', '千', '百', '十', ''];
  const text = Array.from(digits, (digit, i) =>
    digit === '0' ? '零' : `${'零一二三四五六七八九'[Number(digit)]}${units[i]}`,
  ).join('');
  return text
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
    .replace(/^一十/, '十');
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function words(value: number): string {
  if (value < 20) return SMALL[value] ?? '';
  if (value < 100)
    return [TENS[Math.floor(value / 10)], value % 10 === 0 ? '' : SMALL[value % 10]].filter(Boolean).join('-');
  if (value < 1000)
    return [`${SMALL[Math.floor(value / 100)]} hundred`, value % 100 === 0 ? '' : `and ${words(value % 100)}`]
      .filter(Boolean)
      .join(' ');
  return [
    `${words(Math.floor(value / 1000))} thousand`,
    value % 1000 === 0 ? '' : `${value % 1000 < 100 ? 'and ' : ''}${words(value % 1000)}`,
  ]
    .filter(Boolean)
    .join(' ');
}
