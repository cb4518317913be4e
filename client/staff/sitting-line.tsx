import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SittingRow } from '#contract/staff-http';
import { useLanguage, useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import { StateWord } from '../ui/state-word.tsx';
import classes from './staff.module.css';

type Props = { row: SittingRow; busy: boolean; onLinks: () => void; onReference: () => void };

/** One sitting: an exam, an exam whose recording is a reference, or one that marks such a recording again. */
export function SittingLine({ row, busy, onLinks, onReference }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const { candidate, remark, isReference, state } = row;
  const mayBeReference = remark === null && (state === 'sealed' || state === 'released');
  return (
    <tr data-testid="sitting" data-remark={remark !== null} data-reference={isReference}>
      <th scope="row">
        {candidate}
        {remark !== null && (
          <span className={classes.sign}>
            <Icon name="note" size={14} />
            {t(`staff.remarkRow.${remark.purpose}`, { name: remark.examiner })}
          </span>
        )}
        {isReference && (
          <span className={classes.sign}>
            <Icon name="bookmark" size={14} /> {t('staff.isReference')}
          </span>
        )}
      </th>
      <td>{text(row.examTitle)}</td>
      <td>
        {remark !== null && state === 'sealed' ? (
          <span className={classes.measured}>
            <Icon name="check" /> {t('staff.driftMeasured')}
          </span>
        ) : (
          <StateWord state={state} />
        )}
      </td>
      <td className="num">
        {new Date(row.createdAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })}
      </td>
      <td>
        <span className={classes.buttons}>
          {mayBeReference && (
            <Button
              size="compact-md"
              variant="default"
              onClick={onReference}
              aria-label={t(isReference ? 'staff.editReferenceOf' : 'staff.makeReferenceOf', { name: candidate })}
              data-testid="make-reference"
            >
              {t(isReference ? 'staff.editReference' : 'staff.makeReference')}
            </Button>
          )}
          <Button
            size="compact-md"
            variant="default"
            disabled={busy}
            onClick={onLinks}
            aria-label={t('staff.linksOf', { name: candidate })}
            data-testid="links-of"
          >
            {t('staff.links')}
          </Button>
        </span>
      </td>
    </tr>
  );
}
