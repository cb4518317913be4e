import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkSheet } from '#contract/marking';
import { needBackstage, useText } from '../i18n/setup.ts';
import { MarkingDesk } from '../marking-queue/desk.ts';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { Page } from '../ui/page.tsx';
import { StateWord } from '../ui/state-word.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { DeskContext } from './desk-context.ts';
import { ExaminerDesk } from './examiner-desk.tsx';
import classes from './page-grid.module.css';
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
  const text = useText();
  const state = useJoined((joined) => joined.sitting.state);
  const candidate = useJoined((joined) => joined.sitting.seats.find((seat) => seat.role === 'candidate')?.name ?? '');
  const title = useJoined((joined) => joined.exam.exam.title);
  const sheet = useJoined((joined) => joined.sheet);
  const remark = useJoined((joined) => joined.sitting.remarkOf);
  const desk = useDesk(sheet);
  const [playhead] = useState(() => new Playhead());
  const who = remark === null ? candidate : t(`remark.${remark.purpose}`);
  const aside = (
    <>
      {!(remark !== null && state === 'sealed') && <StateWord state={state} />}
      <span className={classes.who}>
        {who} · {text(title)}
      </span>
    </>
  );
  return (
    <Page ready={desk !== null} layout="full" aside={aside}>
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
