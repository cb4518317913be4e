/** A number as canonical decimal text, exact to four places: "68", "2.99". Texts compare exactly where floating point would not. */
export const decimal = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/** Characters of full width as their ASCII twins, one for one, so that positions stay the same. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('￥', '¥')
    .replaceAll('　', ' ');
