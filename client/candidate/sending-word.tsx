import { useTranslation } from 'react-i18next';
import type { MediaState } from '../media/line-keeper.ts';
import type { Publisher } from '../media/publisher.ts';
import { Icon } from '../ui/icons.tsx';
import { useSentence } from '../ui/problem.tsx';
import { Store, useValue } from '../ui/store.ts';
import classes from '../seat/stage-words.module.css';

const off = new Store<MediaState>({ kind: 'idle' });

/** Whether the picture leaves this machine. */
export function SendingWord({ publisher }: { publisher: Publisher | null }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const state = useValue(publisher?.line.state ?? off);
  const running = state.kind === 'running';
  return (
    <span
      className={classes.word}
      data-tone={running ? 'done' : state.kind === 'broken' ? 'warn' : 'plain'}
      data-testid="sending"
      data-sending={state.kind}
      role="status"
    >
      <Icon name={running ? 'camera' : state.kind === 'broken' ? 'warn' : 'wait'} size={14} />
      {state.kind === 'broken' ? sentence(state.problem) : t(`sending.${state.kind}`)}
    </span>
  );
}
