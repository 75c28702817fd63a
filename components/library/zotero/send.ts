import { type CitableDocument } from '../../../utils/domain/cite/index.ts';
import { type ZoteroItem, zoteroItems } from '../../../utils/domain/exchange/index.ts';
import type { Selection } from '../../../utils/protocol/library/selection.ts';
import type { LibraryWorld } from '../app/context.ts';
import type { ZoteroAnswer, ZoteroPorts } from '../app/ports.ts';
import { gather } from '../files/gather.ts';

/** What goes to Zotero: publications by themselves, the notes of a selection with theirs, or both. */
export interface ZoteroTarget {
  readonly documents: readonly CitableDocument[];
  /** Null where there are no notes to look for. */
  readonly selection: Selection | null;
}

/** What came of it. `saved` publications with `notes` notes are in Zotero; what came after them is not, for the reason `why`. */
export interface ZoteroSent {
  readonly saved: number;
  readonly notes: number;
  /** Publications that were to go. */
  readonly all: number;
  /** Null when all are there. */
  readonly why: Exclude<ZoteroAnswer, 'saved'> | null;
  /** Notes that could not be read and went nowhere; 0 unless something is broken. */
  readonly omitted: number;
}

/** Publications in one request: Zotero stores those of a request together or not at all. */
const AT_ONCE = 50;

/**
 * Hands publications to Zotero, some at a time, and stops at the first that it does not take.
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
