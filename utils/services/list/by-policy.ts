import { CorpusFormatError } from '../../questions/file/layout.ts';
import type { FailureCode } from '../../sources/one-request.ts';
import type { CorpusStore } from '../../store/question-list.ts';
import type { ListFileAnswer } from './list-file.ts';

/** What the administrator of this computer has set about the list. */
export interface ListRules {
  /** Whether it may be fetched and updated. */
  readonly updates: boolean;
  /** The address it comes from instead of the search service; null for the search service. */
  readonly address: string | null;
}

/** Where nobody set anything. */
export const NO_RULES: ListRules = { updates: true, address: null };

interface Needs {
  readonly store: CorpusStore;
  readonly knownUntil: () => Promise<string | null>;
  /** What is set now. */
  readonly rules: () => Promise<ListRules>;
  readonly today: () => string;
  readonly fetchFile: (address: string) => Promise<ListFileAnswer>;
}

/**
 * Fetches the list from an address of the manager, and keeps it when it is whole, of this version, and complete to a later day than what is
 * known. Nothing that was known goes for less. What was switched off, or given another address, while it was fetched is not kept.
 *
 * @returns null when all went well, also when it was not newer; otherwise what was wrong
 * @throws what the store throws
 */
export async function updateFromFile(needs: Needs, address: string): Promise<FailureCode | null> {
  const { store } = needs;
  const got = await needs.fetchFile(address);
  if (!(await isWanted(needs, address))) return null;
  const failure = got.ok ? await keepNewer(needs, address, got.bytes) : got.code;
  // Do not resume what was started with the search service.
  await store.change({ update: null, fileFailure: failure });
  return failure;
}

/** Whether the list may still come from there: reader and administrator may change that at any time. */
async function isWanted({ store, rules }: Needs, address: string): Promise<boolean> {
  const { enabled } = await store.facts();
  const now = await rules();
  return enabled && now.updates && now.address === address;
}

async function keepNewer(needs: Needs, address: string, bytes: Uint8Array): Promise<FailureCode | null> {
  const { store, knownUntil, today } = needs;
  const { PackedCorpus } = await import('../../questions/file/open.ts');
  let until: string;
  try {
    until = (await PackedCorpus.open(bytes)).header.until;
  } catch (error) {
    if (error instanceof CorpusFormatError) return error.reason === 'damaged' ? 'garbage' : 'mismatch';
    return 'garbage';
  }
  // Reject a future day: it would keep every later list out.
  if (until > today()) return 'mismatch';
  const known = await knownUntil();
  if ((known === null || until > known) && (await isWanted(needs, address))) await store.setPacked(bytes, until);
  return null;
}
