import type { NamedExam } from '#contract/exam';
import { type Refused, refused } from '#contract/errors';
import type { NewSitting, SeatLink } from '#contract/staff-http';
import { type ExaminerId, PersonId, SittingId } from '#contract/ids';
import type { RemarkOf, Seat } from '#contract/sitting';
import type { Examiner, ExaminerRepository } from '#db/examiners';
import { isStandardised } from '#marking/qualification';
import { examStructureHash } from '#scoring/structure';
import type { SittingCommands } from '#sitting/commands';
import type { Sitting } from '#sitting/sitting';
import type { SeatLinks } from '../seat-links.ts';

type Parts = {
  commands: SittingCommands;
  links: SeatLinks;
  examiners: ExaminerRepository;
  newId: () => string;
};
type People = Omit<NewSitting, 'examHash'>;

type Scheduled = { kind: 'scheduled'; sittingId: SittingId; links: SeatLink[] };

/** Schedules sittings, if their panel may examine, and makes the links of their seats. */
export class SittingMaker {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Refuses a panel that the exam does not allow: `wrong_panel`, `duplicate_examiner`, `unknown_examiner`, `examiner_not_standardised`. */
  async schedule(named: NamedExam, people: People): Promise<Scheduled | Refused> {
    const fault = await this.#panelFault(named, people);
    if (fault !== null) return fault;
    const seats = [
      this.#seat('candidate', people.candidate),
      ...people.examiners.map(({ name, examinerId }) => this.#seat('examiner', name, examinerId)),
      this.#seat('lead', people.lead),
      this.#seat('reviewer', people.reviewer),
    ];
    return this.#scheduled(named, seats, null);
  }

  /** A sitting without a performance: one examiner marks the recording of another sitting, blind. */
  remark(named: NamedExam, examiner: Examiner, of: RemarkOf): Promise<Scheduled> {
    return this.#scheduled(named, [this.#seat('examiner', examiner.name, examiner.id)], of);
  }

  async linksOf(sitting: Sitting): Promise<{ sittingId: SittingId; links: SeatLink[] }> {
    return { sittingId: sitting.id, links: await this.#links(sitting.id, sitting.seats) };
  }

  async #panelFault({ exam }: NamedExam, { examiners }: People): Promise<Refused | null> {
    if (examiners.length !== exam.panel.size) return refused('wrong_panel', `${examiners.length} / ${exam.panel.size}`);
    const who = examiners.map(({ name, examinerId }) => examinerId ?? name);
    const twice = examiners.filter((_, i) => who.indexOf(who[i] ?? '') !== i);
    if (twice.length > 0) return refused('duplicate_examiner', twice.map(({ name }) => name).join(', '));
    const structure = examStructureHash(exam);
    for (const { name, examinerId } of examiners) {
      if (examinerId !== null && (await this.#parts.examiners.find(examinerId)) === null)
        return refused('unknown_examiner', name);
      const known = examinerId === null ? [] : await this.#parts.examiners.qualifications(examinerId, structure);
      if (!isStandardised(exam, known)) return refused('examiner_not_standardised', name);
    }
    return null;
  }

  #seat(role: Seat['role'], name: string, examinerId: ExaminerId | null = null): Seat {
    return { personId: PersonId.parse(this.#parts.newId()), role, name, examinerId };
  }

  async #scheduled(named: NamedExam, seats: Seat[], remarkOf: RemarkOf | null): Promise<Scheduled> {
    const sittingId = SittingId.parse(this.#parts.newId());
    await this.#parts.commands.schedule(sittingId, named, seats, remarkOf);
    return { kind: 'scheduled', sittingId, links: await this.#links(sittingId, seats) };
  }

  #links(sittingId: SittingId, seats: readonly Seat[]): Promise<SeatLink[]> {
    return Promise.all(seats.map((seat) => this.#parts.links.of(sittingId, seat)));
  }
}
