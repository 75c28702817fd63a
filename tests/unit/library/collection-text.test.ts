import { describe, expect, it } from 'vitest';
import type { KeptDraft } from '../../../components/library/notes/kept-drafts.ts';
import { DraftShelf } from '../../../components/library/notes/draft-shelf.ts';
import type { Collection } from '../../../utils/domain/collection/collection.ts';
import { createCollections } from '../../../utils/store/collections.ts';
import { repository } from '../store/support.ts';

/** The text of a dossier, over the real store: nothing of it is lost, and nothing is called saved that is not. */

const ID = '00000000-0000-4000-8000-0000000000c1';

type Fate = 'lost' | 'failed' | 'hangs';

async function world() {
  const { db, clock } = repository();
  const collections = createCollections(db, () => clock.at);
  const fates: Fate[] = [];
  const rows = new Map<string, KeptDraft>();
  const keeper = {
    prepare: () => undefined,
    keep: (draft: KeptDraft) => void rows.set(draft.id, structuredClone(draft)),
    drop: (id: string) => void rows.delete(id),
    recover: async () => [...rows.values()],
  };
  const request = async (name: string, payload: never): Promise<unknown> => {
    expect(name).toBe('collections.change');
    const fate = fates.shift();
    if (fate === 'hangs') return new Promise(() => undefined);
    if (fate === 'failed') return { outcome: 'failed', code: 'quota', detail: 'quota' };
    const answer = await collections.change(payload);
    if (fate === 'lost') throw new Error('the worker stopped before its answer');
    return answer;
  };
  await collections.change({ id: ID, change: { does: 'make', title: 'Veren' } });
  const stored = async (): Promise<Collection> => {
    const answer = await collections.get({ id: ID });
    if (answer.outcome !== 'found' || answer.collection === null) throw new Error('not there');
    return answer.collection;
  };
  const shelf = () => new DraftShelf({ request } as never, keeper as never);
  const elsewhere = async (text: string) => {
    const { textRevision } = await stored();
    await collections.change({ id: ID, change: { does: 'write', text, expectedRevision: textRevision } });
  };
  return { collections, fates, rows, shelf, stored, elsewhere };
}

describe('the text of a dossier', () => {
  it('is stored as it is typed, and the items may change meanwhile', async () => {
    const { collections, shelf, stored } = await world();
    const draft = shelf().openText(await stored());
    draft.setText('een');
    await draft.flush();
    await collections.change({ id: ID, change: { does: 'rename', title: 'Ponten' } });
    draft.setText('een twee');
    await draft.flush();
    expect(draft.snapshot()).toMatchObject({ state: { is: 'saved' }, text: 'een twee' });
    expect(await stored()).toMatchObject({ title: 'Ponten', text: 'een twee', textRevision: 3 });
  });

  it.each<[string, Fate, string]>([
    ['the answer is lost', 'lost', 'noReceiver'],
    ['the disk is full', 'failed', 'quota'],
  ])('stays and is sent again when %s', async (_, fate) => {
    const { fates, rows, shelf, stored } = await world();
    const draft = shelf().openText(await stored());
    fates.push(fate);
    draft.setText('een');
    await draft.flush();
    expect(draft.snapshot()).toMatchObject({ state: { is: 'failed' }, text: 'een' });
    expect(rows.get(ID)).toMatchObject({ of: 'collection', text: 'een' });
    await draft.retry();
    expect(draft.snapshot()).toMatchObject({ state: { is: 'saved' }, text: 'een' });
    expect(await stored()).toMatchObject({ text: 'een' });
    expect(rows.size).toBe(0);
  });

  it('of a window that was closed is stored by the next', async () => {
    const { fates, rows, shelf, stored } = await world();
    fates.push('hangs');
    const draft = shelf().openText(await stored());
    draft.setText('laatste woorden');
    void draft.flush();
    expect(rows.size).toBe(1);
    expect(await shelf().recover()).toBe(1);
    expect(await stored()).toMatchObject({ text: 'laatste woorden' });
    expect(rows.size).toBe(0);
  });

  it('of a window that was closed stands beside a text that was stored since', async () => {
    const { fates, shelf, stored, elsewhere } = await world();
    fates.push('hangs');
    const draft = shelf().openText(await stored());
    draft.setText('van hier');
    void draft.flush();
    await elsewhere('van daar');
    const next = shelf();
    expect(await next.recover()).toBe(0);
    expect(next.snapshot().get(ID)?.snapshot()).toMatchObject({
      text: 'van hier',
      state: { is: 'conflict', stored: { body: 'van daar' } },
    });
    await next.snapshot().get(ID)?.resolve('both');
    expect(await stored()).toMatchObject({ text: 'van hier\n\nvan daar' });
  });

  it('takes what another window stored when nothing is typed here, and keeps both when it is', async () => {
    const { shelf, stored, elsewhere } = await world();
    const here = shelf();
    const draft = here.openText(await stored());
    await elsewhere('van daar');
    here.openText(await stored());
    expect(draft.snapshot()).toMatchObject({ text: 'van daar', state: { is: 'saved' } });
    await elsewhere('verder');
    draft.setText('van hier');
    await draft.flush();
    expect(draft.snapshot()).toMatchObject({ text: 'van hier', state: { is: 'conflict', stored: { body: 'verder' } } });
    // Leaving the view does not take the words away.
    await here.close(ID);
    expect(here.snapshot().has(ID)).toBe(true);
  });

  it('stays in sight when the dossier was deleted elsewhere, and is stored when it comes back', async () => {
    const { collections, shelf, stored } = await world();
    const draft = shelf().openText(await stored());
    await collections.change({ id: ID, change: { does: 'delete' } });
    draft.setText('woorden');
    await draft.flush();
    expect(draft.snapshot()).toMatchObject({
      text: 'woorden',
      state: { is: 'failed', code: 'rejected', retrying: false },
    });
    await collections.change({ id: ID, change: { does: 'restore' } });
    await draft.retry();
    expect(await stored()).toMatchObject({ text: 'woorden' });
  });
});
