import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore, resultOf } from '../../../components/library/browser/idb.ts';
import { draftKeeper } from '../../../components/library/browser/kept-drafts.ts';
import { noteId } from '../store/support.ts';

const target = { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: null };
const draft = { id: noteId(1), text: 'laatste woorden', target, publicationTitle: 'Scanners', note: null };

/** A window that lives until it is told to go. */
function livingWindow(name: string): () => void {
  let go = (): void => undefined;
  void navigator.locks.request(`kantlijn-window ${name}`, () => new Promise<void>((resolve) => (go = resolve)));
  return () => go();
}

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

describe('unsaved text kept for the next window', () => {
  it('are found by the next one, not while the first is open: it may take a moment to close', async () => {
    const go = livingWindow('oude');
    const opened = await openStore('kantlijn-drafts', 'drafts', { keyPath: 'id' });
    await resultOf(
      opened
        .transaction('drafts', 'readwrite')
        .objectStore('drafts')
        .put({ ...draft, window: 'oude' }),
    );
    opened.close();
    await vi.waitFor(async () => expect((await navigator.locks.query()).held).toHaveLength(1));
    const next = draftKeeper('nieuwe');
    const more = vi.fn();
    expect(await next.recover(more)).toEqual([]);
    // Asked twice, it waits once.
    expect(await next.recover(more)).toEqual([]);
    expect(more).not.toHaveBeenCalled();
    go();
    await vi.waitFor(() => expect(more).toHaveBeenCalledTimes(1));
    expect(await next.recover(more)).toMatchObject([draft]);
  });
});
