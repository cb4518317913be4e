import type { Request } from 'express';
import { type Refused, refused } from '#contract/errors';
import type { Seat } from '#contract/sitting';
import type { Loaded, SittingCommands } from '#sitting/commands';
import type { SeatTokens } from '../seat-token.ts';

export type SeatHolder = { loaded: Loaded; me: Seat; expiresAt: number };
type Parts = { tokens: SeatTokens; commands: SittingCommands; now: () => number };

/** Who a bearer token (RFC 6750) belongs to; a `<video>` can't send headers, so media routes read it from `?seat=`. */
export const seatHolder =
  (parts: Parts, from: 'header' | 'query') =>
  async (request: Request): Promise<{ kind: 'who'; who: SeatHolder } | Refused> => {
    const query = request.query['seat'];
    const token =
      from === 'header'
        ? /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
        : typeof query === 'string'
          ? query
          : undefined;
    if (token === undefined) return refused('link_invalid');
    const read = await parts.tokens.read(token, parts.now());
    if (read.kind === 'refused') return read;
    const loaded = await parts.commands.load(read.claim.sittingId);
    const me = loaded?.sitting.seats.find(({ personId }) => personId === read.claim.personId);
    if (loaded === null || me === undefined) return refused('link_invalid');
    return { kind: 'who', who: { loaded, me, expiresAt: read.claim.expiresAt } };
  };
