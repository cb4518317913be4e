import { Link, linkOptions } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './staff-nav.module.css';

/** The body's pages, in order: a page is one line here and its route. */
const places = linkOptions([
  { to: '/staff', label: 'staff.sittings' },
  { to: '/staff/examiners', label: 'staff.examiners' },
]);

export function StaffNav() {
  const { t } = useTranslation();
  return (
    <nav className={classes.nav} aria-label={t('staff.pages')}>
      {places.map(({ to, label }) => (
        <Link key={to} to={to} className={classes.link} activeOptions={{ exact: true }}>
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
