import { type Refused, refused } from '#contract/errors';
import type { MarkSheet, PanelProgress } from '#contract/marking';
import { checkLevel } from '#marking/check-mark';
import type { SittingCommands } from '#sitting/commands';
import type { Connection } from './connection.ts';
import type { Handlers } from './on-request.ts';
import type { Panels } from './panels.ts';

type MarkingEvent = Extract<keyof Handlers, `marking.${string}`>;
type Parts = { commands: SittingCommands; panels: Panels; panelChanged: (connection: Connection) => void };

/** Marks, notes and sheets. An ack means it is committed [MK3]; the panel is told after it. */
export function markingHandlers({ commands, panels, panelChanged }: Parts): Pick<Handlers, MarkingEvent> {
  const ownSheet = async (connection: Connection): Promise<{ kind: 'reply'; data: { sheet: MarkSheet } } | Refused> => {
    const loaded = await commands.load(connection.sittingId);
    if (loaded === null) return refused('not_found');
    panelChanged(connection);
    return { kind: 'reply', data: { sheet: await panels.sheet(loaded, connection.me.personId) } };
  };
  const panel = async (
    connection: Connection,
  ): Promise<{ kind: 'reply'; data: { panel: PanelProgress } } | Refused> => {
    const loaded = await commands.load(connection.sittingId);
    if (loaded === null) return refused('not_found');
    panelChanged(connection);
    return { kind: 'reply', data: { panel: await panels.progress(loaded) } };
  };

  return {
    'marking.mark': async ({ mark }, connection) => {
      const saved = await commands.record(connection.sittingId, connection.me.personId, { kind: 'mark', mark });
      return saved.kind === 'refused' ? saved : ownSheet(connection);
    },

    'marking.note': async ({ note }, connection) => {
      const saved = await commands.record(connection.sittingId, connection.me.personId, { kind: 'note', note });
      return saved.kind === 'refused' ? saved : ownSheet(connection);
    },

    'marking.sealSheet': async (_data, connection) => {
      const done = await commands.sealSheet(connection.sittingId, connection.me.personId);
      return done.kind === 'refused' ? done : ownSheet(connection);
    },

    'marking.reopenSheet': async ({ examinerId, reason }, connection) => {
      const done = await commands.run(
        connection.sittingId,
        { kind: 'reopenSheet', examinerId, reason },
        { role: connection.me.role, personId: connection.me.personId },
        null,
      );
      return done.kind === 'refused' ? done : panel(connection);
    },

    'marking.adjudicate': async ({ criterionId, level, reason }, connection) => {
      const loaded = await commands.load(connection.sittingId);
      if (loaded === null) return refused('not_found');
      const checked = checkLevel(loaded.named.exam.rubric, { criterionId, level });
      if (checked.kind === 'refused') return checked;
      const done = await commands.run(
        connection.sittingId,
        { kind: 'adjudicate', criterionId, level, reason },
        { role: connection.me.role, personId: connection.me.personId },
        null,
      );
      return done.kind === 'refused' ? done : panel(connection);
    },
  };
}
