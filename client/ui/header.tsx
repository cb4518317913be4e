import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, useLanguage } from '../i18n/setup.ts';
import { chooseScheme, useScheme } from './colour-scheme.ts';
import classes from './header.module.css';
import { Icon } from './icons.tsx';

/** Name, what the page adds, language, light or dark. */
export function Header({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useScheme();
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.brand} aria-label="Stagemark">
        <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="7" fill="#0a6b65" />
          <path d="M8 9h16v9H8z" fill="none" stroke="#fff" strokeWidth="2.2" strokeLinejoin="round" />
          <path
            d="m11 24 3.4 3L22 19.5"
            fill="none"
            stroke="#fff"
            strokeWidth="2.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span className={classes.name}>Stagemark</span>
      </Link>
      <div className={classes.middle}>{children}</div>
      <button
        type="button"
        className={classes.switch}
        lang={other}
        onClick={() => void chooseLanguage(other)}
        data-testid="language"
      >
        {other === 'en' ? 'English' : '中文'}
      </button>
      <button
        type="button"
        className={classes.switch}
        onClick={() => chooseScheme(scheme === 'dark' ? 'light' : 'dark')}
        aria-label={scheme === 'dark' ? t('header.toLight') : t('header.toDark')}
        data-testid="scheme"
      >
        <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
      </button>
    </header>
  );
}
