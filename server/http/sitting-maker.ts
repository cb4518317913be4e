import type { NamedExam } from '#contract/exam';
import { type NewSitting, SeatLink } from '#contract/http';
import { PersonId, SittingId } from '#contract/ids';
import type { Seat } from '#contract/sitting';
import type { SittingCommands } from '#sitting/commands';
import type { Sitting } from '#sitting/sitting';
import type { SeatTokens } from '../seat-token.ts';

export const LINK_LIFETIME_MS = 30 * 24 * 3_600_000;
type Parts = {
  commands: SittingCommands;
  tokens: SeatTokens;
  baseUrl: () => string;
  newId: () => string;
  now: () => number;
};
type People = Omit<NewSitting, 'examHash'>;

/** Schedules sittings and makes the links of their seats. The token stays in the URL's fragment, which no server or proxy ever logs. */
export class SittingMaker {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async schedule(named: NamedExam, people: People): Promise<{ sittingId: SittingId; links: SeatLink[] }> {
    const sittingId = SittingId.parse(this.#parts.newId());
    const seat = (role: Seat['role'], name: string): Seat => ({
      personId: PersonId.parse(this.#parts.newId()),
      role,
      name,
    });
    const seats = [
      seat('candidate', people.candidate),
      ...people.examiners.map((name) => seat('examiner', name)),
      seat('lead', people.lead),
      seat('reviewer', people.reviewer),
    ];
    await this.#parts.commands.schedule(sittingId, named, seats);
    return { sittingId, links: await this.#links(sittingId, seats) };
  }

  async linksOf(sitting: Sitting): Promise<{ sittingId: SittingId; links: SeatLink[] }> {
    return { sittingId: sitting.id, links: await this.#links(sitting.id, sitting.seats) };
  }

  #links(sittingId: SittingId, seats: readonly Seat[]): Promise<SeatLink[]> {
    const expiresAt = this.#parts.now() + LINK_LIFETIME_MS;
    return Promise.all(
      seats.map(async (seat) => {
        const token = await this.#parts.tokens.issue({ sittingId, personId: seat.personId, expiresAt });
        return SeatLink.parse({ seat, role: seat.role, url: `${this.#parts.baseUrl()}/seat#${token}`, expiresAt });
      }),
    );
  }
}
