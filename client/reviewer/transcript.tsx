import { useTranslation } from 'react-i18next';
import type { Analysis } from '#contract/metric';
import { clockFace } from '../connection/clock.ts';
import { Notice } from '../ui/notice.tsx';
import { type Store, useStore } from '../ui/store.ts';
import classes from './inspector.module.css';

type Props = { analysis: Analysis | null; position: Store<number>; onSeek: (ms: number) => void };

/** What was heard, with its seconds; the sentence at the playhead is marked. */
export function Transcript({ analysis, position, onSeek }: Props) {
  const { t } = useTranslation();
  const segments = analysis?.transcript ?? [];
  const now = useStore(position, (ms) => segments.findIndex(({ span }) => span.fromMs <= ms && ms < span.toMs));
  const abstained = analysis?.metrics.find(
    (metric) => metric.kind === 'abstained' && metric.reason === 'no_recogniser',
  );
  if (segments.length === 0)
    return (
      <Notice title={t('reviewer.noTranscript')}>
        {abstained === undefined
          ? t('reviewer.noTranscriptText')
          : t('metric.abstained', { reason: t('abstain.no_recogniser') })}
      </Notice>
    );
  return (
    <>
      <p className="dim small">{t('reviewer.engine', { engine: analysis?.engine ?? '' })}</p>
      <ol className={classes.rows}>
        {segments.map((segment, i) => (
          <li key={segment.span.fromMs} aria-current={i === now ? 'true' : undefined}>
            <button type="button" className={`${classes.time} num`} onClick={() => onSeek(segment.span.fromMs)}>
              {clockFace(segment.span.fromMs)}
            </button>
            <span>
              {segment.text}
              {segment.confidence !== null && segment.confidence < 0.6 && (
                <span className="dim small"> · {t('reviewer.unsure')}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
