import { useTranslation } from 'react-i18next';
import { useJoined } from '../seat/room-context.ts';
import { Facts } from '../ui/facts.tsx';
import classes from './lead-page.module.css';

/** Who settles a dispute in this exam, and what then counts. */
export function DisputeRule() {
  const { t } = useTranslation();
  const panel = useJoined((joined) => joined.exam.exam.panel);
  const tolerance = panel.criterionTolerancePerMille / 10;
  return (
    <section data-testid="dispute-rule">
      <h2 className={classes.heading}>{t('dispute.title')}</h2>
      <Facts
        rows={[
          [t('dispute.who'), t(`dispute.by.${panel.adjudicator}`)],
          [t('dispute.how'), t(`dispute.rule.${panel.resolve}`, { tolerance })],
        ]}
      />
    </section>
  );
}
