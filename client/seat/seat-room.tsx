import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatView } from '#contract/http';
import type { Role } from '#contract/sitting';
import { Room } from '../connection/room.ts';
import { preferScheme } from '../ui/colour-scheme.ts';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { SeatContext } from './room-context.ts';
import { reloadedOwner, rememberOwned } from './seat-token.ts';
import { SeatDoor } from './seat-door.tsx';

const pages = {
  candidate: lazy(() => import('../candidate/candidate-page.tsx')),
  examiner: lazy(() => import('../examiner/examiner-page.tsx')),
  lead: lazy(() => import('../lead/lead-page.tsx')),
  adjudicator: lazy(() => import('../adjudicator/adjudicator-page.tsx')),
  reviewer: lazy(() => import('../reviewer/reviewer-page.tsx')),
} satisfies Record<Role, unknown>;

/** Opens the room of a seat, and closes it when the page goes. */
export function SeatRoom({ token, seat }: { token: string; seat: SeatView }) {
  const { t } = useTranslation();
  // A new object opens the room anew.
  const [opening, setOpening] = useState(() => ({ takeOver: reloadedOwner(token) }));
  const [room, setRoom] = useState<Room | null>(null);
  const { role } = seat.me;
  useEffect(() => {
    const opened = new Room(token, opening.takeOver);
    const stop = opened.connection.state.subscribe(() => {
      if (opened.connection.state.get().kind === 'online') rememberOwned(token);
    });
    setRoom(opened);
    return () => {
      stop();
      opened.close();
    };
  }, [token, opening]);
  useEffect(() => {
    preferScheme(role === 'examiner' || role === 'lead' || role === 'adjudicator' ? 'dark' : null);
    return () => preferScheme(null);
  }, [role]);
  const waiting = (
    <Page notice>
      <Waiting what={t('waiting.join')} />
    </Page>
  );
  if (room === null) return waiting;
  const RolePage = pages[role];
  const openHere = (): void => setOpening({ takeOver: true });
  return (
    <SeatContext value={{ room, token }}>
      <SeatDoor onTakeOver={openHere} waiting={waiting}>
        <Suspense fallback={waiting}>
          <RolePage />
        </Suspense>
      </SeatDoor>
    </SeatContext>
  );
}
