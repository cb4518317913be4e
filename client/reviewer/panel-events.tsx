import { useTranslation } from 'react-i18next';
import type { Review } from '#contract/http';
import type { PersonId } from '#contract/ids';
import type { SittingEvent } from '#contract/sitting';
import { useLanguage } from '../i18n/setup.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import classes from './inspector.module.css';
import { useMarkWords } from './use-mark-words.ts';

type Told = { icon: IconName; text: string; reason?: string } | null;

/** What happened to the sheets, in order: sealed, reopened and why, disputes and who settled them how. */
export function PanelEvents({ review }: { review: Review }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { titleOf, levelOf } = useMarkWords(review.exam.exam);
  const nameOf = (person: PersonId | null): string =>
    review.sitting.seats.find(({ personId }) => personId === person)?.name ?? t('reviewer.server');
  const tell = ({ by, body }: SittingEvent): Told => {
    switch (body.kind) {
      case 'markingOpened':
        return body.toExaminers.length === 0
          ? null
          : {
              icon: 'note',
              text: t('reviewer.event.toExaminers', {
                titles: body.toExaminers.map(titleOf).join(t('list.separator')),
              }),
            };
      case 'sheetSealed':
        return { icon: 'lock', text: t('reviewer.event.sheetSealed', { name: nameOf(body.examinerId) }) };
      case 'sheetReopened':
        return {
          icon: 'note',
          text: t('reviewer.event.sheetReopened', { name: nameOf(body.examinerId), by: nameOf(by) }),
          reason: body.reason,
        };
      case 'adjudicationOpened':
        return {
          icon: 'scales',
          text: t('reviewer.event.adjudicationOpened', {
            titles: body.criteria.map(titleOf).join(t('list.separator')),
          }),
        };
      case 'adjudicatorNamed':
        return { icon: 'scales', text: t('reviewer.event.adjudicatorNamed', { name: body.seat.name, by: nameOf(by) }) };
      case 'adjudicated':
        return {
          icon: 'scales',
          text: t('reviewer.event.adjudicated', {
            name: nameOf(by),
            title: titleOf(body.criterionId),
            level: levelOf(body),
          }),
          reason: body.reason,
        };
      case 'resultSealed':
        return { icon: 'check', text: t('state.sealed') };
      case 'released':
        return { icon: 'check', text: t('state.released') };
      case 'scheduled':
      case 'checkedIn':
      case 'consented':
      case 'wentLive':
      case 'paused':
      case 'resumed':
      case 'ended':
      case 'driftMeasured':
      case 'voided':
        return null;
    }
  };
  const told = review.events.flatMap((event) => {
    const words = tell(event);
    return words === null ? [] : [{ ...words, version: event.version, at: event.at }];
  });
  if (told.length === 0) return null;
  return (
    <section data-testid="panel-events">
      <h2 className={classes.heading}>{t('reviewer.events')}</h2>
      <ol className={classes.events}>
        {told.map(({ version, at, icon, text, reason }) => (
          <li key={version}>
            <Icon name={icon} size={14} />
            <span>
              {text}
              {reason !== undefined && <q className={classes.reason}>{reason}</q>}
            </span>
            <time className="num dim small" dateTime={new Date(at).toISOString()}>
              {new Date(at).toLocaleTimeString(language)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
