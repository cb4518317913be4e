import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { useSentence } from '../ui/problem.tsx';
import { useAction } from '../ui/use-action.ts';
import { signIn } from './session.ts';
import classes from './staff.module.css';

export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { run, busy, problem } = useAction(signIn);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await run(email.trim(), password)) onSignedIn();
  };
  return (
    <form className={classes.signIn} onSubmit={(event) => void submit(event)}>
      <h1>{t('staff.signInTitle')}</h1>
      <TextInput
        label={t('staff.email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        data-testid="email"
      />
      <TextInput
        label={t('staff.password')}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-testid="password"
      />
      <p role="alert" className={classes.fail}>
        {problem !== null && (
          <>
            <Icon name="warn" /> {problem.code === 'login_required' ? t('staff.wrongPassword') : sentence(problem)}
          </>
        )}
      </p>
      <Button type="submit" size="md" loading={busy} data-testid="sign-in">
        {t('staff.signIn')}
      </Button>
    </form>
  );
}
