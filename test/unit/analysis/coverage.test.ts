import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PerformanceAnalyser } from '#analysis/analyser';
import { Brief } from '#contract/brief';
import type { Analysis, PointFinding, TranscriptSegment } from '#contract/metric';
import { loadYaml } from '../../../server/data-files/load-yaml.ts';
import { projectDir } from '../../support/test-machine.ts';
import { metric, reasonOf, script, segment, valueOf } from '../../support/signals.ts';

function briefOf(name: string): Brief {
  const loaded = loadYaml(name, readFileSync(join(projectDir, 'rubrics/briefs', `${name}.yaml`), 'utf8'), Brief);
  if (loaded.kind === 'faulty') throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}
const briefs = { zh: briefOf('skincare-zh'), en: briefOf('kettle-en') };

function analyse(speech: 'zh' | 'en', segments: readonly TranscriptSegment[], engineName = 'captions'): Analysis {
  const analyser = new PerformanceAnalyser({ brief: briefs[speech], speech, engineName });
  for (const each of segments) analyser.pushTranscript(each);
  return analyser.snapshot();
}

function finding(speech: 'zh' | 'en', lines: readonly string[], point: string): PointFinding {
  const [productId, pointId] = point.split('/');
  const found = analyse(speech, script(lines)).points.find(
    (each) => each.productId === productId && each.pointId === pointId,
  );
  if (found === undefined) throw new Error(`no point ${point}`);
  return found;
}
const stateOf = (speech: 'zh' | 'en', lines: readonly string[], point: string): string =>
  finding(speech, lines, point).state;

describe('Chinese', () => {
  const mask = '先看这款补水面膜。';
  const sunscreen = '再看这支防晒霜。';

  test.each([
    ['只要六十八块钱', 'hyaluronic-mask/price'],
    ['到手价￥68', 'hyaluronic-mask/price'],
    ['不是58元，是68元', 'hyaluronic-mask/price'],
    ['不是九十八元而是六十八元', 'hyaluronic-mask/price'],
    ['今天58块，说错了，应该是68块', 'hyaluronic-mask/price'],
    ['里面一共十片', 'hyaluronic-mask/size'],
    ['它的成分有透明质酸', 'hyaluronic-mask/ingredient'],
    ['它的成分有透明智酸', 'hyaluronic-mask/ingredient'],
    ['不仅富含玻尿酸还很温和', 'hyaluronic-mask/ingredient'],
    ['产自浙江', 'hyaluronic-mask/origin'],
    ['每次敷15分钟就好', 'hyaluronic-mask/use'],
    ['这款不含酒精，放心用', 'hyaluronic-mask/sensitive-skin'],
    ['这款不寒酒精，放心用', 'hyaluronic-mask/sensitive-skin'],
    ['一支一百二十九元', 'sunscreen/price'],
    ['五十毫升装', 'sunscreen/size'],
    ['防晒系数SPF五十', 'sunscreen/protection'],
    ['记得每两小时补涂一次', 'sunscreen/reapply'],
    ['质地清爽不油腻', 'sunscreen/texture'],
    ['支持七天无理由退换', 'must-say/returns'],
    ['支持7天无理由', 'must-say/returns'],
    ['敏感肌先在耳后测试', 'must-say/cosmetics-notice'],
  ])('"%s" says %s', (line, point) =>
    expect(stateOf('zh', [point.startsWith('sunscreen') ? sunscreen : mask, `${line}。`], point)).toBe('said'),
  );

  test.each([
    ['只要六十九块钱', 'hyaluronic-mask/price'],
    ['一百六十八元', 'hyaluronic-mask/price'],
    ['在线的有六十八位朋友', 'hyaluronic-mask/price'],
    ['六十多块钱', 'hyaluronic-mask/price'],
    ['月销六万八', 'hyaluronic-mask/price'],
    ['六点八折', 'hyaluronic-mask/price'],
    ['一共一百片', 'hyaluronic-mask/size'],
    ['第十个片段', 'hyaluronic-mask/size'],
    ['它的成分有烟酰胺', 'hyaluronic-mask/ingredient'],
    ['它的成分有水杨酸', 'hyaluronic-mask/ingredient'],
    ['成分表在包装背面', 'hyaluronic-mask/ingredient'],
    ['我去过杭州', 'hyaluronic-mask/origin'],
    ['产地写在盒子上', 'hyaluronic-mask/origin'],
    ['等待十五秒', 'hyaluronic-mask/use'],
    ['十五分钟后抽奖', 'hyaluronic-mask/use'],
    ['我昨天喝了酒，很精神', 'hyaluronic-mask/sensitive-skin'],
    ['一百二十个九元', 'sunscreen/price'],
    ['一千一百二十九元', 'sunscreen/price'],
    ['五十克', 'sunscreen/size'],
    ['一百五十毫升', 'sunscreen/size'],
    ['库存还有五十', 'sunscreen/protection'],
    ['防晒指数很高', 'sunscreen/protection'],
    ['两小时后结束直播', 'sunscreen/reapply'],
    ['质地清爽油腻', 'sunscreen/texture'],
    ['七天以后发货', 'must-say/returns'],
    ['十七天无理由', 'must-say/returns'],
    ['欢迎关注本直播间', 'must-say/advertisement'],
    ['广州的朋友你好', 'must-say/advertisement'],
    ['容易过敏的朋友请看成分', 'must-say/cosmetics-notice'],
  ])('"%s" does not say %s', (line, point) =>
    expect(['not_found', 'contradicted']).toContain(
      stateOf('zh', [point.startsWith('sunscreen') ? sunscreen : mask, `${line}。`], point),
    ),
  );

  test.each([
    ['今天只要五十八块', 'hyaluronic-mask/price'],
    ['里面有五片', 'hyaluronic-mask/size'],
    ['产地是韩国', 'hyaluronic-mask/origin'],
    ['敷三十分钟', 'hyaluronic-mask/use'],
    ['里面没有玻尿酸，成分很简单', 'hyaluronic-mask/ingredient'],
    ['这款含酒精', 'hyaluronic-mask/sensitive-skin'],
    ['一支九十九元', 'sunscreen/price'],
    ['防晒指数三十', 'sunscreen/protection'],
    ['不支持七天无理由', 'must-say/returns'],
    ['本场直播不含广告', 'must-say/advertisement'],
  ])('"%s" contradicts %s', (line, point) =>
    expect(stateOf('zh', [point.startsWith('sunscreen') ? sunscreen : mask, `${line}。`], point)).toBe('contradicted'),
  );

  test('a wrong value after the right one is shown as a contradiction', () => {
    expect(finding('zh', [mask, '今天68元。', '真的只要58元。'], 'hyaluronic-mask/price')).toMatchObject({
      state: 'contradicted',
      quote: '真的只要58元。',
    });
  });

  test('a value of one product does not contradict another', () => {
    expect(stateOf('zh', [mask, '今天68元。', sunscreen, '原来要98元的，现在129元。'], 'hyaluronic-mask/price')).toBe(
      'said',
    );
  });

  test('a question is at most probable', () => {
    expect(stateOf('zh', [mask, '是六十八元吗？'], 'hyaluronic-mask/price')).toBe('probable');
    expect(stateOf('zh', [mask, '是五十八元吗？'], 'hyaluronic-mask/price')).toBe('not_found');
  });

  test('groups count together only within their seconds', () => {
    const lines = ['含有很多好东西。', '大家慢慢看。', '大家慢慢看。', '玻尿酸真不错。'];
    expect(stateOf('zh', lines, 'hyaluronic-mask/ingredient')).toBe('not_found');
    expect(stateOf('zh', ['含有玻尿酸。'], 'hyaluronic-mask/ingredient')).toBe('said');
  });
});

