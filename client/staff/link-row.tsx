import { useTranslation } from 'react-i18next';
import type { SeatLink } from '#contract/staff-http';
import { useLanguage } from '../i18n/setup.ts';
import { CopyButton } from './copy-button.tsx';
import classes from './staff.module.css';

/** One person's link, to copy and to send. */
export function LinkRow({ link }: { link: SeatLink }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li data-testid={`link-${link.role}`}>
      <span>
        <strong>{link.seat.name}</strong>
        <br />
        <span className="dim small">{t(`role.${link.role}`)}</span>
      </span>
      <span className={classes.url}>
        <a href={link.url} className={classes.link} data-testid="seat-link">
          {link.url}
        </a>
        {t('staff.expires', {
          date: new Date(link.expiresAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }),
        })}
      </span>
      <CopyButton text={link.url} label={t('staff.copyOf', { name: link.seat.name })} />
    </li>
  );
}
