import { useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '#contract/http';
import type { Analysis } from '#contract/metric';
import { clockFace } from '../connection/clock.ts';
import { useSeat } from '../seat/room-context.ts';
import { type Store, useStore, useValue } from '../ui/store.ts';
import { useTicks } from '../ui/use-now.ts';
import { ExaminerLane } from './examiner-lane.tsx';
import { Lane } from './lane.tsx';
import classes from './lanes.module.css';
import { LoudnessLane } from './loudness-lane.tsx';
import { bandOf, PaceLane } from './pace-lane.tsx';
import { PointsLane } from './points-lane.tsx';
import { SpanLane } from './span-lane.tsx';
import { type Axis, niceTicks } from './time-axis.ts';

type Props = { review: Review; analysis: Analysis | null; position: Store<number>; onSeek: (ms: number) => void };

function Playhead({ axis, position }: { axis: Axis; position: Store<number> }) {
  const at = useValue(position);
  return <div className={classes.playhead} style={{ transform: `translateX(${(at / axis.durationMs) * 100}%)` }} />;
}

function Ruler({ axis, position, onSeek }: { axis: Axis; position: Store<number>; onSeek: (ms: number) => void }) {
  const { t } = useTranslation();
  const second = useStore(position, (ms) => Math.floor(ms / 1000));
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Home') onSeek(0);
    else if (event.key === 'End') onSeek(axis.durationMs);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={classes.ruler}
      role="slider"
      tabIndex={0}
      aria-label={t('reviewer.playhead')}
      aria-valuemin={0}
      aria-valuemax={Math.floor(axis.durationMs / 1000)}
      aria-valuenow={second}
      aria-valuetext={clockFace(second * 1000)}
      onKeyDown={press}
      data-testid="ruler"
    >
      {niceTicks(axis.durationMs).map((at) => (
        <span
          key={at}
          className={`${classes.tick} num`}
          style={{ insetInlineStart: `${(at / axis.durationMs) * 100}%` }}
        >
          {clockFace(at)}
        </span>
      ))}
    </div>
  );
}

/** All lanes on one time axis; a click anywhere moves the one playhead. */
export function Lanes({ review, analysis, position, onSeek }: Props) {
  const { t } = useTranslation();
  const { room } = useSeat();
  const { exam } = review.exam;
  const band = useMemo(() => bandOf(exam), [exam]);
  const plot = useRef<HTMLDivElement>(null);
  useTicks(review.recording?.state === 'ready' ? 60_000 : 1000);
  const durationMs = Math.max(1000, review.recording?.durationMs ?? 0, analysis?.durationMs ?? 0, room.mediaNow());
  const axis: Axis = { durationMs };
  const click = (event: MouseEvent): void => {
    const box = plot.current?.getBoundingClientRect();
    if (box === undefined || (event.target instanceof Element && event.target.closest('button') !== null)) return;
    const share = (event.clientX - box.left) / box.width;
    if (share >= 0 && share <= 1) onSeek(Math.round(share * durationMs));
  };
  return (
    <section className={classes.lanes} aria-label={t('reviewer.lanes')}>
      {/* The pointer's way; the ruler is the keyboard's. */}
      <div className={classes.scroll} onClick={click}>
        <div className={classes.plot} ref={plot}>
          <Playhead axis={axis} position={position} />
        </div>
        <Lane label={clockFace(durationMs)}>
          <Ruler axis={axis} position={position} onSeek={onSeek} />
        </Lane>
        <Lane label={t('lane.loudness')} tall>
          <LoudnessLane axis={axis} points={analysis?.loudnessLufs ?? []} />
        </Lane>
        <Lane label={t('lane.pace')} tall>
          <PaceLane axis={axis} points={analysis?.paceSyllPerMin ?? []} band={band} />
        </Lane>
        <Lane label={t('lane.points')}>
          <PointsLane axis={axis} points={analysis?.points ?? []} brief={review.exam.exam.brief} onSeek={onSeek} />
        </Lane>
        <Lane label={t('lane.pauses')}>
          <SpanLane
            axis={axis}
            spans={[
              ...(analysis?.pauses ?? []).map((span) => ({ span, kind: 'pause' as const, label: t('lane.pause') })),
              ...(review.recording?.gaps ?? []).map((gap) => ({
                span: gap.span,
                kind: 'gap' as const,
                label: t(`gap.${gap.cause}`),
              })),
            ]}
          />
        </Lane>
        {review.sitting.seats
          .filter((seat) => seat.role === 'examiner')
          .map((seat) => (
            <Lane key={seat.personId} label={seat.name}>
              <ExaminerLane
                axis={axis}
                sheet={review.sheets.find((sheet) => sheet.examinerId === seat.personId) ?? null}
                exam={review.exam.exam}
                onSeek={onSeek}
              />
            </Lane>
          ))}
      </div>
    </section>
  );
}
