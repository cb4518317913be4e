import { type Refused, refused } from '#contract/errors';
import type { MarkSheet, PanelProgress } from '#contract/marking';
import { Seat as SeatSchema } from '#contract/sitting';
import { checkLevel } from '#marking/check-mark';
import { planOf, type SittingCommands } from '#sitting/commands';
import type { Actor } from '#sitting/lifecycle';
import type { SeatLinks } from '../seat-links.ts';
import type { Connection } from './connection.ts';
import type { Handlers } from './on-request.ts';
import type { Panels } from './panels.ts';

type MarkingEvent = Extract<keyof Handlers, `marking.${string}`>;
type Parts = {
  commands: SittingCommands;
  panels: Panels;
  links: SeatLinks;
  newId: () => string;
  panelChanged: (connection: Connection) => void;
};

/** Marks, notes and sheets. An ack means it is committed [MK3]; the panel is told after it. */
export function markingHandlers({ commands, panels, links, newId, panelChanged }: Parts): Pick<Handlers, MarkingEvent> {
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
        actorOf(connection),
        null,
      );
      return done.kind === 'refused' ? done : panel(connection);
    },

    'marking.adjudicate': async ({ criterionId, level, reason }, connection) => {
      const loaded = await commands.load(connection.sittingId);
      if (loaded === null) return refused('not_found');
      const checked = checkLevel(planOf(loaded), { criterionId, level });
      if (checked.kind === 'refused') return checked;
      const done = await commands.run(
        connection.sittingId,
        { kind: 'adjudicate', criterionId, level, reason },
        actorOf(connection),
        null,
      );
      if (done.kind === 'refused') return done;
      panelChanged(connection);
      return { kind: 'reply', data: { cases: await panels.cases(done) } };
    },

    'marking.nameAdjudicator': async ({ name, examinerId }, connection) => {
      const seat = SeatSchema.parse({ personId: newId(), role: 'adjudicator', name, examinerId });
      const done = await commands.run(
        connection.sittingId,
        { kind: 'nameAdjudicator', seat },
        actorOf(connection),
        null,
      );
      if (done.kind === 'refused') return done;
      return { kind: 'reply', data: { url: (await links.of(connection.sittingId, seat)).url } };
    },
  };
}

const actorOf = ({ me }: Connection): Actor => ({ role: me.role, personId: me.personId });
