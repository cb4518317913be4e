import { useTranslation } from 'react-i18next';
import type { Scheme } from '#contract/exam';

/** Where a scheme's cut score comes from, in words. */
export function useCutWords(): (scheme: Pick<Scheme, 'cutScore'>) => string {
  const { t } = useTranslation();
  return ({ cutScore }) => {
    switch (cutScore.method) {
      case 'fixed':
        return t('result.cutMethod.fixed');
      case 'angoff':
        return t('result.cutMethod.angoff', { n: cutScore.judges.length });
      case 'borderline_regression':
        return t('result.cutMethod.regression', {
          n: cutScore.candidates,
          low: cutScore.interval.lowPerMille / 10,
          high: cutScore.interval.highPerMille / 10,
        });
    }
  };
}
