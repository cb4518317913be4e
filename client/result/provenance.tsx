import { useTranslation } from 'react-i18next';
import type { SealedResult } from '#contract/result';
import { clockFace } from '../connection/clock.ts';
import { Facts } from '../ui/facts.tsx';
import classes from './provenance.module.css';

/** By what anyone can check the result: hashes, signature, versions. */
export function Provenance({ result }: { result: SealedResult }) {
  const { t } = useTranslation();
  const { body, hash, signature } = result;
  const none = t('result.none');
  return (
    <section className={classes.proof}>
      <h2>{t('result.proof')}</h2>
      <p className="dim small">{t('result.proofText')}</p>
      <Facts
        rows={[
          [t('result.sitting'), <code key="s">{body.sittingId}</code>],
          [t('result.hash'), <code key="h">{hash}</code>],
          [t('result.signature'), <code key="g">{`${signature.algorithm} · ${signature.value}`}</code>],
          [t('result.publicKey'), <code key="k">{signature.publicKey}</code>],
          [t('result.examHash'), <code key="e">{body.examHash}</code>],
          [t('result.eventsHash'), <code key="v">{body.eventsHash}</code>],
          [t('result.analysisHash'), <code key="a">{body.analysisHash ?? none}</code>],
          [
            t('result.recording'),
            <code key="r">
              {body.recording === null
                ? none
                : t('result.recordingText', {
                    length: clockFace(body.recording.durationMs),
                    n: body.recording.fragments,
                    gaps: body.recording.gaps.length,
                    head: body.recording.chainHead,
                  })}
            </code>,
          ],
          [
            t('result.versions'),
            <code key="w">
              {[body.format, body.scoringVersion, body.bundle.analysis?.version, body.bundle.analysis?.engine]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </code>,
          ],
        ]}
      />
    </section>
  );
}
