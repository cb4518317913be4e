import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NewSittingReply } from '#contract/http';
import { useLanguage } from '../i18n/setup.ts';
import { CopyButton } from './copy-button.tsx';
import classes from './staff.module.css';

/** One link a person: to copy and to send; whoever holds it has the seat. */
export function LinkList({ reply, onDone }: { reply: NewSittingReply; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section data-testid="links">
      <h1>{t('staff.linksTitle')}</h1>
      <p className="dim">{t('staff.linksText')}</p>
      <ul className={classes.links}>
        {reply.links.map((link) => (
          <li key={link.url} data-testid={`link-${link.role}`}>
            <span>
              <strong>{link.seat.name}</strong>
              <br />
              <span className="dim small">{t(`role.${link.role}`)}</span>
            </span>
            <span className={classes.url}>
              <a href={link.url} className={classes.url} data-testid="seat-link">
                {link.url}
              </a>
              <br />
              {t('staff.expires', {
                date: new Date(link.expiresAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </span>
            <CopyButton text={link.url} label={t('staff.copyOf', { name: link.seat.name })} />
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={onDone}>
        {t('staff.back')}
      </Button>
    </section>
  );
}
