import { useTranslation } from 'react-i18next';
import { IccForm, isAbstained, type ReliabilityReport } from '#contract/reliability';
import { EstimateRows } from './estimate-rows.tsx';
import { Section } from './section.tsx';
import { decimals } from './words.ts';

const missing = { abstained: 'not_identified' } as const;

export function IccSection({ report }: { report: ReliabilityReport }) {
  const { t } = useTranslation();
  return (
    <Section title={t('reliability.icc.title')} text={t('reliability.icc.text')} testId="icc">
      <EstimateRows
        label={t('reliability.icc.title')}
        rows={IccForm.options.map((form) => ({
          key: form,
          name: t(`reliability.icc.${form}`),
          note: form,
          estimate: report.icc[form] ?? missing,
        }))}
      />
      <p className="dim small">{t('reliability.icc.source')}</p>
    </Section>
  );
}

export function AgreementSection({ report }: { report: ReliabilityReport }) {
  const { t } = useTranslation();
  const { krippendorff, kappa, cronbachAlpha, sem } = report;
  return (
    <Section title={t('reliability.agreement.title')} text={t('reliability.agreement.text')} testId="agreement">
      <EstimateRows
        label={t('reliability.agreement.title')}
        rows={[
          { key: 'nominal', name: t('reliability.agreement.nominal'), estimate: krippendorff.nominal },
          { key: 'ordinal', name: t('reliability.agreement.ordinal'), estimate: krippendorff.ordinal },
          { key: 'interval', name: t('reliability.agreement.interval'), estimate: krippendorff.interval },
          { key: 'fleiss', name: t('reliability.agreement.fleiss', { n: kappa.fleissUnits }), estimate: kappa.fleiss },
          { key: 'cronbach', name: t('reliability.agreement.cronbach'), estimate: cronbachAlpha },
        ]}
      />
      <p data-testid="sem" style={{ marginBlockStart: 12 }}>
        {isAbstained(sem)
          ? t('reliability.agreement.semNone', { reason: t(`reliability.reason.${sem.abstained}`) })
          : t('reliability.agreement.sem', {
              value: decimals(sem.value),
              low: decimals(sem.low),
              high: decimals(sem.high),
            })}
      </p>
    </Section>
  );
}
