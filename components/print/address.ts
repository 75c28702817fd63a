import { browser } from 'wxt/browser';
import { Uuid } from '../../utils/domain/note/note-table.ts';
import { PublicationId } from '../../utils/domain/publication/identity.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';

/** What is to be printed. */
export type PrintTarget =
  | { readonly what: 'collection' | 'publication'; readonly id: string }
  | { readonly what: 'notes'; readonly ids: readonly string[] };

/**
 * Where a selection of notes is kept for the print page: in session storage, because an address stays in the
 * history. One at a time.
 */
const SELECTION_KEY = 'print.selection';

/**
 * Opens the print page in a tab.
 *
 * @throws what the browser throws, as for a selection that is too large to hand over
 */
export async function openPrint(target: PrintTarget): Promise<void> {
  const name = target.what === 'notes' ? crypto.randomUUID() : target.id;
  if (target.what === 'notes') await browser.storage.session.set({ [SELECTION_KEY]: { name, ids: [...target.ids] } });
  const page = browser.runtime.getURL('/print.html');
  await browser.tabs.create({ url: `${page}#${new URLSearchParams({ [target.what]: name }).toString()}` });
}

/**
 * Parses what the page's address asks for.
 *
 * @param hash of the page: `#collection=…`, `#publication=…` or `#notes=…`
 * @returns null for anything else, and for a selection that was forgotten
 */
export async function targetOf(hash: string): Promise<PrintTarget | null> {
  const asked = new URLSearchParams(hash.slice(1));
  const collection = Uuid.safeParse(asked.get('collection'));
  if (collection.success) return { what: 'collection', id: collection.data };
  const publication = PublicationId.safeParse(asked.get('publication'));
  if (publication.success) return { what: 'publication', id: publication.data };
  const notes = asked.get('notes');
  if (notes === null) return null;
  const kept = await browser.storage.session.get(SELECTION_KEY).catch(logAndReturn('library.wanted'));
  const { name, ids } = ((kept as Record<string, unknown> | undefined)?.[SELECTION_KEY] ?? {}) as {
    name?: unknown;
    ids?: unknown;
  };
  if (name !== notes || !Array.isArray(ids)) return null;
  return { what: 'notes', ids: ids.filter((id): id is string => Uuid.safeParse(id).success) };
}
