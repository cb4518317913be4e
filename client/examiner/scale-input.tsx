import type { CriterionId } from '#contract/ids';
import { useStore } from '../ui/store.ts';
import type { Entry } from './entry.ts';
import { LevelButtons } from './level-buttons.tsx';
import type { MarkedLine } from './lines.ts';
import { PointRow } from './point-row.tsx';
import { PointStepper } from './point-stepper.tsx';

/** A row of more steps than this would be too fine to hit. */
const MOST_IN_A_ROW = 10;

type Props = {
  line: MarkedLine;
  level: number | null;
  entry: Entry;
  disabled: boolean;
  testIdPrefix?: string;
};

/** What a line is judged with: described levels, a row of points, or a stepper where there are many. */
export function ScaleInput({ line, level, entry, disabled, testIdPrefix = 'level' }: Props) {
  const pending = useStore(entry.pending, (now) => (now?.id === line.id ? now : null));
  const shared = {
    id: line.id,
    title: line.title,
    level: pending?.level ?? level,
    onPick: disabled ? null : (picked: number) => entry.take(line.id, picked),
    testIdPrefix,
  };
  const { scale } = line;
  if (scale.kind === 'levels') return <LevelButtons {...shared} levels={scale.levels} />;
  if (scale.steps <= MOST_IN_A_ROW) return <PointRow {...shared} scale={scale} typed={pending?.text ?? ''} />;
  return (
    <PointStepper
      {...shared}
      scale={scale}
      typed={pending?.text ?? ''}
      onPass={disabled ? null : (passed: number) => entry.pass(line.id, passed)}
      onStep={disabled ? null : (by: 1 | -1) => entry.step(line, level, by)}
    />
  );
}

export type ScaleProps = {
  id: CriterionId;
  title: MarkedLine['title'];
  level: number | null;
  onPick: ((level: number) => void) | null;
  testIdPrefix: string;
};
