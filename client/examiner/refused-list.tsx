import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { idOf } from '../marking-queue/item.ts';
import { Notice } from '../ui/notice.tsx';
import { useSentence } from '../ui/problem.tsx';
import { useMarkingDesk, useQueue } from './desk-context.ts';
import { useMarkWords, useOrder, useTitle } from './use-sheet-lines.ts';

/** What the server would not take, with its text, until the examiner lets it go. */
export function RefusedList() {
  const { t } = useTranslation();
  const title = useTitle();
  const words = useMarkWords();
  const order = useOrder();
  const sentence = useSentence();
  const desk = useMarkingDesk();
  const { refused } = useQueue();
  return refused.map(({ item, problem }) => {
    const id = item.kind === 'mark' ? item.mark.criterionId : item.note.criterionId;
    const scale = order.find((line) => line.id === id)?.scale ?? null;
    const what = item.kind === 'note' ? item.note.text : words(scale, item.mark.level);
    return (
      <Notice
        key={idOf(item)}
        tone="fault"
        title={sentence(problem)}
        testId="refused"
        role="alert"
        actions={
          <Button size="compact-md" variant="default" onClick={() => void desk.queue.dismiss(idOf(item))}>
            {t('action.dismiss')}
          </Button>
        }
      >
        {id !== null && `${title(id)}${t('list.colon')}`}
        {what} <code className="dim small">{problem.code}</code>
      </Notice>
    );
  });
}
