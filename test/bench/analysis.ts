import { readFileSync } from 'node:fs';
import { PerformanceAnalyser } from '#analysis/analyser';
import { Brief } from '#contract/brief';
import { loadYaml } from '../../server/data-files/load-yaml.ts';
import { concat, mix, pinkNoise, script, silence, syllableTrain } from '../support/signals.ts';

/** Speed of the analysis on one core, cost of a look at it, and memory. Run: node --expose-gc test/bench/analysis.ts */
const minute = mix(
  concat(...Array.from({ length: 6 }, () => concat(syllableTrain(36), silence(1)))),
  pinkNoise(60, 0.002),
);
const path = new URL('../../rubrics/briefs/skincare-zh.yaml', import.meta.url);
const loaded = loadYaml(path.pathname, readFileSync(path, 'utf8'), Brief);
const brief = loaded.kind === 'ok' ? loaded.value : null;

const collect = globalThis.gc ?? (() => undefined);
const megabytes = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

console.log('minutes  × real time  snapshot ms  memory MB');
for (const minutes of [1, 1, 10, 60]) {
  const before = megabytes();
  const analyser = new PerformanceAnalyser({ brief, speech: 'zh', engineName: 'captions' });
  const segments = script(
    Array.from({ length: minutes * 15 }, () => '这款面膜的主要成分是玻尿酸，今天只要六十八块钱。'),
  );
  const started = performance.now();
  for (let i = 0; i < minutes; i += 1) {
    for (let from = 0; from < minute.length; from += 16_000) analyser.pushAudio(minute.subarray(from, from + 16_000));
    for (const segment of segments.slice(i * 15, (i + 1) * 15)) analyser.pushTranscript(segment);
  }
  const seconds = (performance.now() - started) / 1000;
  analyser.snapshot();
  const look = performance.now();
  for (let i = 0; i < 10; i += 1) analyser.snapshot();
  const snapshotMs = (performance.now() - look) / 10;
  const grown = megabytes() - before;
  console.log(
    [
      String(minutes).padStart(7),
      ((minutes * 60) / seconds).toFixed(0).padStart(11),
      snapshotMs.toFixed(1).padStart(12),
      grown.toFixed(1).padStart(10),
    ].join('  '),
  );
}
