import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RECORDED } from '../../../recorded.ts';

/** Files recorded from the real services, kept beside the project and not part of it. */
const ROOT = fileURLToPath(RECORDED);

/** True when the recorded files are there; says so once when they are not. */
export const hasRecorded = existsSync(ROOT);
if (!hasRecorded) console.log('skipped: ../shared/recorded is not there, tests over recorded files do not run');

/** Text of a recorded file. */
export function recorded(path: string): string {
  return readFileSync(`${ROOT}${path}`, 'utf8');
}

/** Path of a recorded folder. */
export const recordedFolder = (path: string): string => `${ROOT}${path}`;
