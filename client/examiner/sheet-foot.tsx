import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { MarkSheet } from '#contract/marking';
import type { SittingState } from '#contract/sitting';
import { useJoined } from '../seat/room-context.ts';
import { Icon } from '../ui/icons.tsx';
import { useQueue } from './desk-context.ts';
import classes from './mark-sheet.module.css';
import { SealDialog } from './seal-dialog.tsx';

type Props = { sheet: MarkSheet; state: SittingState; onOpen: (id: CriterionId) => void; onKeys: () => void };

/** Progress, what is unsent, and the seal. */
export function SheetFoot({ sheet, state, onOpen, onKeys }: Props) {
  const { t } = useTranslation();
  const { unsent } = useQueue();
  const awaitsMetrics = useJoined(({ exam }) => exam.exam.abstained === 'examiners_mark');
  const [sealing, setSealing] = useState(false);
  const all = sheet.expected.length;
  const done = all - sheet.missing.length;
  const over = state === 'ended' || state === 'marking';
  // What the machine could not measure comes to the examiners before a sheet is complete.
  const open = state === 'marking' || (state === 'ended' && !awaitsMetrics);
  const [firstMissing] = sheet.missing;
  return (
    <footer className={classes.foot} data-sealed={sheet.sealed}>
      <span className="num" data-testid="progress" data-done={done} data-all={all}>
        {t('sheet.of', { done, all })}
      </span>
      <span
        className={classes.unsent}
        data-waiting={unsent.length > 0}
        data-testid="unsent"
        data-count={unsent.length}
        role="status"
      >
        <Icon name={unsent.length > 0 ? 'wait' : 'check'} size={14} />
        {unsent.length > 0 ? t('sheet.unsent', { n: unsent.length }) : t('sheet.allSaved')}
      </span>
      <span className={classes.end}>
        {sheet.sealed ? (
          <strong data-testid="sealed">
            <Icon name="lock" size={14} /> {t('sheet.sealed')}
          </strong>
        ) : (
          <>
            {firstMissing !== undefined && over && (
              <Button size="compact-md" variant="subtle" onClick={() => onOpen(firstMissing)}>
                {t('sheet.nextMissing')}
              </Button>
            )}
            {!open && <span className="dim small">{t(over ? 'sheet.sealMeasuring' : 'sheet.sealLater')}</span>}
            <Button disabled={!open} onClick={() => setSealing(true)} data-testid="seal">
              {t('sheet.seal')}
            </Button>
          </>
        )}
        <Button size="compact-md" variant="default" onClick={onKeys} aria-label={t('keys.title')}>
          ?
        </Button>
      </span>
      <SealDialog open={sealing} sheet={sheet} all={all} onClose={() => setSealing(false)} />
    </footer>
  );
}
