import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindFlush } from '../../../utils/drafts/flush-on-leave.ts';
import { noteId } from '../store/support.ts';
import { World, fakeDraftTimers, pass, settle } from '../messages/world.ts';

let world: World;
beforeEach(() => {
  fakeDraftTimers();
  world = new World();
});
afterEach(() => void vi.useRealTimers());

const bodiesSent = (): unknown[] => world.sent.map((one) => one.payload['body']);

describe('two windows', () => {
  it('shows the other window’s text when nothing is typed here', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    draft.receive(await world.elsewhere('van daar'));
    expect(draft.snapshot()).toMatchObject({ text: 'van daar', state: { is: 'saved' } });
  });

  it('keeps both texts when both typed', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    draft.setText('van hier');
    const theirs = await world.elsewhere('van daar');
    await pass(400);
    expect(draft.snapshot()).toMatchObject({
      text: 'van hier',
      state: { is: 'conflict', stored: { body: 'van daar' } },
    });
    draft.setText('van hier, verder');
    draft.receive(theirs);
    await draft.flush();
    await pass(60_000);
    expect((await world.stored())?.body).toBe('van daar');
    expect(draft.snapshot()).toMatchObject({ text: 'van hier, verder', state: { is: 'conflict' } });
  });

  it.each([
    ['mine', 'van hier'],
    ['stored', 'van daar'],
    ['both', 'van hier\n\nvan daar'],
  ] as const)('ends a conflict with %s', async (choice, body) => {
    const draft = world.draft(await world.elsewhere('een'));
    draft.setText('van hier');
    draft.receive(await world.elsewhere('van daar'));
    expect(draft.snapshot().state.is).toBe('conflict');
    await draft.resolve(choice);
    expect(draft.snapshot()).toMatchObject({ text: body, state: { is: 'saved' } });
    expect((await world.stored())?.body).toBe(body);
  });

  it('applies a newer text that arrived during its own save', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    world.fates.push('answerHeld');
    draft.setText('van hier');
    await pass(400);
    draft.receive(await world.elsewhere('van daar'));
    world.release();
    await settle();
    expect(draft.snapshot()).toMatchObject({ text: 'van daar', state: { is: 'saved' }, note: { revision: 3 } });
  });

  it('ignores pushes that are old or about another note', async () => {
    const first = await world.elsewhere('een');
    const draft = world.draft(await world.elsewhere('twee'));
    draft.receive(first);
    draft.receive({ ...first, id: noteId(2), revision: 99 });
    expect(draft.snapshot()).toMatchObject({ text: 'twee', note: { revision: 2 } });
  });

  it('asks when another window deleted the note being edited here', async () => {
    const note = await world.elsewhere('een');
    const draft = world.draft(note);
    draft.setText('een, en meer');
    await world.store.notes.delete({ id: note.id, expectedRevision: 1 });
    await pass(400);
    expect(draft.snapshot()).toMatchObject({ text: 'een, en meer', state: { is: 'conflict' } });
    await draft.resolve('mine');
    expect(await world.stored()).toMatchObject({ body: 'een, en meer', deleted: null });
  });

  it('shows a deletion and its undo of another window', async () => {
    const note = await world.elsewhere('een');
    const draft = world.draft(note);
    const deleted = await world.store.notes.delete({ id: note.id, expectedRevision: 1 });
    if (deleted.result.outcome === 'saved') draft.receive(deleted.result.note);
    expect(draft.snapshot().state.is).toBe('deleted');
    const restored = await world.store.notes.restore({ id: note.id });
    if (restored.result.outcome === 'saved') draft.receive(restored.result.note);
    expect(draft.snapshot()).toMatchObject({ text: 'een', state: { is: 'saved' } });
  });
});

describe('leaving the page', () => {
  it('sends unsaved text immediately', async () => {
    const draft = world.draft();
    draft.setText('laatste woord');
    void draft.flush();
    expect(bodiesSent()).toEqual(['laatste woord']);
    await settle();
    expect(draft.snapshot().state.is).toBe('saved');
  });

  it('sends the last words even while an earlier save is pending', async () => {
    const draft = world.draft();
    world.fates.push('answerHeld', 'answerHeld');
    draft.setText('een');
    await pass(400);
    draft.setText('een twee');
    void draft.flush();
    void draft.flush();
    expect(bodiesSent()).toEqual(['een', 'een twee']);
    await settle();
    expect((await world.stored())?.body).toBe('een twee');
    world.release(1);
    await settle();
    world.release(0);
    await settle();
    expect(draft.snapshot()).toMatchObject({ text: 'een twee', state: { is: 'saved' }, note: { revision: 2 } });
  });

  it('recovers when the pending save fails and the last words arrive first', async () => {
    const draft = world.draft(await world.elsewhere('nul'));
    world.fates.push('held', 'ok');
    draft.setText('een');
    await pass(400);
    draft.setText('een twee');
    void draft.flush();
    await settle();
    world.release();
    await pass(5_000);
    expect(draft.snapshot()).toMatchObject({ text: 'een twee', state: { is: 'saved' } });
    expect((await world.stored())?.body).toBe('een twee');
  });

  it('flushes every draft on pagehide and when hidden, but not when shown', async () => {
    const draft = world.draft();
    const window = new EventTarget();
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const unbind = bindFlush(() => [draft], { window, document });
    draft.setText('a');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(world.sent).toHaveLength(0);
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(bodiesSent()).toEqual(['a']);
    await settle();
    draft.setText('ab');
    window.dispatchEvent(new Event('pagehide'));
    expect(bodiesSent()).toEqual(['a', 'ab']);
    unbind();
    await settle();
    draft.setText('abc');
    window.dispatchEvent(new Event('pagehide'));
    expect(world.sent).toHaveLength(2);
  });
});

describe('delete and undo', () => {
  it('saves the last words before deleting, so that undo brings them back', async () => {
    const draft = world.draft();
    draft.setText('een twee');
    await draft.delete();
    expect(draft.snapshot().state.is).toBe('deleted');
    expect(await world.stored()).toMatchObject({ body: 'een twee', deleted: expect.any(String) });
    await draft.restore();
    expect(draft.snapshot()).toMatchObject({ text: 'een twee', state: { is: 'saved' } });
    expect(await world.stored()).toMatchObject({ body: 'een twee', deleted: null });
  });

  it('deletes a note that was never stored without a message', async () => {
    const draft = world.draft();
    world.fates.push({ outcome: 'quota' }, { outcome: 'quota' });
    draft.setText('past niet');
    await draft.delete();
    expect(draft.snapshot()).toMatchObject({ state: { is: 'deleted', at: null } });
    await draft.restore();
    expect(draft.snapshot()).toMatchObject({ text: 'past niet', state: { is: 'dirty' } });
  });

  it('reports a failed deletion, and can retry it', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    world.fates.push('answerLost');
    await draft.delete();
    expect(draft.snapshot().state).toEqual({ is: 'failed', code: 'noReceiver', retrying: false });
    await draft.delete();
    expect(draft.snapshot().state.is).toBe('deleted');
  });

  it('does not delete text from another window that was not seen here', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    await world.elsewhere('ongezien');
    await draft.delete();
    expect(await world.stored()).toMatchObject({ body: 'ongezien', deleted: null });
    expect(draft.snapshot()).toMatchObject({ text: 'ongezien', state: { is: 'saved' } });
  });

  it('does not recreate a note that is missing from the store when deleting it', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    await world.store.db.notes.clear();
    await draft.delete();
    await pass(5_000);
    expect(draft.snapshot().state.is).toBe('deleted');
    expect(await world.stored()).toBeUndefined();
  });
});
