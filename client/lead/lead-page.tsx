import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needBackstage } from '../i18n/setup.ts';
import { LivePane } from '../examiner/live-pane.tsx';
import grid from '../examiner/page-grid.module.css';
import { Playhead, PlayheadContext } from '../examiner/playhead.ts';
import { SealedResultView } from '../result/sealed-result-view.tsx';
import { LineBanner } from '../seat/line-banner.tsx';
import { useJoined } from '../seat/room-context.ts';
import { SittingLine, useCandidate } from '../seat/sitting-line.tsx';
import { Page } from '../ui/page.tsx';
import { AdjudicationList, CaseStates } from './adjudication-list.tsx';
import { ConflictList } from './conflict-list.tsx';
import { DisputeRule } from './dispute-rule.tsx';
import classes from './lead-page.module.css';
import { PanelTable } from './panel-table.tsx';
import { SittingActions } from './sitting-actions.tsx';

await needBackstage();

/** The lead examiner: the same picture, the panel, and the decisions that are theirs alone. */
export default function LeadPage() {
  const { t } = useTranslation();
  const state = useJoined((joined) => joined.sitting.state);
  const candidate = useCandidate();
  const byLead = useJoined((joined) => joined.exam.exam.panel.adjudicator === 'lead');
  const [playhead] = useState(() => new Playhead());
  const disputed = useJoined((joined) => (joined.panel?.cases.length ?? 0) > 0);
  const over = state === 'sealed' || state === 'released';
  return (
    <Page ready layout="full" aside={<SittingLine who={candidate} />}>
      <h1 className="visually-hidden">{t('lead.title', { name: candidate })}</h1>
      <PlayheadContext value={playhead}>
        <div className={`${grid.grid} ${classes.grid}`}>
          <LineBanner kept={t('lead.kept')} />
          <LivePane>
            <SittingActions />
          </LivePane>
          {/* Scrolls, so it must be reachable by keyboard. */}
          <section className={`${grid.right} ${classes.right}`} aria-label={t('lead.panel')} tabIndex={0}>
            <PanelTable />
            {disputed && !over && (byLead ? <AdjudicationList /> : <CaseStates />)}
            {over ? (
              <SealedResultView />
            ) : (
              <>
                <ConflictList />
                <DisputeRule />
              </>
            )}
          </section>
        </div>
      </PlayheadContext>
    </Page>
  );
}
