import { useTranslation } from 'react-i18next';
import type { MarksDesign } from '#contract/reliability';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Section } from './section.tsx';

export function DesignSection({ design, ignored }: { design: MarksDesign; ignored: readonly string[] }) {
  const { t } = useTranslation();
  const { least, most, mean } = design.examinersPerCandidate;
  const separator = t('list.separator');
  return (
    <Section title={t('reliability.design.title')} testId="design">
      <Facts
        rows={[
          [t('reliability.design.size'), t('reliability.design.sizeText', design)],
          [
            t('reliability.design.observations'),
            design.complete
              ? t('reliability.design.complete', { n: design.observations })
              : t('reliability.design.missing', {
                  n: design.observations,
                  share: (100 * (1 - design.missingShare)).toFixed(1),
                }),
          ],
          [
            t('reliability.design.per'),
            least === most
              ? t('reliability.design.perSame', { n: least })
              : t('reliability.design.perText', { least, most, mean: mean.toFixed(1) }),
          ],
          [t('reliability.design.totals'), t('reliability.design.totalsText', design.totals)],
          ...(design.connected ? [[t('reliability.design.links'), t('reliability.design.connected')] as const] : []),
        ]}
      />
      {!design.connected && (
        <div style={{ marginBlockStart: 16 }}>
          <Notice tone="warn" title={t('reliability.design.links')} testId="disconnected">
            {t('reliability.design.disconnected', {
              n: design.subsets.length,
              groups: design.subsets.map((each) => each.join(separator)).join(' | '),
            })}
          </Notice>
        </div>
      )}
      {ignored.length > 0 && (
        <p className="dim small" data-testid="ignored" style={{ marginBlockStart: 8 }}>
          {t('reliability.ignored', { names: ignored.join(separator) })}
        </p>
      )}
    </Section>
  );
}
