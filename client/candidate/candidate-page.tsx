import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDevices } from '../media/use-devices.ts';
import { usePublisher } from '../media/use-publisher.ts';
import { LineBanner } from '../seat/line-banner.tsx';
import { useJoined } from '../seat/room-context.ts';
import { Page } from '../ui/page.tsx';
import { StateWord } from '../ui/state-word.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { BriefStep } from './brief-step.tsx';
import { ConsentStep } from './consent-step.tsx';
import { DevicesStep } from './devices-step.tsx';
import { EndedStep } from './ended-step.tsx';
import { LivePage } from './live-page.tsx';
import { needsDevices, sends, stageOf } from './stage.ts';
import { StepList } from './step-list.tsx';
import { useProgress } from './use-progress.ts';
import { WaitingStep } from './waiting-step.tsx';
import { WhoStep } from './who-step.tsx';

const OwnResult = lazy(async () => ({ default: (await import('../result/sealed-result-view.tsx')).SealedResultView }));

/** The candidate's way through the exam, one thing at a time. */
export default function CandidatePage() {
  const { t } = useTranslation();
  const sittingId = useJoined((joined) => joined.sitting.id);
  const state = useJoined((joined) => joined.sitting.state);
  const [progress, change] = useProgress(sittingId);
  const [justStarted, setJustStarted] = useState(false);
  const stage = stageOf(state, progress);
  const desk = useDevices(needsDevices(stage));
  const stream = desk.state.kind === 'on' ? desk.state.stream : null;
  const publisher = usePublisher(sends(stage) ? stream : null);
  const banner = <LineBanner kept={t(stage === 'live' ? 'candidate.keptLive' : 'candidate.kept')} />;
  if (stage === 'live')
    return (
      <>
        {banner}
        <LivePage desk={desk} publisher={publisher} countDown={justStarted} />
      </>
    );
  return (
    <Page ready layout={stage === 'result' ? 'wide' : 'column'} aside={<StateWord state={state} />}>
      {banner}
      {stage !== 'ended' && stage !== 'result' && <StepList now={stage} />}
      {stage === 'who' && <WhoStep />}
      {stage === 'consent' && <ConsentStep />}
      {stage === 'devices' && <DevicesStep desk={desk} onReady={() => change({ devicesReady: true })} />}
      {stage === 'brief' && (
        <BriefStep
          since={progress.briefSince}
          onSeen={(briefSince) => change({ briefSince })}
          onReady={() => change({ briefReady: true })}
        />
      )}
      {stage === 'waiting' && (
        <WaitingStep
          stream={stream}
          publisher={publisher}
          deviceProblem={desk.state.kind === 'problem' ? desk.state.problem : null}
          onBack={() => change({ briefReady: false })}
          onDevices={() => change({ devicesReady: false })}
          onStarted={() => setJustStarted(true)}
        />
      )}
      {stage === 'ended' && <EndedStep />}
      {stage === 'result' && (
        <Suspense fallback={<Waiting what={t('waiting.result')} />}>
          <OwnResult />
        </Suspense>
      )}
    </Page>
  );
}
