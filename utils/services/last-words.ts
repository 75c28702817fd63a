import * as z from 'zod/mini';
import { type LastWords, LEFT_MS } from '../drafts/last-words.ts';
import { LAST_WORDS, type WordsMemory } from '../drafts/words-memory.ts';
import { SaveNoteRequest, type SaveNoteResult } from '../protocol/notes.ts';

const Row: z.ZodMiniType<LastWords> = z.object({ request: SaveNoteRequest, base: z.int(), at: z.number() });

/** What is needed to store words that a frame left behind. */
interface LastWordsParts {
  readonly memory: Pick<WordsMemory, 'all' | 'remove'>;
  readonly save: (request: SaveNoteRequest) => Promise<SaveNoteResult>;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  readonly newId: () => string;
}

/**
 * Stores the words that frames left behind (`keepLastWords`). Where another text was stored meanwhile, they become a note of their own
 * beside it: nobody is there to be asked. What cannot be stored stays for the next time.
 *
 * @returns whether there are words that may still be on their way: look again after {@link LEFT_MS}
 */
export async function storeLastWords({ memory, save, now, newId }: LastWordsParts): Promise<boolean> {
  let mayCome = false;
  for (const [key, value] of Object.entries(await memory.all())) {
    if (!key.startsWith(LAST_WORDS)) continue;
    const words = Row.safeParse(value);
    if (!words.success) continue;
    if (now() - words.data.at < LEFT_MS && now() >= words.data.at) mayCome = true;
    // One after the other: a few at most.
    // oxlint-disable-next-line no-await-in-loop
    else if (await isStored(words.data, save, newId)) await memory.remove(key);
  }
  return mayCome;
}

/** Whether the words are stored, now or already. */
async function isStored(
  { request, base }: LastWords,
  save: LastWordsParts['save'],
  newId: LastWordsParts['newId'],
): Promise<boolean> {
  // The text was emptied again before it became a note.
  if (request.expectedRevision === 0 && request.body.trim() === '') return true;
  const first = await save(request);
  if (first.outcome === 'failed' && first.code === 'missing') return isStoredAnew(request, save, newId);
  if (first.outcome !== 'conflict') return first.outcome === 'saved';
  const { body, revision, deleted } = first.stored;
  if (deleted === null && body === request.body) return true;
  // An earlier version of the same text, whose response the frame did not receive.
  const isBeginning = deleted === null && body.length >= base && request.body.startsWith(body);
  if (!isBeginning) return isStoredAnew(request, save, newId);
  return (await save({ ...request, expectedRevision: revision })).outcome === 'saved';
}

const isStoredAnew = async (
  request: SaveNoteRequest,
  save: LastWordsParts['save'],
  newId: LastWordsParts['newId'],
): Promise<boolean> => (await save({ ...request, id: newId(), expectedRevision: 0 })).outcome === 'saved';
