import { useTranslation } from 'react-i18next';
import type { Brief } from '#contract/brief';
import type { PointFinding } from '#contract/metric';
import { clockFace } from '../connection/clock.ts';
import { useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './lanes.module.css';
import { percentAt, type Axis } from './time-axis.ts';

type Props = { axis: Axis; points: readonly PointFinding[]; brief: Brief; onSeek: (ms: number) => void };

/** Where each required point was found. */
export function PointsLane({ axis, points, brief, onSeek }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const titles = new Map(
    [...brief.products.flatMap((product) => product.points), ...brief.mustSay].map((point) => [point.id, point.title]),
  );
  const found = points.flatMap((point) => (point.span === null ? [] : [{ ...point, at: point.span.fromMs }]));
  if (found.length === 0) return <span className={classes.none}>{t('lane.none')}</span>;
  return found.map((point) => {
    const title = titles.get(point.pointId);
    const label = `${clockFace(point.at)} ${title === undefined ? point.pointId : text(title)} · ${t(`point.${point.state}`)}`;
    return (
      <button
        key={`${point.productId}-${point.pointId}`}
        type="button"
        className={classes.mark}
        data-kind={point.state}
        style={{ insetInlineStart: percentAt(axis, point.at) }}
        title={label}
        aria-label={label}
        onClick={() => onSeek(point.at)}
      >
        <Icon name={point.state === 'said' ? 'check' : point.state === 'contradicted' ? 'warn' : 'info'} size={14} />
      </button>
    );
  });
}
