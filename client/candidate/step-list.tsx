import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { steps, type Stage } from './stage.ts';
import classes from './step-list.module.css';

export function StepList({ now }: { now: Stage }) {
  const { t } = useTranslation();
  const at = steps.indexOf(now);
  return (
    <ol className={classes.steps} aria-label={t('candidate.steps')}>
      {steps.map((step, i) => (
        <li key={step} data-done={i < at} aria-current={i === at ? 'step' : undefined}>
          <span className={classes.sign}>{i < at ? <Icon name="check" size={12} /> : i + 1}</span>
          <span className={classes.word}>
            {t(`candidate.step.${step === 'live' || step === 'ended' || step === 'result' ? 'waiting' : step}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
