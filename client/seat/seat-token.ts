/** The seat's token from a link, or from what a person pasted: a whole link or the token alone. */
export function tokenIn(pasted: string): string | null {
  const text = pasted.trim();
  const token = text.includes('#') ? text.slice(text.indexOf('#') + 1) : /^https?:|\s/.test(text) ? '' : text;
  return token.length >= 10 && token.length <= 2000 ? token : null;
}

const OWNED = 'stagemark.owned';
/** Remembers in this tab alone that it was let in. */
export const rememberOwned = (token: string): void => sessionStorage.setItem(OWNED, token);

/** True where this tab was let in before and has only been reloaded: it may displace its own ghost without asking. */
export function reloadedOwner(token: string): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return (
    sessionStorage.getItem(OWNED) === token &&
    navigation instanceof PerformanceNavigationTiming &&
    navigation.type === 'reload'
  );
}
