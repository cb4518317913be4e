import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NewSittingReply } from '#contract/staff-http';
import { LinkRow } from './link-row.tsx';
import classes from './staff.module.css';

/** One link a person: to copy and to send; whoever holds it has the seat. */
export function LinkList({ reply, onDone }: { reply: NewSittingReply; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <section data-testid="links">
      <h1>{t('staff.linksTitle')}</h1>
      <p className="dim">{t('staff.linksText')}</p>
      <ul className={classes.links}>
        {reply.links.map((link) => (
          <LinkRow key={link.url} link={link} />
        ))}
      </ul>
      <Button variant="default" onClick={onDone}>
        {t('staff.back')}
      </Button>
    </section>
  );
}
