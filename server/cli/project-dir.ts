import { join } from 'node:path';

/** The folder of this checkout. */
export const projectDir = join(import.meta.dirname, '../..');
