import { useTranslation } from 'react-i18next';
import type { SealedResult } from '#contract/result';
import { clockFace } from '../connection/clock.ts';
import { useText } from '../i18n/setup.ts';
import { Facts } from '../ui/facts.tsx';
import classes from './provenance.module.css';
import type { Reading } from './reading.ts';

type Row = readonly [string, string];

/** By what anyone can check the result: the hash of each input, signature, versions. */
export function Provenance({ result, reading }: { result: SealedResult; reading: Reading }) {
  const { t } = useTranslation();
  const text = useText();
  const { body, hash, signature } = result;
  const { inputs, recording } = body;
  const none = t('result.none');
  const titleOf = (schemeId: string): string => {
    const scheme = body.bundle.exam.schemes.find(({ id }) => id === schemeId);
    return scheme === undefined ? schemeId : text(scheme.title);
  };
  const sealed: Row[] = [
    [t('result.sitting'), body.sittingId],
    [t('result.hash'), hash],
    [t('result.signature'), `${signature.algorithm} · ${signature.value}`],
    [t('result.publicKey'), signature.publicKey],
    [
      t('result.recording'),
      recording === null
        ? none
        : t('result.recordingText', {
            length: clockFace(recording.durationMs),
            n: recording.fragments,
            gaps: recording.gaps.length,
            head: recording.chainHead,
          }),
    ],
    [
      t('result.versions'),
      [body.format, body.scoringVersion, body.bundle.analysis?.version, body.bundle.analysis?.engine]
        .filter((part) => part !== undefined)
        .join(' · '),
    ],
  ];
  const hashes: Row[] = [
    [t('result.input.exam'), inputs.exam],
    ...inputs.rubrics.flatMap(({ schemeId, sha256, structureSha256 }): Row[] => [
      [t('result.input.rubric', { scheme: titleOf(schemeId) }), sha256],
      [t('result.input.structure', { scheme: titleOf(schemeId) }), structureSha256],
    ]),
    ...inputs.sheets.map(
      ({ examinerId, sha256 }): Row => [t('result.input.sheet', { name: reading.nameOf(examinerId) }), sha256],
    ),
    [t('result.input.adjudications'), inputs.adjudications],
    [t('result.input.analysis'), inputs.analysis ?? none],
    ...inputs.wordLists.map(({ id, sha256 }): Row => [t('result.input.wordList', { id }), sha256]),
    ...inputs.models.map(({ id, sha256 }): Row => [t('result.input.model', { id }), sha256]),
    [t('result.input.events'), inputs.events],
  ];
  const asCode = (rows: readonly Row[]) => rows.map(([name, value]) => [name, <code key="v">{value}</code>] as const);
  return (
    <section className={classes.proof} data-testid="proof">
      <h2>{t('result.proof')}</h2>
      <p className="dim small">{t('result.proofText')}</p>
      <Facts rows={asCode(sealed)} />
      <h3>{t('result.inputs')}</h3>
      <Facts rows={asCode(hashes)} />
    </section>
  );
}
