import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PackedCorpus } from '../../utils/questions/file/open.ts';
import { runTool } from '../setup.mjs';

/** The documented question "what can you do" of the search service, which is not about any publication. */
const EXPLAIN = 'https://repository.overheid.nl/sru?operation=explain&version=2.0';
const ANSWER_WITHIN_MS = 20_000;

/** Where the list of a release may come from. */
export interface ListSource {
  /** A recorded list, read when the search service cannot be reached; null without one. */
  readonly from: string | null;
  /** `host:port` of a stand-in for the search service; null for the real one. */
  readonly host: string | null;
}

/** Whether the search service can be reached from here. */
async function serviceAnswers(): Promise<boolean> {
  try {
    const { status } = await fetch(EXPLAIN, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS), credentials: 'omit' });
    return status < 500;
  } catch {
    // Expected without a network: then a recorded list is read.
    return false;
  }
}

/**
 * Makes `corpus/corpus.bin`, which the builds take along: from the search service where it answers, else from the recorded list.
 *
 * @returns a sentence that says where the list comes from, for the release notes
 * @throws Error when there is neither, or the list cannot be made
 */
export async function makeList(root: string, { from, host }: ListSource): Promise<string> {
  const file = join(root, 'corpus', 'corpus.bin');
  rmSync(file, { force: true });
  const reached = host !== null || (await serviceAnswers());
  if (!reached && from === null)
    throw new Error(
      'The search service cannot be reached from here, and no recorded list is given. Give one with --from FILE, or try again later.',
    );
  const source = reached ? ['sru', ...(host === null ? [] : ['--host', host])] : ['file', String(from)];
  const { code } = await runTool('tsx', ['scripts/corpus.ts', '--from', ...source], { cwd: root });
  if (code !== 0 || !existsSync(file)) throw new Error('The list of questions could not be made, see above.');
  const bytes = readFileSync(file);
  const { size, header } = await PackedCorpus.open(new Uint8Array(bytes));
  const facts = `${size} questions until ${header.until}, ${(bytes.length / 1e6).toFixed(2)} MB, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`;
  return reached
    ? `Read from the search service of repository.overheid.nl${host === null ? '' : ` (a stand-in at ${host}: not for publishing)`}: ${facts}.`
    : `Read from a recorded list (${basename(String(from))}), because the search service could not be reached when this was made: ${facts}. It knows no parties and no days of answers; readers' browsers fetch what is newer.`;
}
