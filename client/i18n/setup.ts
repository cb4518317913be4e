import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { Language, type Text } from '#contract/language';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

const KEY = 'stagemark.language';

/** The remembered language, else the browser's first one that there is. */
export function firstLanguage(remembered: string | null, browser: readonly string[]): Language {
  const kept = Language.safeParse(remembered);
  if (kept.success) return kept.data;
  for (const tag of browser) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

function show(language: string): void {
  document.documentElement.lang = language;
}

export async function setUpLanguages(): Promise<void> {
  i18next.on('languageChanged', show);
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(localStorage.getItem(KEY), navigator.languages),
    fallbackLng: false,
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
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
