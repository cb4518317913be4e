import { useCallback, useState, type ComponentType } from 'react';
import type { CriterionId } from '#contract/ids';
import type { AdjudicationCase } from '#contract/marking';
import type { MarkedLine } from '../examiner/lines.ts';
import { useEntry } from '../examiner/use-entry.ts';
import { useSheetKeys } from '../examiner/use-sheet-keys.ts';
import { useOrder } from '../examiner/use-sheet-lines.ts';
import { useJoined } from '../seat/room-context.ts';
import { CaseForm, SettledCase } from './case-form.tsx';

export type Draft = { level: number | null; reason: string };
const untouched: Draft = { level: null, reason: '' };

type Props = {
  cases: readonly AdjudicationCase[];
  /** What the lead examiner also sees of a case; nothing for a blind adjudicator. */
  About?: ComponentType<{ line: MarkedLine }>;
  /** What a decision would come to. */
  Effect?: ComponentType<{ line: MarkedLine; level: number }>;
};

/** The disputed criteria in the sheet's order, one open at a time; drafts are kept while one looks at another. */
export function Cases({ cases, About, Effect }: Props) {
  const order = useOrder();
  const may = useJoined(({ sitting }) => sitting.state === 'marking' || sitting.state === 'adjudication');
  const [drafts, setDrafts] = useState<ReadonlyMap<CriterionId, Draft>>(new Map());
  const [wanted, setWanted] = useState<CriterionId | null>(null);
  const known = order.flatMap((line) => {
    const found = cases.find(({ criterionId }) => criterionId === line.id);
    return found === undefined ? [] : [{ line, found }];
  });
  const open = known.filter(({ found }) => !found.settled).map(({ line }) => line);
  const openId = open.some(({ id }) => id === wanted) ? wanted : (open[0]?.id ?? null);
  const draftOf = (id: CriterionId): Draft => drafts.get(id) ?? untouched;
  const change = useCallback(
    (id: CriterionId, part: Partial<Draft>): void =>
      setDrafts((now) => new Map(now).set(id, { ...(now.get(id) ?? untouched), ...part })),
    [],
  );
  const entry = useEntry(useCallback((id: CriterionId, level: number) => change(id, { level }), [change]));
  useSheetKeys({
    order: open,
    openId,
    onOpen: setWanted,
    levelOf: (id) => draftOf(id).level,
    entry: may ? entry : null,
    letters: {},
  });
  return known.map(({ line, found }) =>
    found.settled ? (
      <SettledCase key={line.id} line={line} />
    ) : (
      <CaseForm
        key={line.id}
        line={line}
        moments={found.moments}
        open={line.id === openId}
        onOpen={() => setWanted(line.id)}
        draft={draftOf(line.id)}
        onReason={(reason) => change(line.id, { reason })}
        entry={entry}
        disabled={!may}
        about={About !== undefined && <About line={line} />}
        Effect={Effect}
      />
    ),
  );
}
