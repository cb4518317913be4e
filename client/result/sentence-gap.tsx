import { useLanguage } from '../i18n/setup.ts';

/** Between two sentences: English has a space there, Chinese none. */
export const SentenceGap = () => (useLanguage() === 'en' ? ' ' : null);
