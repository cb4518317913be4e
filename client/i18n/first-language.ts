import { Language } from '#contract/language';

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
