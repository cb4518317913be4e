import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tokenIn } from '../seat/seat-token.ts';
import { Page } from '../ui/page.tsx';
import classes from './landing-page.module.css';

/** What this is, a place to paste a link, and the way in for staff. */
export function LandingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [pasted, setPasted] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = (event: FormEvent): void => {
    event.preventDefault();
    const token = tokenIn(pasted);
    if (token === null) setWrong(true);
    else void navigate({ to: '/seat', hash: token });
  };
  return (
    <Page ready>
      <div className={classes.landing}>
        <h1 className={classes.title}>{t('landing.title')}</h1>
        <p className={classes.lead}>{t('landing.lead')}</p>
        <form onSubmit={open} className={classes.form}>
          <TextInput
            label={t('landing.linkLabel')}
            description={t('landing.linkHint')}
            value={pasted}
            error={wrong ? t('landing.linkWrong') : null}
            onChange={(event) => {
              setPasted(event.currentTarget.value);
              setWrong(false);
            }}
            autoComplete="off"
            spellCheck={false}
            data-testid="link"
          />
          <Button type="submit" disabled={pasted.trim() === ''} data-testid="open-link">
            {t('landing.open')}
          </Button>
        </form>
        <ol className={classes.points}>
          <li>
            <strong>{t('landing.point1')}</strong> {t('landing.point1Text')}
          </li>
          <li>
            <strong>{t('landing.point2')}</strong> {t('landing.point2Text')}
          </li>
          <li>
            <strong>{t('landing.point3')}</strong> {t('landing.point3Text')}
          </li>
        </ol>
        <p className={classes.staff}>
          {t('landing.staff')} <Link to="/staff">{t('landing.staffLink')}</Link>
        </p>
      </div>
    </Page>
  );
}
