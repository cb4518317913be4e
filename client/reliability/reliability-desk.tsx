import { staffRoutes } from '#contract/staff-http';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_CSV_LENGTH, type ReliabilityReply } from '#contract/reliability';
import { failed, type Problem } from '../connection/outcome.ts';
import { call } from '../connection/rest.ts';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { FaultList } from './fault-list.tsx';
import { MarksChooser } from './marks-chooser.tsx';
import classes from './reliability.module.css';
import { ReportView } from './report-view.tsx';

type View =
  | { kind: 'empty' }
  | { kind: 'waiting'; name: string; lines: number }
  | { kind: 'refused'; name: string; csv: string; problem: Problem }
  | { kind: 'report'; name: string; reply: ReliabilityReply };

/** A file of marks in, what it tells of the marking out. */
export function ReliabilityDesk() {
  const { t } = useTranslation();
  const [view, setView] = useState<View>({ kind: 'empty' });
  const latest = useRef(0);
  const send = async (name: string, csv: string): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    setView({ kind: 'waiting', name, lines: csv.split('\n').length });
    const outcome =
      csv.length > MAX_CSV_LENGTH
        ? failed('too_large')
        : await call(staffRoutes['staff.reliability'], { body: { csv } });
    if (mine !== latest.current) return;
    setView(
      outcome.ok
        ? { kind: 'report', name, reply: outcome.data }
        : { kind: 'refused', name, csv, problem: outcome.problem },
    );
  };
  if (view.kind === 'report')
    return <ReportView name={view.name} reply={view.reply} onAnother={() => setView({ kind: 'empty' })} />;
  return (
    <div className={classes.desk}>
      <h1>{t('reliability.title')}</h1>
      <p className={classes.intro}>{t('reliability.intro')}</p>
      {view.kind === 'waiting' && (
        <>
          <Waiting what={t('reliability.waiting', { name: view.name, lines: view.lines })} />
          <p className="dim">{t('reliability.waitingLong')}</p>
        </>
      )}
      {view.kind === 'refused' &&
        (view.problem.faults === undefined ? (
          <ProblemNotice
            problem={view.problem}
            actions={<RetryButton onRetry={() => void send(view.name, view.csv)} />}
          />
        ) : (
          <FaultList name={view.name} faults={view.problem.faults} />
        ))}
      {view.kind !== 'waiting' && <MarksChooser onChosen={(name, csv) => void send(name, csv)} />}
    </div>
  );
}
