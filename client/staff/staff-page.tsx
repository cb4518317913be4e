import { Page } from '../ui/page.tsx';

export function StaffPage() {
  return <Page ready>…</Page>;
}
