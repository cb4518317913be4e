import { useTranslation } from 'react-i18next';
import { criteria } from '#contract/rubric';
import type { MarkedLine } from '../examiner/lines.ts';
import { pointsFace } from '../examiner/scale.ts';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { settledFace, settlementOf } from './settlement.ts';

/** What the exam's rule makes of a decision, certificate by certificate where they value the criterion differently. */
export function SettlementLine({ line, level }: { line: MarkedLine; level: number }) {
  const { t } = useTranslation();
  const text = useText();
  const { schemes, panel: rule } = useJoined((joined) => joined.exam.exam);
  const sheets = useJoined((joined) => joined.panel)?.sheets ?? [];
  const levels = sheets.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.criterionId === line.id ? [mark.level] : [])),
  );
  const said = schemes.flatMap(({ title, rubric }) => {
    const criterion = criteria(rubric).find(({ id }) => id === line.id);
    const settlement = criterion === undefined ? null : settlementOf(criterion, levels, level, rule);
    if (settlement === null) return [];
    const points = [settlement.ruling, ...settlement.counted].map(pointsFace);
    const sentence =
      points.length === 1
        ? t('settlement.alone', { points: points.join() })
        : t('settlement.mean', { points: points.join(' + '), n: points.length, mean: settledFace(settlement) });
    return [{ title: text(title), sentence }];
  });
  const same = said.every(({ sentence }) => sentence === said[0]?.sentence);
  return (
    <div className="num" role="status" data-testid={`settlement-${line.id}`}>
      {(same ? said.slice(0, 1) : said).map(({ title, sentence }) => (
        <p key={title}>{same ? sentence : `${title}${t('list.colon')}${sentence}`}</p>
      ))}
    </div>
  );
}
