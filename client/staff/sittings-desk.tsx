import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewSittingReply } from '#contract/staff-http';
import { LinkList } from './link-list.tsx';
import { NewSittingForm } from './new-sitting-form.tsx';
import { SittingsTable } from './sittings-table.tsx';
import classes from './staff.module.css';

type View = { kind: 'list' } | { kind: 'new' } | { kind: 'links'; reply: NewSittingReply };

/** The list of sittings, the form for a new one, and the links it makes. */
export function SittingsDesk() {
  const { t } = useTranslation();
  const [view, setView] = useState<View>({ kind: 'list' });
  const showLinks = (reply: NewSittingReply): void => setView({ kind: 'links', reply });
  if (view.kind === 'new') return <NewSittingForm onMade={showLinks} onCancel={() => setView({ kind: 'list' })} />;
  if (view.kind === 'links') return <LinkList reply={view.reply} onDone={() => setView({ kind: 'list' })} />;
  return (
    <>
      <div className={classes.top}>
        <h1>{t('staff.sittings')}</h1>
        <Button onClick={() => setView({ kind: 'new' })} data-testid="new-sitting">
          {t('staff.new')}
        </Button>
      </div>
      <SittingsTable onLinks={showLinks} />
    </>
  );
}
