import { randomUUID } from 'node:crypto';
import { idOf } from './work.ts';

/** How one message of the protocol is asked, and answered for certain. */
export type Asking = (request: string, payload: unknown) => Promise<Record<string, unknown>>;

const WORDS =
  'begroting vraag minister termijn brief onderzoek haven douane school zorg water spoor huur energie'.split(' ');
const MEANINGS = ['important', 'question', 'fact', 'action', null] as const;
const NAMES = ['Jansen', 'De Vries', 'El Amrani', 'Pietersen', 'Van der Berg'];

/** So many publications share the notes. */
const PUBLICATIONS = 2_000;
/** Every so many notes one has the tag `zelden`; every note has `vaak`. */
const SELDOM = 1_000;

const publicationId = (n: number): string => `kv-tk-2023Z${10_000 + (n % PUBLICATIONS)}`;

/** Note n of a large library, as a file holds it: fifty words, one tag that all have. */
export function noteOf(n: number): Record<string, unknown> & { id: string; target: object } {
  const text = Array.from({ length: 50 }, (_, at) => WORDS[(n * 7 + at * (n % 13)) % WORDS.length]).join(' ');
  const at = new Date(Date.UTC(2023, 0, 1) + n * 60_000).toISOString();
  return {
    id: idOf(n),
    target: { publication: publicationId(n), questionNumber: publicationId(n).slice(6), subQuestion: null },
    passage: null,
    meaning: MEANINGS[n % 5] ?? null,
    tags: n % SELDOM === 0 ? ['zelden', 'vaak'] : ['vaak'],
    body: `Notitie ${n}: ${text}`,
    publicationTitle: `Kamervragen over onderwerp ${n % PUBLICATIONS}`,
    created: at,
    modified: at,
    revision: 1,
  };
}

/** What is remembered of publication n. */
function publicationOf(n: number): object {
  return {
    id: publicationId(n),
    kind: 'question',
    title: `Kamervragen over onderwerp ${n}`,
    questionNumber: publicationId(n).slice(6),
    sessionYear: '2022-2023',
    date: new Date(Date.UTC(2022, 8, 20) + (n % 365) * 86_400_000).toISOString().slice(0, 10),
    submitters: [{ name: NAMES[n % NAMES.length], party: 'Lijst', givenName: null, initials: null }],
  };
}

/**
 * Stages a library of so many notes as an import, beside the library.
 *
 * @param make note n; `noteOf` by default
 * @returns the commit, still to be asked
 */
export async function stage(
  ask: Asking,
  count: number,
  make: (n: number) => object = noteOf,
): Promise<{ step: 'commit'; import: string; entries: number }> {
  const id = randomUUID();
  const blank = { note: null, replaces: null, publication: null };
  const all = count + Math.min(count, PUBLICATIONS);
  for (let from = 0; from < all; from += 500) {
    const entries = Array.from({ length: Math.min(500, all - from) }, (_, at) => {
      const index = from + at;
      return index < count
        ? { ...blank, index, note: make(index) }
        : { ...blank, index, publication: publicationOf(index - count) };
    });
    await ask('library.import', { step: 'stage', import: id, entries });
  }
  return { step: 'commit', import: id, entries: all };
}
