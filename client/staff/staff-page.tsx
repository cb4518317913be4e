import { SittingsDesk } from './sittings-desk.tsx';
import { StaffDoor } from './staff-door.tsx';

/** The evaluation body's page. */
export function StaffPage() {
  return (
    <StaffDoor>
      <SittingsDesk />
    </StaffDoor>
  );
}
