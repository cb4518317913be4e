import { createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e5f4f3',
  '#cbe6e4',
  '#9ccfcb',
  '#68b6b0',
  '#3f9f98',
  '#22908a',
  '#0e857e',
  '#0a6b65',
  '#075c57',
  '#054b47',
];
const grey: MantineColorsTuple = [
  '#e9ebec',
  '#c3c8ca',
  '#a9b0b3',
  '#8b9396',
  '#4a5256',
  '#363d40',
  '#262c2e',
  '#1b2022',
  '#131718',
  '#0c0f10',
];

/** One accent, neutral greys; red, amber and green are left to states (see theme.css). */
export const theme = createTheme({
  colors: { teal, dark: grey },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: 'var(--sm-font)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontFamily: 'var(--sm-font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  spacing: { xs: '8px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: '6px',
  focusRing: 'auto',
  respectReducedMotion: true,
});
