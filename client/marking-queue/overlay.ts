import type { MarkSheet } from '#contract/marking';
import type { QueueItem } from './item.ts';

/** The sheet as the examiner sees it: what the server holds, with what is still on its way. */
export function overlay(sheet: MarkSheet, unsent: readonly QueueItem[]): MarkSheet {
  let { marks, notes } = sheet;
  for (const item of unsent) {
    if (item.kind === 'mark')
      marks = [...marks.filter((mark) => mark.criterionId !== item.mark.criterionId), item.mark];
    else {
      const { note } = item;
      notes = notes.filter((other) => other.id !== note.replaces && other.id !== note.id);
      if (note.text.trim() !== '') notes = [...notes, note];
    }
  }
  const marked = new Set(marks.map((mark) => mark.criterionId));
  return {
    ...sheet,
    marks,
    notes: [...notes].sort((a, b) => a.at - b.at),
    missing: sheet.expected.filter((id) => !marked.has(id)),
    extra: [...marked].filter((id) => !sheet.expected.includes(id)),
  };
}
