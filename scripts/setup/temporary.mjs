import { mkdtempSync, rmSync } from 'node:fs';

/** A folder that is gone when set-up is, however it ends. */
export function temporaryFolder(prefix) {
  const folder = mkdtempSync(prefix);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
