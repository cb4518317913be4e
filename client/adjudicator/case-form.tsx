import { Button } from '@mantine/core';
import { useCallback, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../examiner/entry.ts';
import { LineOrigin } from '../examiner/line-about.tsx';
import type { MarkedLine } from '../examiner/lines.ts';
import { Moments } from '../examiner/moments.tsx';
import { ScaleInput } from '../examiner/scale-input.tsx';
import { useMarkWords } from '../examiner/use-sheet-lines.ts';
import { useText } from '../i18n/setup.ts';
import { useSeat } from '../seat/room-context.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { Icon } from '../ui/icons.tsx';
import { ReasonField } from '../ui/reason-field.tsx';
import { useAction } from '../ui/use-action.ts';
import classes from './cases.module.css';
import type { Draft } from './cases.tsx';

type Props = {
  line: MarkedLine;
  moments: readonly number[];
  open: boolean;
  onOpen: () => void;
  draft: Draft;
  onReason: (reason: string) => void;
  entry: Entry;
  disabled: boolean;
  about: ReactNode;
  Effect: ComponentType<{ line: MarkedLine; level: number }> | undefined;
};

/** A case that is settled: it cannot be opened again. */
export function SettledCase({ line }: { line: MarkedLine }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <div className={classes.case} data-testid={`case-${line.id}`} data-settled="true">
      <p className={classes.settled}>
        <span>{text(line.title)}</span>
        <span className={classes.done}>
          <Icon name="check" size={14} /> {t('case.settled')}
        </span>
      </p>
    </div>
  );
}

/** One disputed criterion: where to look, what is decided, and why. */
export function CaseForm({ line, moments, open, onOpen, draft, onReason, entry, disabled, about, Effect }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const words = useMarkWords();
  const { room } = useSeat();
  const { run, busy, problem } = useAction(
    useCallback(
      (level: number, reason: string) =>
        room.connection.request('marking.adjudicate', { criterionId: line.id, level, reason }),
      [room, line.id],
    ),
  );
  const { level, reason } = draft;
  return (
    <div className={classes.case} data-open={open} data-testid={`case-${line.id}`} data-settled="false">
      <button type="button" className={classes.head} aria-expanded={open} onClick={onOpen}>
        <span>
          {text(line.title)}
          {line.criterion?.critical !== undefined && <span className={classes.critical}>{t('rubric.critical')}</span>}
        </span>
        <span className="dim num">{level === null ? t('case.open') : words(line.scale, level)}</span>
      </button>
      {open && (
        <div className={classes.body}>
          {line.guidance !== undefined && <p className="dim small">{text(line.guidance)}</p>}
          <div className={classes.look}>
            <span className="dim small">{t('case.moments')}</span>
            <Moments times={moments} />
          </div>
          {about}
          <ScaleInput line={line} level={level} entry={entry} disabled={disabled} testIdPrefix="adjudicate" />
          <div className={classes.origin}>
            <LineOrigin line={line} />
          </div>
          {level !== null && Effect !== undefined && <Effect line={line} level={level} />}
          <ReasonField
            label={t('lead.reason')}
            value={reason}
            onChange={onReason}
            testId={`adjudicate-reason-${line.id}`}
          />
          <FailLine problem={problem} />
          <div className={classes.foot}>
            <span className="dim small">{t('case.final')}</span>
            <Button
              loading={busy}
              disabled={disabled || level === null || reason.trim() === ''}
              onClick={() => level !== null && void run(level, reason.trim())}
              data-testid={`adjudicate-save-${line.id}`}
            >
              {t('case.decide')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
