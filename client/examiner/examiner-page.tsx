import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkSheet } from '#contract/marking';
import { needBackstage } from '../i18n/setup.ts';
import { MarkingDesk } from '../marking-queue/desk.ts';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { SittingLine, useCandidate } from '../seat/sitting-line.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { DeskContext } from './desk-context.ts';
import { ExaminerDesk } from './examiner-desk.tsx';
import { Playhead, PlayheadContext } from './playhead.ts';

await needBackstage();

function useDesk(sheet: MarkSheet | null): MarkingDesk | null {
  const { room } = useSeat();
  const [desk, setDesk] = useState<MarkingDesk | null>(null);
  const there = sheet !== null;
  useEffect(() => {
    const first = room.data.get().joined?.sheet;
    if (!there || !first) return;
    let gone = false;
    let made: MarkingDesk | null = null;
    void MarkingDesk.create(room, first).then((created) => {
      if (gone) return created.close();
      made = created;
      setDesk(created);
    });
    return () => {
      gone = true;
      made?.close();
    };
  }, [room, there]);
  return desk;
}

export default function ExaminerPage() {
  const { t } = useTranslation();
  const state = useJoined((joined) => joined.sitting.state);
  const candidate = useCandidate();
  const sheet = useJoined((joined) => joined.sheet);
  const remark = useJoined((joined) => joined.sitting.remarkOf);
  const desk = useDesk(sheet);
  const [playhead] = useState(() => new Playhead());
  const who = remark === null ? candidate : t(`remark.${remark.purpose}`);
  return (
    <Page
      ready={desk !== null}
      layout="full"
      aside={<SittingLine who={who} withState={remark === null || state !== 'sealed'} />}
    >
      <h1 className="visually-hidden">{t('examiner.title', { name: who })}</h1>
      {desk === null ? (
        <Waiting what={t('waiting.sheet')} />
      ) : (
        <DeskContext value={desk}>
          <PlayheadContext value={playhead}>
            <ExaminerDesk />
          </PlayheadContext>
        </DeskContext>
      )}
    </Page>
  );
}
