import { useTranslation } from 'react-i18next';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { elapsedMs } from '../connection/clock.ts';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Step } from './step.tsx';

/** After the performance: that it is saved, how much, and what comes next. */
export function EndedStep() {
  const { t } = useTranslation();
  const { room } = useSeat();
  const recording = useJoined((joined) => joined.recording);
  const clock = useJoined((joined) => joined.sitting.clock);
  const seconds = Math.floor(recording.durationMs / 1000);
  const saved = recording.state === 'ready';
  return (
    <Step title={t('candidate.ended.title')} lead={t('candidate.ended.lead')}>
      <Notice
        tone={recording.state === 'failed' ? 'warn' : saved ? 'done' : 'plain'}
        icon={saved ? 'check' : 'wait'}
        title={saved ? t('candidate.ended.saved', { seconds }) : t(`recording.${recording.state}`)}
        testId="saved"
        role="status"
      >
        {saved ? t('candidate.ended.savedText') : t('candidate.ended.finishing')}
      </Notice>
      <Facts
        rows={[
          [
            t('candidate.ended.performed'),
            t('time.seconds', { n: Math.floor(elapsedMs(clock, room.serverNow()) / 1000) }),
          ],
          [t('candidate.ended.recorded'), t('time.seconds', { n: seconds })],
        ]}
      />
      <p>{t('candidate.ended.next')}</p>
    </Step>
  );
}
