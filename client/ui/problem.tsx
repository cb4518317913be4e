import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#contract/errors';
import type { Problem } from '../connection/outcome.ts';
import { useLanguage } from '../i18n/setup.ts';
import { Notice } from './notice.tsx';

/** What went wrong, as a sentence in the page's language. */
export function useSentence(): (problem: Problem) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ code }) =>
    code === 'unreachable'
      ? t('problem.unreachable')
      : code === 'bad_reply'
        ? t('problem.badReply')
        : sentenceOf(code)[language];
}

/** A refusal: the sentence, the code for whoever is asked for help, and what can be done. */
export function ProblemNotice({ problem, actions }: { problem: Problem; actions?: ReactNode }) {
  const sentence = useSentence();
  return (
    <Notice
      tone={problem.code === 'unreachable' ? 'warn' : 'fault'}
      icon={problem.code === 'unreachable' ? 'offline' : 'cross'}
      title={sentence(problem)}
      actions={actions}
      testId="problem"
      role="alert"
    >
      <span className="dim small">
        <code>{problem.code}</code>
        {problem.detail !== undefined && ` · ${problem.detail}`}
      </span>
    </Notice>
  );
}
