import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language, Text } from '#contract/language';
import type { BackstageMessages } from './backstage/zh-CN.ts';
import { firstLanguage } from './first-language.ts';
import type { Messages } from './zh-CN.ts';

const KEY = 'stagemark.language';
/** Only the language that is shown is fetched. */
const texts: Record<Language, () => Promise<Messages>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
};

const backstageTexts: Record<Language, () => Promise<BackstageMessages>> = {
  'zh-CN': async () => (await import('./backstage/zh-CN.ts')).zhCNBackstage,
  en: async () => (await import('./backstage/en.ts')).enBackstage,
};
const hasBackstage = (language: string): boolean => i18next.exists('result.kind', { lng: language });

async function fetchBackstage(language: Language): Promise<void> {
  if (!hasBackstage(language))
    i18next.addResourceBundle(language, 'translation', await backstageTexts[language](), true);
}

/** A page that needs more than the candidate's texts awaits this before it is drawn. */
export const needBackstage = (): Promise<void> => fetchBackstage(i18next.language === 'zh-CN' ? 'zh-CN' : 'en');

async function fetchTexts(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await texts[language]());
}

export async function setUpLanguages(): Promise<void> {
  const language = firstLanguage(localStorage.getItem(KEY), navigator.languages);
  i18next.on('languageChanged', (shown) => {
    document.documentElement.lang = shown;
  });
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await texts[language]() } },
    interpolation: { escapeValue: false },
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  await fetchTexts(language);
  if (hasBackstage(i18next.language)) await fetchBackstage(language);
  await i18next.changeLanguage(language);
}

/** The language of the page. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
}

/** Picks a data file's text in the page's language. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}
