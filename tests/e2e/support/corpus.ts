import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { ROOT } from '../../../scripts/setup.mjs';
import { ensureBuild, type BuildOptions } from '../../../scripts/start-build.ts';
import { readRecordedList } from '../../../utils/questions/file/from-file.ts';
import { CORPUS_VERSION } from '../../../utils/questions/file/layout.ts';
import { packCorpus } from '../../../utils/questions/file/pack.ts';

const RECORDED = join(ROOT, '..', 'shared', 'recorded', 'odata', 'zaken-schriftelijke-vragen.2024-10-02.jsonl.gz');

/** Whether the recorded list of real questions is at hand. */
export const hasRecordedList = existsSync(RECORDED);
if (!hasRecordedList) console.log('Skipped: tests on the recorded list of questions, which is not beside the project.');

/** The recorded list as a packed file. Packing takes half a minute, so it is kept beside the builds. */
export async function recordedCorpus(): Promise<Uint8Array> {
  const kept = join(ROOT, '.output', 'test-corpus', `recorded-${CORPUS_VERSION}.bin`);
  if (existsSync(kept) && statSync(kept).mtimeMs > statSync(RECORDED).mtimeMs) return readFileSync(kept);
  const { records, until } = readRecordedList(gunzipSync(readFileSync(RECORDED)).toString('utf8'));
  const bytes = await packCorpus(records, { until, source: 'recorded' });
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, bytes);
  return bytes;
}

/**
 * A copy of a build with a list of questions in it, removed after the tests of the file.
 *
 * @param corpus bytes of the packaged file; null for a build that came without one
 */
export async function buildWithCorpus(
  corpus: Uint8Array | null,
  options: BuildOptions = { browser: 'chrome' },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-build-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(await ensureBuild(options), folder, { recursive: true });
  rmSync(join(folder, 'corpus'), { recursive: true, force: true });
  if (corpus !== null) {
    mkdirSync(join(folder, 'corpus'));
    writeFileSync(join(folder, 'corpus', 'corpus.bin'), corpus);
  }
  return folder;
}
