import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { CriterionId, MarkId, NoteId, PersonId, SittingId } from '#contract/ids';
import type { MarkSheet } from '#contract/marking';
import { MediaTime } from '#contract/time';
import { done, failed } from '../../../client/connection/outcome.ts';
import { idOf, QueueItem } from '../../../client/marking-queue/item.ts';
import { overlay } from '../../../client/marking-queue/overlay.ts';
import { inOrder, MarkingQueue, type Send } from '../../../client/marking-queue/queue.ts';
import { memoryStorage, type QueueStorage } from '../../../client/marking-queue/storage.ts';

const sittingId = SittingId.parse(v7());
const examinerId = PersonId.parse(v7());
const opening = CriterionId.parse('opening');
const empty: MarkSheet = {
  examinerId,
  sealed: false,
  marks: [],
  notes: [],
  expected: [opening],
  missing: [opening],
  extra: [],
};
const mark = (order: number, level: number): QueueItem => ({
  kind: 'mark',
  order,
  sittingId,
  examinerId,
  mark: { id: MarkId.parse(v7()), criterionId: opening, level, at: null },
});
const note = (order: number, text: string, replaces: NoteId | null = null): QueueItem => ({
  kind: 'note',
  order,
  sittingId,
  examinerId,
  note: { kind: 'note', id: NoteId.parse(v7()), replaces, criterionId: null, at: MediaTime.parse(order * 1000), text },
});

async function queueWith(send: Send, storage: QueueStorage = memoryStorage()) {
  const queue = await MarkingQueue.create(
    storage,
    () => true,
    send,
    () => undefined,
  );
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      if (holds()) return resolve();
      const stop = queue.view.subscribe(() => {
        if (!holds()) return;
        stop();
        resolve();
      });
    });
  return { queue, storage, until };
}

test('what a page kept is sent in the order in which it was made', () => {
  const items = [mark(3, 1), mark(1, 2), mark(2, 3)];
  expect(inOrder(items).map((item) => item.order)).toEqual([1, 2, 3]);
});

test('marks are sent one after the other, oldest first, and leave the disk only once acknowledged', async () => {
  const sent: number[] = [];
  const { queue, storage, until } = await queueWith(async (item) => {
    sent.push(item.order);
    return done({ sheet: empty });
  });
  await queue.add(mark(queue.nextOrder(), 1));
  await queue.add(mark(queue.nextOrder() + 10, 2));
  await until(() => queue.view.get().unsent.length === 0);
  expect(sent).toEqual([...sent].sort((a, b) => a - b));
  expect(await storage.all()).toEqual([]);
});

test('while the line is down everything stays, on disk too, and goes out when it is back', async () => {
  let online = false;
  const { queue, storage, until } = await queueWith(async () =>
    online ? done({ sheet: empty }) : failed('unreachable'),
  );
  await queue.add(note(1, '开场自然'));
  await queue.add(note(2, '报价清楚'));
  expect(queue.view.get().unsent).toHaveLength(2);
  expect(await storage.all()).toHaveLength(2);
  online = true;
  await until(() => {
    queue.flush();
    return queue.view.get().unsent.length === 0;
  });
  expect(await storage.all()).toEqual([]);
  queue.close();
});

test('a refusal takes the item out of the queue but not its text, and the next one is still sent', async () => {
  const { queue, storage, until } = await queueWith(async (item) =>
    item.kind === 'note' ? failed('sheet_sealed') : done({ sheet: empty }),
  );
  const refused = note(1, '不能丢的话');
  await queue.add(refused);
  await queue.add(mark(2, 3));
  await until(() => queue.view.get().unsent.length === 0);
  expect(queue.view.get().refused).toEqual([{ item: refused, problem: { code: 'sheet_sealed' } }]);
  expect(await storage.all()).toEqual([refused]);
  await queue.dismiss(idOf(refused));
  expect(await storage.all()).toEqual([]);
});

test('the sheet shows what is on its way: the later mark stands, its criterion is no longer missing', () => {
  const later = mark(2, 4);
  const seen = overlay(empty, [mark(1, 2), later]);
  expect(seen.marks.map((each) => each.level)).toEqual([4]);
  expect(seen.missing).toEqual([]);
});

test('a mark that nobody asks for is shown as extra, and makes the sheet no more complete', () => {
  const seen = overlay({ ...empty, expected: [CriterionId.parse('closing')] }, [mark(1, 2)]);
  expect(seen).toMatchObject({ missing: ['closing'], extra: ['opening'] });
});

test('what an older page kept without a kind is an ordinary note', () => {
  const { kind: _, ...old } = QueueItem.options[1].shape.note.parse({
    id: v7(),
    replaces: null,
    criterionId: null,
    at: 1000,
    text: '旧的评语',
  });
  expect(QueueItem.parse({ kind: 'note', order: 1, sittingId, examinerId, note: old })).toMatchObject({
    note: { kind: 'note', text: '旧的评语' },
  });
});

test('a note that replaces takes the other’s place; an empty one withdraws it', () => {
  const first = note(1, '先写的');
  const id = NoteId.parse(idOf(first));
  const changed = note(2, '改过的', id);
  expect(overlay(empty, [first, changed]).notes.map((each) => each.text)).toEqual(['改过的']);
  expect(overlay(empty, [first, note(3, '', id)]).notes).toEqual([]);
});
