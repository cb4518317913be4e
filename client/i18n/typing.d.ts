import type { BackstageMessages } from './backstage/zh-CN.ts';
import type { Messages } from './zh-CN.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Messages & BackstageMessages };
    returnNull: false;
  }
}
