import { SeatLink } from '#contract/staff-http';
import type { SittingId } from '#contract/ids';
import type { Seat } from '#contract/sitting';
import type { SeatTokens } from './seat-token.ts';

export const LINK_LIFETIME_MS = 30 * 24 * 3_600_000;
type Parts = { tokens: SeatTokens; baseUrl: () => string; now: () => number };

/** The links that are handed to people. The token stays in the URL's fragment, which no server or proxy ever logs. */
export class SeatLinks {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async of(sittingId: SittingId, seat: Seat): Promise<SeatLink> {
    const expiresAt = this.#parts.now() + LINK_LIFETIME_MS;
    const token = await this.#parts.tokens.issue({ sittingId, personId: seat.personId, expiresAt });
    return SeatLink.parse({ seat, role: seat.role, url: `${this.#parts.baseUrl()}/seat#${token}`, expiresAt });
  }
}
