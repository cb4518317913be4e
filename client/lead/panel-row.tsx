import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { MarkSheet } from '#contract/marking';
import type { Seat } from '#contract/sitting';
import { useTitle } from '../examiner/use-sheet-lines.ts';
import { useRoomData } from '../seat/room-context.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './lead-page.module.css';

/** How many of the expected marks are there; which are missing and which nobody asked for, on demand. */
function Completeness({ sheet }: { sheet: MarkSheet }) {
  const { t } = useTranslation();
  const title = useTitle();
  const list = (ids: readonly CriterionId[]): string => ids.map(title).join(t('list.separator'));
  const all = sheet.expected.length;
  const of = t('sheet.of', { done: all - sheet.missing.length, all });
  if (sheet.missing.length === 0 && sheet.extra.length === 0) return <>{of}</>;
  return (
    <details className={classes.completeness}>
      <summary>
        {of}
        {sheet.extra.length > 0 && ` ${t('lead.extraShort', { n: sheet.extra.length })}`}
      </summary>
      {sheet.missing.length > 0 && <p className="dim small">{t('lead.missing', { list: list(sheet.missing) })}</p>}
      {sheet.extra.length > 0 && <p className="dim small">{t('lead.extra', { list: list(sheet.extra) })}</p>}
    </details>
  );
}

/** One examiner of the panel. */
export function PanelRow({
  seat,
  sheet,
  onReopen,
}: {
  seat: Seat;
  sheet: MarkSheet | null;
  onReopen: (() => void) | null;
}) {
  const { t } = useTranslation();
  const here = useRoomData((data) => data.present.includes(seat.personId));
  return (
    <tr data-testid={`panel-${seat.personId}`}>
      <th scope="row">{seat.name}</th>
      <td>
        <span className={classes.sign} data-on={here}>
          <Icon name={here ? 'check' : 'wait'} size={14} /> {t(here ? 'lead.isHere' : 'lead.isAway')}
        </span>
      </td>
      <td className="num">{sheet !== null && <Completeness sheet={sheet} />}</td>
      <td>
        {sheet?.sealed === true ? (
          <span className={classes.sign}>
            <Icon name="lock" size={14} /> {t('sheet.sealed')}
            {onReopen !== null && (
              <Button size="compact-xs" variant="subtle" onClick={onReopen} data-testid={`reopen-${seat.personId}`}>
                {t('lead.reopen')}
              </Button>
            )}
          </span>
        ) : (
          t('lead.openSheet')
        )}
      </td>
    </tr>
  );
}
