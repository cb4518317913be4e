import { useTranslation } from 'react-i18next';
import type { Origin } from '#contract/rubric';
import { useText } from '../i18n/setup.ts';
import type { SchemeReading } from './reading.ts';
import classes from './result-table.module.css';

/** Quietly, which layer a line comes from and what each did to it; nothing where it stands as the rubric has it. */
export function OriginLine({ origin, scheme }: { origin: Origin | undefined; scheme: SchemeReading }) {
  const { t } = useTranslation();
  const text = useText();
  const changes = (origin ?? []).flatMap(({ layer, change }) => {
    if (change === 'base') return [];
    const title = scheme.layerTitle(layer);
    return [t(`result.origin.${change}`, { layer: title === undefined ? layer : text(title) })];
  });
  if (changes.length === 0) return null;
  return <span className={classes.origin}>{changes.join(t('result.originSeparator'))}</span>;
}
