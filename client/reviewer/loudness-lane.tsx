import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurvePoint } from '#contract/metric';
import { useScheme } from '../ui/colour-scheme.ts';
import { inkOf } from '../ui/ink.ts';
import classes from './lanes.module.css';
import type { Axis } from './time-axis.ts';
import { useWidth } from './use-width.ts';

const QUIET_LUFS = -60;
const LOUD_LUFS = -5;

/** Loudness over time as a mirrored shape, drawn once per change. */
export function LoudnessLane({ axis, points }: { axis: Axis; points: readonly CurvePoint[] }) {
  const { t } = useTranslation();
  const [box, width] = useWidth();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useScheme();
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen || width === 0) return;
    const height = element.clientHeight;
    const scale = devicePixelRatio;
    element.width = width * scale;
    element.height = height * scale;
    pen.scale(scale, scale);
    pen.fillStyle = inkOf(scheme).accent;
    const each = Math.max(1, (width / Math.max(1, points.length)) * 0.9);
    for (const { atMs, value } of points) {
      const share = Math.min(1, Math.max(0, (value - QUIET_LUFS) / (LOUD_LUFS - QUIET_LUFS)));
      const tall = Math.max(1, share * (height - 8));
      pen.fillRect((atMs / axis.durationMs) * width, (height - tall) / 2, each, tall);
    }
  }, [points, width, axis.durationMs, scheme]);
  return (
    <div ref={box} style={{ height: '100%' }}>
      {points.length === 0 ? (
        <span className={classes.none}>{t('lane.none')}</span>
      ) : (
        <canvas ref={canvas} className={classes.canvas} role="img" aria-label={t('lane.loudness')} />
      )}
    </div>
  );
}
