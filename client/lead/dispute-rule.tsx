import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useJoined } from '../seat/room-context.ts';
import { Facts } from '../ui/facts.tsx';
import classes from './lead-page.module.css';
import { NameAdjudicator } from './name-adjudicator.tsx';

/** Who settles a dispute in this exam, and what then counts; a further examiner is named here, also ahead of time. */
export function DisputeRule() {
  const { t } = useTranslation();
  const panel = useJoined((joined) => joined.exam.exam.panel);
  const tolerance = panel.criterionTolerancePerMille / 10;
  const named: [string, ReactNode][] =
    panel.adjudicator === 'further_examiner' ? [[t('role.adjudicator'), <NameAdjudicator key="name" />]] : [];
  return (
    <section data-testid="dispute-rule">
      <h2 className={classes.heading}>{t('dispute.title')}</h2>
      <Facts
        rows={[
          [t('dispute.who'), t(`dispute.by.${panel.adjudicator}`)],
          [t('dispute.how'), t(`dispute.rule.${panel.resolve}`, { tolerance })],
          ...named,
        ]}
      />
    </section>
  );
}
