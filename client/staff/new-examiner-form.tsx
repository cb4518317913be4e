import { staffRoutes } from '#contract/staff-http';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../connection/rest.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { useAction } from '../ui/use-action.ts';
import classes from './staff.module.css';

/** Adds a name to the register. */
export function NewExaminerForm() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const { run, busy, problem } = useAction(
    useCallback(
      async (added: string) => {
        const outcome = await call(staffRoutes['staff.newExaminer'], { body: { name: added } });
        if (outcome.ok) {
          setName('');
          await queries.invalidateQueries({ queryKey: ['examiners'] });
        }
        return outcome;
      },
      [queries],
    ),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') void run(name.trim());
  };
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput
        label={t('staff.newExaminer')}
        required
        withAsterisk={false}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="new-examiner-name"
      />
      <Button type="submit" loading={busy} data-testid="add-examiner">
        {t('staff.addExaminer')}
      </Button>
      <FailLine problem={problem} />
    </form>
  );
}
