import { useTranslation } from 'react-i18next';
import type { Qualification } from '#contract/marking';
import type { IconName } from '../ui/icons.tsx';
import { useLanguage } from '../i18n/setup.ts';
import type { Fit } from './standing.ts';

export const fitIcons: Record<Fit, IconName> = {
  free: 'check',
  none: 'wait',
  within: 'check',
  beyond: 'warn',
  overridden: 'note',
};
/** A smaller lean than this is none, in 1/1000 of the points. */
const LEAN_PER_MILLE = 5;
const percent = (perMille: number): string => (Math.abs(perMille) / 10).toFixed(1);

/** One entry of an examiner's standing in words: how far from agreed marks and which way, or who overrode it and why. */
export function useStandingWords(): (entry: Qualification) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (entry) => {
    const date = new Date(entry.at).toLocaleDateString(language, { dateStyle: 'medium' });
    if (entry.kind === 'overridden') return t('staff.overriddenBy', { by: entry.by, reason: entry.reason, date });
    const { meanPerMille, biasPerMille, criteria } = entry.drift;
    const lean = Math.abs(biasPerMille) < LEAN_PER_MILLE ? 'even' : biasPerMille > 0 ? 'lenient' : 'severe';
    return t('staff.drift', {
      mean: percent(meanPerMille),
      limit: percent(entry.limitPerMille),
      lean: t(`staff.lean.${lean}`, { bias: percent(biasPerMille) }),
      n: criteria,
      date,
    });
  };
}
