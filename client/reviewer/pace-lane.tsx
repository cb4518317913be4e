import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type Exam, sheetCriteria } from '#contract/exam';
import type { CurvePoint } from '#contract/metric';
import { useScheme } from '../ui/colour-scheme.ts';
import { inkOf } from '../ui/ink.ts';
import classes from './lanes.module.css';
import type { Axis } from './time-axis.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 51;
export type Band = { from: number; to: number };

/** The speech rate that the exam gives full points for, if it measures one: where its curve stands at the top. */
export function bandOf(exam: Exam): Band | null {
  const criterion = sheetCriteria(exam).find(
    (each) => each.kind !== 'marked' && each.metric === 'speechRateSyllPerMin' && each.curve !== undefined,
  );
  if (criterion === undefined || criterion.kind === 'marked') return null;
  const full = (criterion.curve ?? []).filter((point) => point.perMille === 1000).map((point) => point.at);
  return full.length === 0 ? null : { from: Math.min(...full), to: Math.max(...full) };
}

/** Pace over time against its band. */
export function PaceLane({ axis, points, band }: { axis: Axis; points: readonly CurvePoint[]; band: Band | null }) {
  const { t } = useTranslation();
  const [box, width] = useWidth();
  const scheme = useScheme();
  useEffect(() => {
    const holder = box.current;
    if (holder === null || width === 0 || points.length === 0) return;
    const ink = inkOf(scheme);
    const top = Math.max(band === null ? 0 : band.to * 1.15, ...points.map((point) => point.value));
    const plot = new uPlot(
      {
        width,
        height: HEIGHT,
        padding: [2, 0, 2, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, range: [0, axis.durationMs] }, y: { range: [0, top] } },
        axes: [{ show: false }, { show: false }],
        series: [{}, { stroke: ink.text, width: 1.5, points: { show: false } }],
        hooks: {
          drawClear: [
            (self) => {
              if (band === null) return;
              const high = self.valToPos(band.to, 'y', true);
              self.ctx.fillStyle = ink.accentSoft;
              self.ctx.fillRect(self.bbox.left, high, self.bbox.width, self.valToPos(band.from, 'y', true) - high);
            },
          ],
        },
      },
      [points.map((point) => point.atMs), points.map((point) => point.value)],
      holder,
    );
    return () => plot.destroy();
  }, [box, points, width, axis.durationMs, band, scheme]);
  return (
    <div
      ref={box}
      style={{ height: '100%' }}
      role="img"
      aria-label={band === null ? t('lane.pace') : t('lane.paceBand', { from: band.from, to: band.to })}
    >
      {points.length === 0 && <span className={classes.none}>{t('lane.none')}</span>}
    </div>
  );
}
