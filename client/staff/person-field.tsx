import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Combobox.css';
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExaminerRow, ExamRow, PanelMember } from '#contract/staff-http';
import { FitWord } from './fit-word.tsx';
import classes from './person-field.module.css';
import { standingOf } from './standing.ts';

type Props = {
  label: string;
  member: PanelMember;
  onChange: (member: PanelMember) => void;
  register: readonly ExaminerRow[];
  exam: ExamRow;
  error: ReactNode;
  testId: string;
};

const matching = (register: readonly ExaminerRow[], typed: string): ExaminerRow[] => {
  const wanted = typed.trim().toLocaleLowerCase();
  return register.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
};

/** One place of a panel: a name, completed from the register, with the standing of whoever is chosen. */
export function PersonField({ label, member, onChange, register, exam, error, testId }: Props) {
  const { t } = useTranslation();
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const chosen = register.find(({ id }) => id === member.examinerId);
  const shown = matching(register, chosen === undefined ? member.name : '');
  const type = (name: string): void => {
    const same = register.filter((each) => each.name === name.trim());
    onChange({ name, examinerId: same.length === 1 ? (same[0]?.id ?? null) : null });
    box.openDropdown();
  };
  const pick = (id: string): void => {
    const examiner = register.find((each) => each.id === id);
    if (examiner !== undefined) onChange({ name: examiner.name, examinerId: examiner.id });
    box.closeDropdown();
  };
  const hint =
    chosen !== undefined ? (
      <FitWord fit={standingOf(chosen, exam).fit} />
    ) : member.name.trim() === '' ? undefined : (
      <span className={classes.fit}>{t('staff.notInRegister')}</span>
    );
  return (
    <Combobox store={box} onOptionSubmit={pick} offset={0}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          role="combobox"
          label={label}
          required
          maxLength={80}
          autoComplete="off"
          value={member.name}
          description={hint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={error}
          onChange={(event) => type(event.currentTarget.value)}
          onClick={() => box.openDropdown()}
          onFocus={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
          data-testid={testId}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={shown.length === 0} className={classes.dropdown}>
        <Combobox.Options mah={240} className={classes.options} aria-label={t('staff.examiners')}>
          {shown.map((examiner) => (
            <Combobox.Option key={examiner.id} value={examiner.id} className={classes.option}>
              <span>{examiner.name}</span>
              <FitWord fit={standingOf(examiner, exam).fit} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
