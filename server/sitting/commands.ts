import type { NamedExam } from '#contract/exam';
import { type Refused, refused } from '#contract/errors';
import type { PersonId, SittingId } from '#contract/ids';
import type { Mark, Note } from '#contract/marking';
import type { RemarkOf, Seat, SittingEvent } from '#contract/sitting';
import { SittingEvent as SittingEventSchema } from '#contract/sitting';
import type { ExamRepository } from '#db/exams';
import type { MarkRepository } from '#db/marks';
import type { SittingRepository, Transaction } from '#db/sittings';
import { checkMark, checkNote } from '#marking/check-mark';
import { type SheetPlan, sheetOf } from '#marking/sheet';
import { contentHash, sha256 } from '#result/canonical';
import { type Actor, decide, type LifecycleCommand } from './lifecycle.ts';
import { apply, fold, type Sitting } from './sitting.ts';

export type Loaded = { sitting: Sitting; named: NamedExam };
/** What the sheets of a sitting ask for. */
export const planOf = ({ sitting, named }: Loaded): SheetPlan => ({
  exam: named.exam,
  toExaminers: sitting.toExaminers,
});
export type Done = { kind: 'done'; sitting: Sitting; named: NamedExam } | Refused;
type Changed = (loaded: Loaded, event: SittingEvent) => void;

type Prepare = (
  loaded: Loaded,
  transaction: Transaction,
) => Promise<{ kind: 'command'; command: LifecycleCommand } | Refused>;
type Parts = { sittings: SittingRepository; exams: ExamRepository; marks: MarkRepository; now: () => number };

/** Load, decide, save: each command in one transaction that holds the sitting's row. */
export class SittingCommands {
  readonly #parts: Parts;
  readonly #listeners = new Set<Changed>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Calls `listener` after each committed event, in order for each sitting. Returns what ends it. */
  onChanged(listener: Changed): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async load(id: SittingId): Promise<Loaded | null> {
    return this.#named(fold(id, await this.#parts.sittings.events(id)));
  }

  async schedule(id: SittingId, named: NamedExam, seats: Seat[], remarkOf: RemarkOf | null = null): Promise<void> {
    const event = SittingEventSchema.parse({
      version: 1,
      at: this.#parts.now(),
      by: null,
      body: { kind: 'scheduled', examHash: named.hash, seats, remarkOf },
    });
    await this.#parts.sittings.create(id, named.hash, event, fold(id, [event]).state);
  }

  /** Whether a command would be accepted now, without doing it. */
  async wouldAccept(
    id: SittingId,
    command: LifecycleCommand,
    actor: Actor,
    expectedVersion: number | null,
  ): Promise<{ kind: 'ok' } | Refused> {
    const loaded = await this.load(id);
    if (loaded === null) return refused('not_found');
    const decision = this.#decide(loaded, command, actor, expectedVersion);
    return decision.kind === 'refused' ? decision : { kind: 'ok' };
  }

  /** @param expectedVersion what the asker had seen, or null where the server itself asks: another version is a `version_conflict` [SI5]. */
  async run(id: SittingId, command: LifecycleCommand, actor: Actor, expectedVersion: number | null): Promise<Done> {
    return this.#commit(id, actor, expectedVersion, async () => ({ kind: 'command', command }));
  }

  /** Saves a mark or a note in the transaction that has checked the state: an ack means it is committed [MK3]. */
  async record(
    id: SittingId,
    examinerId: PersonId,
    entry: { kind: 'mark'; mark: Mark } | { kind: 'note'; note: Note },
  ): Promise<{ kind: 'saved' } | Refused> {
    const outcome = await this.#parts.sittings.locked(
      id,
      async (events, _append, transaction): Promise<{ kind: 'saved' } | Refused> => {
        const loaded = await this.#named(fold(id, events));
        if (loaded === null) return refused('not_found');
        const plan = planOf(loaded);
        const condition = { state: loaded.sitting.state, sealed: loaded.sitting.sealedSheets.has(examinerId) };
        const checked =
          entry.kind === 'mark' ? checkMark(plan, condition, entry.mark) : checkNote(plan, condition, entry.note);
        if (checked.kind === 'refused') return checked;
        const document = entry.kind === 'mark' ? entry.mark : entry.note;
        const saved = await this.#parts.marks.save(
          transaction,
          id,
          examinerId,
          entry.kind,
          document,
          this.#parts.now(),
        );
        return saved.kind === 'different' ? refused('mark_conflict', document.id) : { kind: 'saved' };
      },
    );
    return outcome ?? refused('not_found');
  }

  /** Seals an examiner's sheet as it stands, when nothing is missing [MK4]. The row lock keeps marks out meanwhile. */
  async sealSheet(id: SittingId, examinerId: PersonId): Promise<Done> {
    return this.#commit(id, { role: 'examiner', personId: examinerId }, null, async (loaded, transaction) => {
      const sheet = sheetOf(
        planOf(loaded),
        examinerId,
        await this.#parts.marks.marks(id, transaction),
        await this.#parts.marks.notes(id, transaction),
        true,
      );
      if (sheet.missing.length > 0)
        return refused(
          'sheet_incomplete',
          `${sheet.missing.length} / ${sheet.expected.length}: ${sheet.missing.join(', ')}`,
        );
      return { kind: 'command', command: { kind: 'sealSheet', examinerId, sheetHash: contentHash(sheet) } };
    });
  }

  async #commit(id: SittingId, actor: Actor, expectedVersion: number | null, prepare: Prepare): Promise<Done> {
    const outcome = await this.#parts.sittings.locked(id, async (events, append, transaction) => {
      const loaded = await this.#named(fold(id, events));
      if (loaded === null) return refused('not_found');
      const prepared = await prepare(loaded, transaction);
      if (prepared.kind === 'refused') return prepared;
      const decision = this.#decide(loaded, prepared.command, actor, expectedVersion);
      if (decision.kind === 'refused') return decision;
      const event = SittingEventSchema.parse({
        version: loaded.sitting.version + 1,
        at: this.#parts.now(),
        by: actor.role === 'server' ? null : actor.personId,
        body: decision.body,
      });
      const sitting = apply(loaded.sitting, event);
      await append(event, sitting.state);
      return { kind: 'done' as const, sitting, named: loaded.named, event };
    });
    if (outcome === null) return refused('not_found');
    if (outcome.kind === 'refused') return outcome;
    const { sitting, named, event } = outcome;
    for (const listener of this.#listeners) listener({ sitting, named }, event);
    return { kind: 'done', sitting, named };
  }

  #decide({ sitting, named }: Loaded, command: LifecycleCommand, actor: Actor, expectedVersion: number | null) {
    const decision = decide(sitting, command, actor, {
      consentHash: (language) => consentHash(named, language),
      adjudicator: named.exam.panel.adjudicator,
      sheetsAwaitMetrics: named.exam.abstained === 'examiners_mark',
    });
    if (decision.kind === 'accepted' && expectedVersion !== null && expectedVersion !== sitting.version)
      return refused('version_conflict', `${expectedVersion} → ${sitting.version}`);
    return decision;
  }

  async #named(sitting: Sitting): Promise<Loaded | null> {
    if (sitting.examHash === null) return null;
    const named = await this.#parts.exams.byHash(sitting.examHash);
    if (named === null) throw new Error(`exam ${sitting.examHash} is missing`);
    return { sitting, named };
  }
}

/** SHA-256 of the consent text in one language (UTF-8): what a candidate's consent names. */
export const consentHash = ({ exam }: NamedExam, language: string) =>
  sha256(language === 'zh-CN' ? exam.consent['zh-CN'] : exam.consent.en);
