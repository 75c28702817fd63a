import { type CitableDocument } from '../../../utils/domain/cite/index.ts';
import { type ZoteroItem, zoteroItems } from '../../../utils/domain/exchange/index.ts';
import type { Selection } from '../../../utils/protocol/library/selection.ts';
import type { LibraryWorld } from '../app/context.ts';
import type { ZoteroAnswer, ZoteroPorts } from '../app/ports.ts';
import { gather } from '../files/gather.ts';

/** What to send: publications alone, the notes of a selection with their publications, or both. */
export interface ZoteroTarget {
  readonly documents: readonly CitableDocument[];
  /** Null when there are no notes to send. */
  readonly selection: Selection | null;
}

/** The outcome. `saved` publications with `notes` notes are in Zotero; the rest are not, because of `why`. */
export interface ZoteroSent {
  readonly saved: number;
  readonly notes: number;
  /** Publications that were to go. */
  readonly all: number;
  /** Null when all are there. */
  readonly why: Exclude<ZoteroAnswer, 'saved'> | null;
  /** Notes that could not be read and were not sent; 0 unless something is broken. */
  readonly omitted: number;
}

/** Publications per request. Zotero stores those of one request together or not at all. */
const AT_ONCE = 50;

/**
 * Sends publications to Zotero in batches, and stops at the first batch it rejects.
 *
 * @param withNotes false leaves every note out
 * @param signal ends it between requests
 * @throws what `gather` throws, before anything was sent; the signal's reason
 */
export async function sendToZotero(
  { ports, meaningNames }: Pick<LibraryWorld, 'ports' | 'meaningNames'>,
  zotero: Pick<ZoteroPorts, 'save'>,
  { documents, selection }: ZoteroTarget,
  { withNotes, signal }: { withNotes: boolean; signal: AbortSignal },
): Promise<ZoteroSent> {
  const nothing = { library: { notes: [], publications: new Map(), meaningNames }, omitted: 0 };
  const { library, omitted } =
    selection === null ? nothing : await gather(ports.client, selection, meaningNames, { signal });
  const items = zoteroItems(library, { documents, withNotes });
  let sent: ZoteroItem[] = [];
  let why: ZoteroSent['why'] = null;
  for (let at = 0; at < items.length && why === null; at += AT_ONCE) {
    signal.throwIfAborted();
    const part = items.slice(at, at + AT_ONCE);
    // One after the other: what fails is told with what is there already.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await zotero.save(part);
    if (answer === 'saved') sent = [...sent, ...part];
    else why = answer;
  }
  return {
    saved: sent.length,
    notes: sent.reduce((sum, { notes }) => sum + notes.length, 0),
    all: items.length,
    why,
    omitted: withNotes ? omitted : 0,
  };
}
