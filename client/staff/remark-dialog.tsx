import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staffRoutes, type ExaminerRow, type ExamRow, type NewRemark, type SeatLink } from '#contract/staff-http';
import { call } from '../connection/rest.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FailLine } from '../ui/fail-line.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { LinkRow } from './link-row.tsx';
import { RemarkFields, type RemarkChoice } from './remark-fields.tsx';
import classes from './staff.module.css';

type Props = { examiner: ExaminerRow | null; exams: readonly ExamRow[]; onClose: () => void };
const unchosen: RemarkChoice = { examHash: null, purpose: 'standardisation', sittingId: null };

/** Lets an examiner mark a reference recording: chooses it, and gives the link to hand over. */
export function RemarkDialog({ examiner, exams, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [choice, setChoice] = useState(unchosen);
  const [links, setLinks] = useState<readonly SeatLink[]>([]);
  const { run, busy, problem, clear } = useAction(
    useCallback(
      async (body: NewRemark) => {
        const outcome = await call(staffRoutes['staff.newRemark'], { body });
        if (outcome.ok) {
          setLinks(outcome.data.links);
          await queries.invalidateQueries({ queryKey: ['sittings'] });
        }
        return outcome;
      },
      [queries],
    ),
  );
  const close = (): void => {
    clear();
    setChoice(unchosen);
    setLinks([]);
    onClose();
  };
  const asking = exams.find(({ maxDriftPerMille }) => maxDriftPerMille !== null) ?? exams[0];
  const exam = exams.find(({ hash }) => hash === choice.examHash) ?? asking;
  const made = links.length > 0;
  const create = (): void => {
    if (examiner === null || exam === undefined) return;
    const { purpose, sittingId } = choice;
    void run({ examinerId: examiner.id, examHash: exam.hash, purpose, sittingId });
  };
  return (
    <Dialog
      open={examiner !== null}
      title={t('staff.remarkTitle', { name: examiner?.name ?? '' })}
      onClose={close}
      actions={
        <>
          <Button variant="default" onClick={close} data-testid="remark-close">
            {t(made ? 'action.close' : 'action.cancel')}
          </Button>
          {!made && exam !== undefined && (
            <Button loading={busy} onClick={create} data-testid="remark-confirm">
              {t('staff.remarkCreate')}
            </Button>
          )}
        </>
      }
    >
      {exam === undefined ? (
        <Notice title={t('staff.noExams')}>{t('staff.noExamsText')}</Notice>
      ) : made ? (
        <>
          <p>{t('staff.remarkMade', { name: examiner?.name ?? '' })}</p>
          <ul className={`${classes.links} ${classes.narrow}`} data-testid="remark-link">
            {links.map((link) => (
              <LinkRow key={link.url} link={link} />
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="dim">{t('staff.remarkWhat')}</p>
          <RemarkFields
            exams={exams}
            exam={exam}
            choice={choice}
            onChange={(changed) => {
              clear();
              setChoice(changed);
            }}
          />
          <FailLine problem={problem} />
        </>
      )}
    </Dialog>
  );
}
