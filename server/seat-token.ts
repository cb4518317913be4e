import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type Refused, refused } from '#contract/errors';
import { PersonId, SittingId } from '#contract/ids';

/** What a link proves: one person's seat in one sitting, until a time. */
export type SeatClaim = { sittingId: SittingId; personId: PersonId; expiresAt: number };
const Payload = z.object({ sit: SittingId, sub: PersonId, exp: z.int() });
const ALGORITHM = 'HS256';

/** Makes and reads the tokens of links (JWT, RFC 7519). They carry ids only; role and name stay in the database. */
export class SeatTokens {
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = new TextEncoder().encode(secret);
  }

  issue({ sittingId, personId, expiresAt }: SeatClaim): Promise<string> {
    return new SignJWT({ sit: sittingId })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(personId)
      .setExpirationTime(Math.floor(expiresAt / 1000))
      .sign(this.#key);
  }

  async read(token: string, now: number): Promise<{ kind: 'claim'; claim: SeatClaim } | Refused> {
    try {
      const { payload } = await jwtVerify(token, this.#key, { algorithms: [ALGORITHM], currentDate: new Date(now) });
      const { sit, sub, exp } = Payload.parse(payload);
      return { kind: 'claim', claim: { sittingId: sit, personId: sub, expiresAt: exp * 1000 } };
    } catch (error) {
      return refused(error instanceof errors.JWTExpired ? 'link_expired' : 'link_invalid');
    }
  }
}
