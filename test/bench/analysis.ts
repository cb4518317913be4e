import { readFileSync } from 'node:fs';
import { PerformanceAnalyser } from '#analysis/analyser';
import { Brief } from '#contract/brief';
import { loadYaml } from '../../server/data-files/load-yaml.ts';
import { concat, mix, pinkNoise, script as scriptOf, segment, silence, syllableTrain } from '../support/signals.ts';

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

const script = scriptOf(
  readFileSync(new URL('../../rubrics/samples/script-zh.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n'),
);
/** Seconds of processor time: other work on the machine does not count. */
const processorSeconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

console.log('minutes  audio × real time  audio and text  snapshot ms  memory MB');
for (const minutes of [1, 1, 10, 60]) {
  const before = megabytes();
  const analyser = new PerformanceAnalyser({ brief, speech: 'zh', engineName: 'captions' });
  const audio = processorSeconds(() => {
    for (let i = 0; i < minutes; i += 1)
      for (let from = 0; from < minute.length; from += 16_000) analyser.pushAudio(minute.subarray(from, from + 16_000));
  });
  const text = processorSeconds(() => {
    for (let i = 0; i < minutes; i += 1)
      for (const { text, span } of script)
        analyser.pushTranscript(segment(text, i * 60_000 + span.fromMs, i * 60_000 + span.toMs));
  });
  const times = (seconds: number): string => ((minutes * 60) / seconds).toFixed(0);
  const looks = 10;
  const look = processorSeconds(() => {
    for (let i = 0; i < looks; i += 1) analyser.snapshot();
  });
  const grown = megabytes() - before;
  const row = [minutes, times(audio), times(audio + text), ((look * 1000) / looks).toFixed(1), grown.toFixed(1)];
  console.log(row.map((cell, i) => String(cell).padStart([7, 17, 14, 11, 9][i] ?? 0)).join('  '));
}
