import type { Library } from '../../utils/domain/exchange/index.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import {
  type Paper,
  type PaperFacts,
  paperOfCollection,
  paperOfNotes,
  type PaperState,
} from '../../utils/domain/paper/paper.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import type { LibraryClient } from '../../utils/messages/library-client.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import { EVERYTHING } from '../../utils/protocol/library/selection.ts';
import { MAX_LOOKED_AT, type NamedPublication } from '../../utils/protocol/named.ts';
import { gather } from '../library/files/gather.ts';
import { readNotes } from '../library/publication/usePublicationNotes.ts';
import type { PrintTarget } from './address.ts';

type Client = Pick<LibraryClient, 'request'>;

/** Maximum number of notes on a page. */
export const MAX_PRINTED = 20_000;

/** What gathering a page needs from its caller. */
export interface PaperWorld {
  readonly client: LibraryClient;
  readonly language: Language;
  /** Today in Amsterdam, YYYY-MM-DD. */
  readonly today: string;
  /** The reader's names for meanings; only those that were changed. */
  readonly meaningNames: Library['meaningNames'];
  /** Heading of a page of selected notes. */
  readonly title: string;
}

/** How to follow and stop gathering. */
interface Watching {
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads what stands on a page, as it is at one moment. Nothing is asked of the network.
 *
 * @returns null for a dossier that is not there, and `tooMany` for more notes than a page holds
 * @throws what `gather` throws
 */
export async function gatherPaper(
  target: PrintTarget,
  world: PaperWorld,
  watching: Watching = {},
): Promise<Paper | 'tooMany' | null> {
  if (target.what === 'collection') return paperOfDossier(target.id, world, watching);
  if (target.what === 'notes') return paperOfIds(target.ids, world, world.title, 0, null, watching);
  const identifier = parseIdentifier(target.id);
  if (identifier === null) return null;
  // As the reader sees them beside the page: including notes on its question, and those made under its provisional
  // number.
  const { notes, publication, unreadable } = await readNotes(world.client, identifier, publicationUrl(target.id));
  const ids = notes.map(({ head }) => head.id);
  const title = publication?.title || target.id;
  return paperOfIds(ids, world, title, unreadable, identifier.id, watching);
}

async function paperOfIds(
  ids: readonly string[],
  world: PaperWorld,
  title: string,
  unreadable: number,
  first: string | null,
  watching: Watching,
): Promise<Paper | 'tooMany'> {
  if (ids.length > MAX_PRINTED) return 'tooMany';
  const selection = { by: 'ids' as const, ids: [...ids] };
  const { library, omitted } = await gather(world.client, selection, world.meaningNames, watching);
  const named = [...new Set(library.notes.map(({ target }) => target.publication))].map((id) => ({
    id,
    questionNumber: library.publications.get(id)?.questionNumber ?? null,
  }));
  return paperOfNotes(title, library, await factsOf(named, omitted + unreadable, world), first);
}

async function paperOfDossier(id: string, world: PaperWorld, watching: Watching): Promise<Paper | 'tooMany' | null> {
  const selection = { by: 'filter' as const, filter: { ...EVERYTHING, collection: id } };
  const { library, omitted } = await gather(world.client, selection, world.meaningNames, watching);
  const [collection] = library.collections ?? [];
  if (collection === undefined) return null;
  if (library.notes.length > MAX_PRINTED) return 'tooMany';
  const listed = collection.items.map(({ publication, questionNumber }) => ({ id: publication, questionNumber }));
  const rest = [...library.publications.values()].map(({ id: other, questionNumber }) => ({
    id: other,
    questionNumber,
  }));
  return paperOfCollection(collection, library, await factsOf([...listed, ...rest], omitted, world));
}

async function factsOf(
  publications: readonly { readonly id: string; readonly questionNumber: string | null }[],
  omitted: number,
  { client, language, today }: PaperWorld,
): Promise<PaperFacts> {
  const named = publications.map(({ id, questionNumber }): NamedPublication => {
    const identifier = parseIdentifier(id);
    return { id, number: identifier?.kind === 'question' ? (identifier.number ?? questionNumber) : null };
  });
  const states = await statesOf(
    client,
    named.filter(({ number }) => number !== null),
  );
  return { language, made: today, omitted, states };
}

/** The state of each question, as far as the cache and the list of all questions know it. Unknown ones are left out. */
async function statesOf(client: Client, named: readonly NamedPublication[]): Promise<Map<string, PaperState>> {
  const states = new Map<string, PaperState>();
  for (let at = 0; at < named.length; at += MAX_LOOKED_AT) {
    // One after the other, so that other work gets its turn.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await client
      .request('named.look', { named: named.slice(at, at + MAX_LOOKED_AT) })
      .catch(logAndReturn('named.peek', null));
    for (const { id, state } of answer?.named ?? [])
      if (state !== null) states.set(id, { word: state.word, asOf: state.asOf });
  }
  return states;
}