describe('English', () => {
  const kettle = 'This is the Harbour kettle.';
  const toaster = 'This is the Harbour toaster.';

  test.each([
    ['It is thirty-nine dollars today', 'kettle/price'],
    ['Yours for $39', 'kettle/price'],
    ['It is not 49 dollars but 39 dollars', 'kettle/price'],
    ['It is 29 dollars, sorry, I mean 39 dollars', 'kettle/price'],
    ['The capacity is 1.7 liters', 'kettle/capacity'],
    ['It has fifteen hundred watts of power', 'kettle/power'],
    ['The body is stainless steal', 'kettle/material'],
    ['It is not only stainless steel, it is also light', 'kettle/material'],
    ['It turns itself off', 'kettle/safety'],
    ['There is a two-year guarantee', 'kettle/warranty'],
    ['Do not forget the two year warranty', 'kettle/warranty'],
    ['Just twenty-nine ninety-nine', 'toaster/price'],
    ['Just $29.99', 'toaster/price'],
    ['It has six browning settings', 'toaster/settings'],
    ['The crumb tray slides out', 'toaster/crumb-tray'],
    ['Extra wide slots take bagels', 'toaster/bagels'],
    ['This show is advertising', 'must-say/advertisement'],
    ['The water is boiling, keep children away', 'must-say/hot-water'],
    ['You get your money back within thirty days', 'must-say/returns'],
  ])('"%s" says %s', (line, point) =>
    expect(stateOf('en', [point.startsWith('toaster') ? toaster : kettle, `${line}.`], point)).toBe('said'),
  );

  test.each([
    ['It is thirty dollars off', 'kettle/price'],
    ['It is three hundred thirty-nine dollars', 'kettle/price'],
    ['We sold thirty-nine today', 'kettle/price'],
    ['Thirty-nine viewers are here', 'kettle/price'],
    ['It weighs 1.7 kilos', 'kettle/capacity'],
    ['It holds seventeen litres', 'kettle/capacity'],
    ['It has 150 watts', 'kettle/power'],
    ['Fifteen hundred people are watching', 'kettle/power'],
    ['It will steal your heart', 'kettle/material'],
    ['The stains come off easily', 'kettle/material'],
    ['I will switch it off myself', 'kettle/safety'],
    ['Two years ago we began', 'kettle/warranty'],
    ['The warranty card is in the box', 'kettle/warranty'],
    ['Just twenty-nine dollars', 'toaster/price'],
    ['Two thousand nine hundred ninety-nine were made', 'toaster/price'],
    ['It has six buttons', 'toaster/settings'],
    ['Browning is even', 'toaster/settings'],
    ['The tray is made of wood', 'toaster/crumb-tray'],
    ['Crumbs fall on the table', 'toaster/crumb-tray'],
    ['The slots are narrow, no bagels', 'toaster/bagels'],
    ['Thank you for the adventure', 'must-say/advertisement'],
    ['Children love toast', 'must-say/hot-water'],
    ['It is a hot day', 'must-say/hot-water'],
    ['Thirty days have September', 'must-say/returns'],
    ['Return to the first link', 'must-say/returns'],
  ])('"%s" does not say %s', (line, point) =>
    expect(['not_found', 'contradicted']).toContain(
      stateOf('en', [point.startsWith('toaster') ? toaster : kettle, `${line}.`], point),
    ),
  );

  test.each([
    ['It is only twenty-nine dollars', 'kettle/price'],
    ['It holds two litres', 'kettle/capacity'],
    ['It has 2000 watts', 'kettle/power'],
    ['The body is plastic', 'kettle/material'],
    ['It is not made of stainless steel', 'kettle/material'],
    ['There is a five year warranty', 'kettle/warranty'],
    ['It is $19.99', 'toaster/price'],
    ['This is not an advertisement', 'must-say/advertisement'],
  ])('"%s" contradicts %s', (line, point) =>
    expect(stateOf('en', [point.startsWith('toaster') ? toaster : kettle, `${line}.`], point)).toBe('contradicted'),
  );
});

