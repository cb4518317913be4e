import { Button } from '@mantine/core';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { marksText } from '#contract/reliability';
import { OwnMarks } from './own-marks.tsx';
import classes from './reliability.module.css';

/** A file chosen or dropped, the exam's own sittings, or text pasted. */
export function MarksChooser({ onChosen }: { onChosen: (name: string, csv: string) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onChosen(file.name, marksText(new Uint8Array(await file.arrayBuffer())));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div
        className={classes.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        data-testid="drop"
      >
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv,text/plain"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('reliability.choose')}
          onChange={(event) => {
            void read(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
          data-testid="file"
        />
        <Button onClick={() => input.current?.click()} data-testid="choose">
          {t('reliability.choose')}
        </Button>
        <span className={`${classes.dropText} dim`}>{t('reliability.drop')}</span>
        <a href="/sample-marks.csv" download className={classes.sample} data-testid="sample">
          {t('reliability.sample')}
        </a>
      </div>
      <OwnMarks onChosen={onChosen} />
      <p className="dim">{t('reliability.format')}</p>
      <p className="dim">{t('reliability.notKept')}</p>
      <details className={classes.paste}>
        <summary>{t('reliability.paste')}</summary>
        <label htmlFor={id} className="visually-hidden">
          {t('reliability.pasteLabel')}
        </label>
        <textarea
          id={id}
          rows={8}
          value={pasted}
          placeholder={'candidate,examiner,criterion,points'}
          spellCheck={false}
          onChange={(event) => setPasted(event.currentTarget.value)}
          data-testid="pasted"
        />
        <Button
          variant="default"
          disabled={pasted.trim() === ''}
          onClick={() => onChosen(t('reliability.pasted'), pasted)}
          data-testid="use-pasted"
        >
          {t('reliability.usePasted')}
        </Button>
      </details>
    </>
  );
}
