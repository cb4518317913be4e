import { useTranslation } from 'react-i18next';
import { isAbstained, type Rasch, type RaschElement, type ReliabilityReport } from '#contract/reliability';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import classes from './rasch.module.css';
import { Section } from './section.tsx';
import { Whisker } from './whisker.tsx';
import { decimals, type FitWord, fitWord, probability } from './words.ts';

/** p below which examiners are said to differ. */
const DIFFERENT = 0.05;
const icons: Record<FitWord, IconName> = { ok: 'check', noisy: 'warn', muted: 'info', unknown: 'info' };

/** Severity of examiners and difficulty of criteria, each with its interval and fit. */
export function RaschSection({ rasch }: { rasch: ReliabilityReport['rasch'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('reliability.rasch.title')} text={t('reliability.rasch.text')} testId="rasch">
        {isAbstained(rasch) ? (
          <Notice title={t('reliability.abstained', { reason: t(`reliability.reason.${rasch.abstained}`) })} />
        ) : (
          <>
            <Spread rasch={rasch} />
            <Elements
              elements={rasch.examiners}
              kind="examiner"
              grouped={rasch.severitiesComparable === 'within_subsets'}
            />
            <p className="dim small">{t('reliability.rasch.fitText')}</p>
          </>
        )}
        <p data-testid="never-applied" className={classes.never}>
          {t('reliability.rasch.never')}
        </p>
      </Section>
      {!isAbstained(rasch) && (
        <Section title={t('reliability.rasch.criteriaTitle')} testId="criteria">
          <Elements elements={rasch.criteria} kind="criterion" grouped={false} />
          <Leftovers rasch={rasch} />
        </Section>
      )}
    </>
  );
}

function Spread({ rasch: { severitySpread: spread, severitiesComparable } }: { rasch: Rasch }) {
  const { t } = useTranslation();
  const figures = {
    chi: decimals(spread.chiSquare, 1),
    df: spread.degreesOfFreedom,
    p: probability(spread.p),
    reliability: decimals(spread.reliability),
  };
  return (
    <>
      <p className={`${classes.spread} num`} data-testid="spread">
        {spread.p < DIFFERENT ? t('reliability.rasch.differ', figures) : t('reliability.rasch.same', figures)}
      </p>
      {severitiesComparable === 'within_subsets' && (
        <Notice tone="warn" title={t('reliability.rasch.within')} testId="within" />
      )}
    </>
  );
}

function Elements({
  elements,
  kind,
  grouped,
}: {
  elements: readonly RaschElement[];
  kind: 'examiner' | 'criterion';
  grouped: boolean;
}) {
  const { t } = useTranslation();
  const sorted = elements.toSorted((a, b) => a.subset - b.subset || b.measure - a.measure);
  const reach = Math.ceil(2 * elements.reduce((most, { low, high }) => Math.max(most, -low, high), 0.5)) / 2;
  const measure = kind === 'examiner' ? t('reliability.rasch.measure') : t('reliability.rasch.difficulty');
  return (
    <table className={classes.table} data-testid={`${kind}s`}>
      <thead>
        <tr>
          <th scope="col">{t(`reliability.rasch.${kind}`)}</th>
          <th scope="col" className={classes.plot}>
            <span className={`${classes.axis} num`} aria-hidden="true">
              <span>{decimals(-reach, 1)}</span>
              <span>0</span>
              <span>{decimals(reach, 1)}</span>
            </span>
            <span className="visually-hidden">{measure}</span>
          </th>
          <th scope="col">{measure}</th>
          <th scope="col">{t('reliability.rasch.fair')}</th>
          <th scope="col">{t('reliability.rasch.fit')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((each) => (
          <tr key={each.label}>
            <th scope="row">
              {each.label}
              {grouped && <span className="dim small"> {t('reliability.rasch.subset', { n: each.subset + 1 })}</span>}
            </th>
            <td className={classes.plot}>
              <Whisker value={each.measure} low={each.low} high={each.high} from={-reach} to={reach} mark={0} />
            </td>
            <td className="num">
              {decimals(each.measure)} <span className="dim">± {decimals(each.high - each.measure)}</span>
            </td>
            <td className="num" data-label={t('reliability.rasch.fair')}>
              {decimals(each.fairAverage)}
              <span className="dim small block">
                {t('reliability.rasch.observed')} {decimals(each.observedAverage)}
              </span>
            </td>
            <td>
              <Fit element={each} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fit({ element }: { element: RaschElement }) {
  const { t } = useTranslation();
  const word = fitWord(element);
  return (
    <>
      <span className={classes.fit} data-fit={word}>
        <Icon name={icons[word]} size={14} /> {t(`reliability.rasch.${word}`)}
      </span>
      {element.infit !== null && element.outfit !== null && (
        <span className="dim small num block">
          {t('reliability.rasch.infitOutfit', { infit: decimals(element.infit), outfit: decimals(element.outfit) })}
        </span>
      )}
    </>
  );
}

function Leftovers({ rasch }: { rasch: Rasch }) {
  const { t } = useTranslation();
  const extreme = rasch.candidates.filter((each) => each.extreme).length;
  return (
    <>
      {extreme > 0 && <p className="dim small">{t('reliability.rasch.extreme', { n: extreme })}</p>}
      {rasch.leftOut.length > 0 && (
        <p className="dim small">
          {t('reliability.rasch.leftOut', { names: rasch.leftOut.join(t('list.separator')) })}
        </p>
      )}
    </>
  );
}
