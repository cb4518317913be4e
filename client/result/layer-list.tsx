import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/setup.ts';
import type { SchemeReading } from './reading.ts';
import { SentenceGap } from './sentence-gap.tsx';

/** The rubric that was marked against, and what was laid over it. */
export function LayerList({ reading }: { reading: SchemeReading }) {
  const { t } = useTranslation();
  const text = useText();
  const { rubric } = reading.scheme;
  const [base, ...over] = rubric.layers ?? [];
  return (
    <p className="dim small" data-testid="layers">
      {t('result.rubric', { title: text(base?.title ?? rubric.title) })}
      <SentenceGap />
      {over.length > 0 &&
        t('result.laidOver', { titles: over.map(({ title }) => text(title)).join(t('list.separator')) })}
    </p>
  );
}
