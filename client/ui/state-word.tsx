import { useTranslation } from 'react-i18next';
import type { SittingState } from '#contract/sitting';
import { Icon, type IconName } from './icons.tsx';
import classes from './state-word.module.css';

const icons: Record<SittingState, IconName> = {
  scheduled: 'wait',
  'checked-in': 'check',
  preparing: 'wait',
  live: 'dot',
  paused: 'pause',
  ended: 'stop',
  marking: 'note',
  adjudication: 'scales',
  sealed: 'lock',
  released: 'check',
  void: 'cross',
};

/** The state of the sitting, by sign and word; changes are read aloud. */
export function StateWord({ state }: { state: SittingState }) {
  const { t } = useTranslation();
  return (
    <span className={classes.state} data-state={state} data-testid="state" role="status">
      <Icon name={icons[state]} />
      {t(`state.${state}`)}
    </span>
  );
}
