import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LivePane } from '../examiner/live-pane.tsx';
import grid from '../examiner/page-grid.module.css';
import { Playhead, PlayheadContext } from '../examiner/playhead.ts';
import { needBackstage } from '../i18n/setup.ts';
import { LineBanner } from '../seat/line-banner.tsx';
import { SittingLine, useCandidate } from '../seat/sitting-line.tsx';
import { Page } from '../ui/page.tsx';
import classes from './adjudicator-page.module.css';
import { AdjudicatorDesk } from './adjudicator-desk.tsx';

await needBackstage();

/** A further examiner who settles what the panel disputes, without seeing the panel: the recording, the brief, the criteria. */
export default function AdjudicatorPage() {
  const { t } = useTranslation();
  const candidate = useCandidate();
  const [playhead] = useState(() => new Playhead());
  return (
    <Page ready layout="full" aside={<SittingLine who={candidate} />}>
      <h1 className="visually-hidden">{t('adjudicator.title', { name: candidate })}</h1>
      <PlayheadContext value={playhead}>
        <div className={grid.grid}>
          <LineBanner kept={t('adjudicator.kept')} />
          <LivePane />
          {/* Scrolls, so it must be reachable by keyboard. */}
          <section className={`${grid.right} ${classes.right}`} aria-label={t('adjudicator.cases')} tabIndex={0}>
            <AdjudicatorDesk />
          </section>
        </div>
      </PlayheadContext>
    </Page>
  );
}
