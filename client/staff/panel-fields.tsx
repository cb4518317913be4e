import { useTranslation } from 'react-i18next';
import type { ExaminerRow, ExamRow, PanelMember } from '#contract/staff-http';
import { FailLine } from '../ui/fail-line.tsx';
import { useSentence } from '../ui/problem.tsx';
import type { PanelFault } from './panel-fault.ts';
import { PersonField } from './person-field.tsx';
import classes from './staff.module.css';

type Props = {
  exam: ExamRow;
  register: readonly ExaminerRow[];
  members: readonly PanelMember[];
  fault: PanelFault;
  onChange: (place: number, member: PanelMember) => void;
};

/** The panel: as many members as the exam asks for; a refusal stands at the member that it names. */
export function PanelFields({ exam, register, members, fault, onChange }: Props) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const errorOf = (place: number) =>
    fault?.members.includes(place) === true ? (
      <span role="alert" data-testid={`fault-${place + 1}`}>
        {sentence(fault.problem)}{' '}
        {fault.problem.code !== 'duplicate_examiner' && (
          <a href="/staff/examiners" target="_blank" rel="noreferrer" className={classes.inlineLink}>
            {t('staff.openRegister')}
          </a>
        )}
      </span>
    ) : undefined;
  return (
    <fieldset className={classes.panel}>
      <legend>{t('staff.panel', { n: exam.panelSize })}</legend>
      <p className="dim small">
        {exam.maxDriftPerMille === null
          ? t('staff.panelFree')
          : t('staff.panelStandardised', { limit: (exam.maxDriftPerMille / 10).toFixed(1) })}
      </p>
      {members.map((member, place) => (
        <PersonField
          // A place of the panel has no other name than its number.
          key={`member-${place + 1}`}
          label={t('staff.examinerN', { n: place + 1 })}
          member={member}
          onChange={(changed) => onChange(place, changed)}
          register={register}
          exam={exam}
          error={errorOf(place)}
          testId={`examiner-name-${place + 1}`}
        />
      ))}
      {fault !== null && fault.members.length === 0 && <FailLine problem={fault.problem} />}
    </fieldset>
  );
}
