import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';

export function GonePage() {
  const { t } = useTranslation();
  return (
    <Page ready notice>
      <Notice title={t('gone.noPage')}>{t('gone.noPageText')}</Notice>
    </Page>
  );
}
