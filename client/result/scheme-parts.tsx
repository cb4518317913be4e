import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/setup.ts';
import { DomainBars } from './domain-bars.tsx';
import { DomainTable } from './domain-table.tsx';
import { LayerList } from './layer-list.tsx';
import { MachinePart } from './machine-part.tsx';
import type { Reading, SchemeReading, Seek } from './reading.ts';
import classes from './scheme-parts.module.css';

type Props = { reading: Reading; onSeek: Seek | null };

function SchemePart({ reading, scheme, onSeek }: Props & { scheme: SchemeReading }) {
  return (
    <>
      <LayerList reading={scheme} />
      <DomainBars reading={scheme} />
      {scheme.domains.map(({ domain, score }) => (
        <DomainTable key={domain.id} domain={domain} score={score} scheme={scheme} reading={reading} onSeek={onSeek} />
      ))}
      <MachinePart scheme={scheme} reading={reading} onSeek={onSeek} />
    </>
  );
}

/** Each scheme's domains and criteria: one behind a tab each on the screen, one after the other on paper. */
export function SchemeParts({ reading, onSeek }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const id = useId();
  const { schemes } = reading;
  const [picked, setPicked] = useState(0);
  const [only] = schemes;
  if (schemes.length === 1 && only !== undefined) return <SchemePart reading={reading} scheme={only} onSeek={onSeek} />;
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = (picked + step + schemes.length) % schemes.length;
    setPicked(next);
    document.getElementById(`${id}-tab-${next}`)?.focus();
  };
  return (
    <section className={classes.parts} aria-label={t('result.schemes')}>
      <div role="tablist" aria-label={t('result.schemes')} className={classes.list} onKeyDown={move}>
        {schemes.map(({ scheme }, i) => (
          <button
            key={scheme.id}
            id={`${id}-tab-${i}`}
            type="button"
            role="tab"
            className={classes.tab}
            aria-selected={i === picked}
            aria-controls={`${id}-part-${i}`}
            tabIndex={i === picked ? 0 : -1}
            onClick={() => setPicked(i)}
            data-testid={`scheme-${scheme.id}`}
          >
            {text(scheme.title)}
          </button>
        ))}
      </div>
      {schemes.map((scheme, i) => (
        <div
          key={scheme.scheme.id}
          id={`${id}-part-${i}`}
          role="tabpanel"
          aria-labelledby={`${id}-tab-${i}`}
          className={classes.part}
          data-picked={i === picked}
          data-testid={`part-${scheme.scheme.id}`}
        >
          <h2 className={classes.heading}>{text(scheme.scheme.title)}</h2>
          <SchemePart reading={reading} scheme={scheme} onSeek={onSeek} />
        </div>
      ))}
    </section>
  );
}
