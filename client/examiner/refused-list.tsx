import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/setup.ts';
import { idOf } from '../marking-queue/item.ts';
import { useJoined } from '../seat/room-context.ts';
import { Notice } from '../ui/notice.tsx';
import { useSentence } from '../ui/problem.tsx';
import { useMarkingDesk, useQueue } from './desk-context.ts';
import { orderOf } from './order.ts';

/** What the server would not take, with its text, until the examiner lets it go. */
export function RefusedList() {
  const { t } = useTranslation();
  const text = useText();
  const sentence = useSentence();
  const desk = useMarkingDesk();
  const { refused } = useQueue();
  const rubric = useJoined((joined) => joined.exam.exam.rubric);
  const criteria = new Map(orderOf(rubric).map((criterion) => [criterion.id, criterion]));
  return refused.map(({ item, problem }) => {
    const id = item.kind === 'mark' ? item.mark.criterionId : item.note.criterionId;
    const criterion = id === null ? undefined : criteria.get(id);
    const label =
      item.kind === 'mark' ? criterion?.levels.find((level) => level.level === item.mark.level)?.label : undefined;
    const what = item.kind === 'note' ? item.note.text : label === undefined ? String(item.mark.level) : text(label);
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
        {criterion !== undefined && `${text(criterion.title)}${t('list.colon')}`}
        {what} <code className="dim small">{problem.code}</code>
      </Notice>
    );
  });
}
