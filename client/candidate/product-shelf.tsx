import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Brief } from '#contract/brief';
import { Icon } from '../ui/icons.tsx';
import { BriefText } from './brief-text.tsx';
import classes from './product-shelf.module.css';

/** The brief at hand: from the bottom on a phone, beside the picture where there is room. */
export function ProductShelf({ brief }: { brief: Brief }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.shelf} data-open={open}>
      <button
        type="button"
        className={classes.handle}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="shelf"
      >
        <Icon name="chevron" /> {t('brief.shelf', { n: brief.products.length })}
      </button>
      {/* Scrolls, so it must be reachable by keyboard. */}
      <div className={classes.content} tabIndex={0} role="region" aria-label={t('brief.title')}>
        <BriefText brief={brief} />
      </div>
    </div>
  );
}
