import { useTranslation } from 'react-i18next';
import type { LineFault } from '#contract/errors';
import { Notice } from '../ui/notice.tsx';
import classes from './reliability.module.css';
import { faultReason } from './words.ts';

/** The server names no more than this. */
const LISTED = 200;

/** Every faulty line with its reason, so that the file can be mended in one go. */
export function FaultList({ name, faults }: { name: string; faults: readonly LineFault[] }) {
  const { t } = useTranslation();
  return (
    <Notice tone="fault" title={t('reliability.faulty', { name })} testId="faults" role="alert">
      <p>{t('reliability.faultyText')}</p>
      <ul className={classes.faults}>
        {faults.map(({ line, reason, what }, i) => {
          const known = faultReason(reason);
          return (
            <li key={`${line} ${reason} ${i}`}>
              <span className="num">{t('reliability.line', { line })}</span>
              <span>
                {known === null ? reason : t(`reliability.fault.${known}`)}
                {what !== undefined && <code>{what}</code>}
              </span>
            </li>
          );
        })}
      </ul>
      {faults.length >= LISTED && <p className="dim small">{t('reliability.moreFaults', { n: LISTED })}</p>}
    </Notice>
  );
}
