import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LevelButtons } from '../examiner/level-buttons.tsx';
import { orderOf, type MarkedCriterion } from '../examiner/order.ts';
import { useText } from '../i18n/setup.ts';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { ReasonField } from '../ui/reason-field.tsx';
import { useAction } from '../ui/use-action.ts';
import classes from './lead-page.module.css';

function Case({ criterion }: { criterion: MarkedCriterion }) {
  const { t } = useTranslation();
  const text = useText();
  const { room } = useSeat();
  const seats = useJoined((joined) => joined.sitting.seats);
  const panel = useJoined((joined) => joined.panel);
  const [level, setLevel] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const { run, busy, problem } = useAction(
    useCallback(
      (picked: number, why: string) =>
        room.connection.request('marking.adjudicate', { criterionId: criterion.id, level: picked, reason: why }),
      [room, criterion.id],
    ),
  );
  const marks = (panel?.sheets ?? []).map((sheet) => {
    const mark = sheet.marks.find((each) => each.criterionId === criterion.id);
    const label = criterion.levels.find((each) => each.level === mark?.level)?.label;
    return `${seats.find((seat) => seat.personId === sheet.examinerId)?.name ?? ''} ${label === undefined ? '–' : text(label)}`;
  });
  return (
    <div className={classes.case}>
      <h3>{text(criterion.title)}</h3>
      <p className="dim small">{marks.join(' · ')}</p>
      <LevelButtons criterion={criterion} level={level} onPick={setLevel} testIdPrefix="adjudicate" />
      <ReasonField
        label={t('lead.reason')}
        value={reason}
        onChange={setReason}
        testId={`adjudicate-reason-${criterion.id}`}
      />
      <FailLine problem={problem} />
      <div className={classes.caseFoot}>
        <Button
          loading={busy}
          disabled={level === null || reason.trim() === ''}
          onClick={() => level !== null && void run(level, reason.trim())}
          data-testid={`adjudicate-save-${criterion.id}`}
        >
          {t('lead.adjudicate')}
        </Button>
      </div>
    </div>
  );
}

/** Each disputed criterion with the panel's marks; the lead decides and says why. */
export function AdjudicationList() {
  const { t } = useTranslation();
  const rubric = useJoined((joined) => joined.exam.exam.rubric);
  const disputed = useJoined((joined) => joined.sitting.disputed);
  const cases = orderOf(rubric).filter((criterion) => disputed.includes(criterion.id));
  return (
    <section data-testid="adjudication">
      <h2 className={classes.heading}>{t('lead.adjudicationTitle', { n: cases.length })}</h2>
      <p className="dim">{t('lead.adjudicationText')}</p>
      {cases.map((criterion) => (
        <Case key={criterion.id} criterion={criterion} />
      ))}
    </section>
  );
}
