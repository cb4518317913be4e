import { Page } from '../ui/page.tsx';
import { useJoined } from '../seat/room-context.ts';

export default function ExaminerPage() {
  const state = useJoined((joined) => joined.sitting.state);
  return (
    <Page ready>
      <p data-testid="state">{state}</p>
    </Page>
  );
}