describe('shares', () => {
  const lines = (name: string): string[] =>
    readFileSync(join(projectDir, 'rubrics/samples', name), 'utf8')
      .trim()
      .split('\n');

  test.each([
    ['zh' as const, 'script-zh.txt', 9 / 11, 'sunscreen/reapply', 'sunscreen/price'],
    ['en' as const, 'script-en.txt', 8 / 10, 'toaster/bagels', 'kettle/warranty'],
  ])(
    'the sample performance in %s misses one point and contradicts one',
    (speech, name, share, missed, contradicted) => {
      const analysis = analyse(speech, script(lines(name)));
      expect(valueOf(analysis, 'productCoverageShare')).toBeCloseTo(share, 9);
      expect(valueOf(analysis, 'contradictionCount')).toBe(1);
      expect(valueOf(analysis, 'requiredStatementShare')).toBe(1);
      const of = (state: string) =>
        analysis.points
          .filter((point) => point.state === state)
          .map(({ productId, pointId }) => `${productId}/${pointId}`);
      expect([of('not_found'), of('contradicted')]).toEqual([[missed], [contradicted]]);
    },
  );

  test('what is said has its quote and its seconds', () => {
    expect(finding('en', ['Welcome.', 'It is thirty-nine dollars.'], 'kettle/price')).toEqual({
      productId: 'kettle',
      pointId: 'price',
      state: 'said',
      span: { fromMs: 4923, toMs: 7846 },
      quote: 'It is thirty-nine dollars.',
      distance: 0,
    });
  });

  test('what is probable widens the band and does not count', () => {
    const share = metric(analyse('zh', script(['是六十八元吗？'])), 'productCoverageShare');
    expect(share).toMatchObject({ kind: 'measured', value: 0 });
    expect(share.kind === 'measured' && share.uncertainty).toBeCloseTo(1 / 11, 9);
  });

  test('without a recogniser every point abstains, and so do the shares', () => {
    const analysis = analyse('zh', [], 'none');
    expect(new Set(analysis.points.map(({ state }) => state))).toEqual(new Set(['abstained']));
    for (const name of [
      'productCoverageShare',
      'contradictionCount',
      'requiredStatementShare',
      'forbiddenWordCount',
    ] as const)
      expect(reasonOf(analysis, name)).toBe('no_recogniser');
  });

  test('an engine that has heard nothing abstains: silence is not a missed point', () => {
    expect(reasonOf(analyse('zh', []), 'productCoverageShare')).toBe('no_speech');
  });

  test('a point is found across the edge of two segments', () => {
    expect(
      analyse('zh', [segment('它的成分有玻', 0, 2000), segment('尿酸。', 2000, 3000)]).points.find(
        ({ pointId }) => pointId === 'ingredient',
      )?.state,
    ).toBe('said');
  });

  test('looking after every segment gives what looking once gives', () => {
    const segments = script(lines('script-zh.txt'));
    const analyser = new PerformanceAnalyser({ brief: briefs.zh, speech: 'zh', engineName: 'captions' });
    for (const each of segments) {
      analyser.pushTranscript(each);
      analyser.snapshot();
    }
    expect(analyser.snapshot()).toEqual(analyse('zh', segments));
  });
});
