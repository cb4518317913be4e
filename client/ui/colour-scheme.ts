import { Store, useValue } from './store.ts';

export type Scheme = 'light' | 'dark';
const KEY = 'stagemark.scheme';

const stored = (): Scheme | null => {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : null;
};
const chosen = new Store<Scheme | null>(stored());
const preferred = new Store<Scheme | null>(null);

/** What the person chose; else what the page prefers (the examiner's is dark); else the system's. */
export function useScheme(): Scheme {
  const choice = useValue(chosen);
  const page = useValue(preferred);
  return choice ?? page ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}
export const preferScheme = (scheme: Scheme | null): void => preferred.set(scheme);
export function chooseScheme(scheme: Scheme): void {
  localStorage.setItem(KEY, scheme);
  chosen.set(scheme);
}
