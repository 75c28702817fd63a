import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packCorpus } from '../../utils/questions/file/pack.ts';
import { collectFromSru } from '../corpus-sru.ts';
import { ROOT } from '../setup.mjs';

/** First day of publication; the invented questions begin in this year. */
const SINCE = '2019-01-01';

/**
 * Reads the questions of a replica as the list of a release is read, and packs them.
 *
 * @param port of the replica
 * @param until last day, YYYY-MM-DD
 * @returns the file; it calls itself invented
 */
export async function demoList(port: number, until: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-demo-list-'));
  try {
    const host = `127.0.0.1:${port}`;
    const { records } = await collectFromSru({ host, since: SINCE, until, pauseMs: 0, pageSize: 500, folder });
    return await packCorpus(records, { until, source: 'generated' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a fresh copy of a build, with a list in it. @returns its folder */
export function withList(build: string, list: Uint8Array): string {
  const folder = join(ROOT, '.output', 'demo', 'extension');
  rmSync(folder, { recursive: true, force: true });
  cpSync(build, folder, { recursive: true });
  mkdirSync(join(folder, 'corpus'), { recursive: true });
  writeFileSync(join(folder, 'corpus', 'corpus.bin'), list);
  return folder;
}
