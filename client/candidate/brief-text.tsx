import { useTranslation } from 'react-i18next';
import type { Brief, RequiredPoint } from '#contract/brief';
import { useLanguage, useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import { money } from '../ui/money.ts';
import classes from './brief-text.module.css';

function Points({ points }: { points: readonly RequiredPoint[] }) {
  const text = useText();
  return (
    <ul className={classes.points}>
      {points.map((point) => (
        <li key={point.id}>
          <Icon name="chevron" size={12} /> {text(point.title)}
        </li>
      ))}
    </ul>
  );
}

/** The whole brief: products with price, facts and points; what must be said; what must not. */
export function BriefText({ brief }: { brief: Brief }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  return (
    <div className={classes.brief}>
      <p className={classes.introduction}>{text(brief.introduction)}</p>
      {brief.products.map((product) => (
        <article key={product.id} className={classes.product}>
          <header>
            <h2>{text(product.name)}</h2>
            <strong className={`${classes.price} num`}>{money(product.priceCents, brief.currency, language)}</strong>
          </header>
          <dl className={classes.facts}>
            {product.facts.map((fact) => (
              <div key={fact.label.en}>
                <dt>{text(fact.label)}</dt>
                <dd>{text(fact.value)}</dd>
              </div>
            ))}
          </dl>
          <h3>{t('brief.points')}</h3>
          <Points points={product.points} />
        </article>
      ))}
      {brief.mustSay.length > 0 && (
        <section className={classes.product}>
          <h2>{t('brief.mustSay')}</h2>
          <Points points={brief.mustSay} />
        </section>
      )}
      {brief.forbiddenWords.length > 0 && (
        <section className={classes.product}>
          <h2>{t('brief.forbidden')}</h2>
          <p className={classes.words}>
            {brief.forbiddenWords.map((word) => (
              <span key={word} lang={brief.speech === 'zh' ? 'zh-CN' : 'en'}>
                {word}
              </span>
            ))}
          </p>
        </section>
      )}
    </div>
  );
}
