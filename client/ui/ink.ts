import type { Scheme } from './colour-scheme.ts';

/** The colours of theme.css for what is drawn on a canvas. */
export const inkOf = (scheme: Scheme): { text: string; accent: string; accentSoft: string } =>
  scheme === 'dark'
    ? { text: '#e8ebec', accent: '#5cc4bb', accentSoft: '#12322f' }
    : { text: '#16191a', accent: '#0a6b65', accentSoft: '#e0f1ef' };
