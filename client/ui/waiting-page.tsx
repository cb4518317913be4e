import { useTranslation } from 'react-i18next';
import { Page } from './page.tsx';
import { Waiting } from './waiting.tsx';

export function WaitingPage() {
  const { t } = useTranslation();
  return (
    <Page notice>
      <Waiting what={t('waiting.page')} />
    </Page>
  );
}
