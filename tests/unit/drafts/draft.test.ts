import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOTE_MAX_LENGTH } from '../../../utils/domain/note/note.ts';
import { World, fakeDraftTimers, pass, settle } from '../messages/world.ts';

let world: World;
beforeEach(() => {
  fakeDraftTimers();
  world = new World();
});
afterEach(() => void vi.useRealTimers());

const bodiesSent = (): unknown[] => world.sent.map((one) => one.payload['body']);

describe('saving while typing', () => {
  it('reports saved only after the answer, with the time of the write', async () => {
    const draft = world.draft();
    expect(draft.snapshot()).toEqual({ text: '', state: { is: 'idle' }, note: null });
    draft.setText('een');
    expect(draft.snapshot().state.is).toBe('dirty');
    world.fates.push('answerHeld');
    await pass(399);
    expect(world.sent).toEqual([]);
    await pass(1);
    expect(draft.snapshot().state.is).toBe('saving');
    expect((await world.stored())?.body).toBe('een');
    expect(draft.snapshot().state.is).toBe('saving');
    world.release();
    await settle();
    expect(draft.snapshot()).toMatchObject({
      text: 'een',
      state: { is: 'saved', at: '2026-11-23T12:00:00.000Z' },
      note: { revision: 1 },
    });
    await pass(60_000);
    expect(world.sent).toHaveLength(1);
  });

  it('saves at least every second during continuous typing', async () => {
    const draft = world.draft();
    let text = '';
    for (let key = 0; key < 100; key += 1) {
      text += 'x';
      draft.setText(text);
      await pass(50);
      const stored = (await world.stored())?.body ?? '';
      expect(text.length - stored.length).toBeLessThanOrEqual(20);
    }
    expect(world.sent.length).toBeLessThan(10);
  });

  it('does not report text as saved that was typed during a save', async () => {
    const draft = world.draft();
    world.fates.push('answerHeld');
    draft.setText('een');
    await pass(400);
    draft.setText('een twee');
    world.release();
    await settle();
    expect(draft.snapshot()).toMatchObject({ text: 'een twee', state: { is: 'dirty' }, note: { body: 'een' } });
    await pass(400);
    expect(draft.snapshot()).toMatchObject({ state: { is: 'saved' }, note: { body: 'een twee', revision: 2 } });
  });

  it('waits for a quick answer before it sends the next text', async () => {
    const draft = world.draft();
    world.fates.push('held');
    draft.setText('een');
    await pass(400);
    draft.setText('een twee');
    await pass(700);
    expect(bodiesSent()).toEqual(['een']);
    world.release();
    await pass(500);
    expect(bodiesSent()).toEqual(['een', 'een twee']);
  });

  it('sends what waited a second while writes are slow, so that the last second alone is at risk', async () => {
    const draft = world.draft();
    world.fates.push(...Array.from({ length: 5 }, () => 'held' as const));
    const words = ['een', 'twee', 'drie', 'vier', 'vijf'];
    for (const [at] of words.entries()) {
      draft.setText(words.slice(0, at + 1).join(' '));
      await pass(900);
    }
    expect(bodiesSent()).toEqual(words.map((_, at) => words.slice(0, at + 1).join(' ')));
    for (const _ of words) {
      world.release();
      await settle();
    }
    await pass(1_000);
    expect(draft.snapshot()).toMatchObject({ state: { is: 'saved' }, note: { body: words.join(' '), revision: 5 } });
  });

  it('sends eight texts past an answer, and the next as soon as one is there', async () => {
    const draft = world.draft();
    world.fates.push(...Array.from({ length: 9 }, () => 'held' as const));
    for (let word = 1; word <= 9; word += 1) {
      draft.setText('x'.repeat(word));
      await pass(900);
    }
    await pass(5_000);
    expect(world.sent).toHaveLength(8);
    world.release();
    await settle();
    await pass(50);
    expect(bodiesSent().at(-1)).toBe('x'.repeat(9));
  });

  it('sends nothing past a deletion that is unanswered', async () => {
    const draft = world.draft(await world.elsewhere('nul'));
    world.fates.push('held');
    void draft.delete();
    await settle();
    draft.setText('nul en meer');
    await pass(5_000);
    expect(world.sent.map(({ name }) => name)).toEqual(['notes.delete']);
  });

  it('creates no empty note, but keeps a note that was emptied', async () => {
    const empty = world.draft();
    empty.setText('  \n');
    await pass(2_000);
    expect(world.sent).toEqual([]);
    empty.setText('iets');
    await pass(400);
    empty.setText('');
    await pass(400);
    expect(empty.snapshot()).toMatchObject({ state: { is: 'saved' }, note: { body: '' } });
  });

  it('returns to saved without a message when the reader undoes a change', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    draft.setText('een!');
    draft.setText('een');
    expect(draft.snapshot().state.is).toBe('saved');
    await pass(2_000);
    expect(world.sent).toEqual([]);
  });

  it('does not send a text that is too long, and says so', async () => {
    const draft = world.draft();
    draft.setText('x'.repeat(NOTE_MAX_LENGTH + 1));
    await pass(5_000);
    expect(draft.snapshot().state).toEqual({ is: 'failed', code: 'tooLong', retrying: false });
    await draft.flush();
    expect(world.sent).toEqual([]);
    draft.setText('x'.repeat(NOTE_MAX_LENGTH));
    await pass(400);
    expect(draft.snapshot().state.is).toBe('saved');
  });

  it('replaces half an emoji, which a message cannot carry', async () => {
    const draft = world.draft();
    draft.setText('a\ud83d');
    await pass(400);
    expect(draft.snapshot()).toMatchObject({ text: 'a\ufffd', state: { is: 'saved' } });
    await pass(60_000);
    expect(world.sent).toHaveLength(1);
  });
});

describe('failures', () => {
  it('keeps the text, retries three times, then waits for the reader', async () => {
    const draft = world.draft();
    world.fates.push(...Array.from({ length: 5 }, () => 'requestLost' as const));
    draft.setText('blijft staan');
    await pass(400);
    expect(draft.snapshot().state).toEqual({ is: 'failed', code: 'noReceiver', retrying: true });
    await pass(300_000);
    expect(world.sent).toHaveLength(4);
    expect(draft.snapshot()).toMatchObject({ text: 'blijft staan', state: { is: 'failed', retrying: false } });
    await draft.retry();
    expect(draft.snapshot().state).toMatchObject({ is: 'failed', retrying: true });
    await pass(1_000);
    expect(draft.snapshot().state.is).toBe('saved');
  });

  it('builds on a text that reached only one of the two copies, without a conflict', async () => {
    const draft = world.draft();
    world.fates.push('keptOnce');
    draft.setText('half');
    await pass(2_000);
    expect(draft.snapshot().state).toMatchObject({ is: 'failed', code: 'quota' });
    draft.setText('half, en toen verder');
    await pass(5_000);
    expect(draft.snapshot()).toMatchObject({ text: 'half, en toen verder', state: { is: 'saved' } });
    expect(await world.stored()).toMatchObject({ body: 'half, en toen verder', revision: 2 });
  });

  it.each(['quota', 'invalid'] as const)('does not retry automatically after %s', async (outcome) => {
    const draft = world.draft();
    world.fates.push({ outcome });
    draft.setText('tekst');
    await pass(300_000);
    expect(world.sent).toHaveLength(1);
    expect(draft.snapshot()).toMatchObject({ text: 'tekst', state: { is: 'failed', code: outcome, retrying: false } });
    await draft.retry();
    expect(draft.snapshot().state.is).toBe('saved');
  });

  it('is orphaned for good after a reload of the extension, and keeps the text on the screen', async () => {
    const draft = world.draft();
    world.fates.push({ error: 'contextInvalidated' });
    draft.setText('kopieer mij');
    await pass(400);
    draft.setText('kopieer mij ook');
    await draft.flush();
    await draft.retry();
    await draft.delete();
    await pass(300_000);
    expect(world.sent).toHaveLength(1);
    expect(draft.snapshot()).toMatchObject({ text: 'kopieer mij ook', state: { is: 'orphaned' } });
  });

  it('does not conflict with itself when the worker died between write and answer', async () => {
    const draft = world.draft();
    world.fates.push('answerLost');
    draft.setText('een');
    await pass(400);
    expect(draft.snapshot().state.is).toBe('failed');
    draft.setText('een twee');
    await pass(2_000);
    expect(draft.snapshot()).toMatchObject({ state: { is: 'saved' }, note: { body: 'een twee', revision: 2 } });
  });

  it('notices that an undone text was written after all', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    world.fates.push('answerLost');
    draft.setText('een twee');
    await pass(400);
    draft.setText('een');
    await pass(5_000);
    expect(draft.snapshot().state.is).toBe('saved');
    expect((await world.stored())?.body).toBe('een');
    const messages = world.sent.length;
    await pass(60_000);
    expect(world.sent).toHaveLength(messages);
  });

  it('returns to saved when a lost text turns out not to be written', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    world.fates.push('requestLost');
    draft.setText('een twee');
    await pass(400);
    draft.setText('een');
    await pass(60_000);
    expect(draft.snapshot().state.is).toBe('saved');
    expect(world.sent).toHaveLength(2);
  });

  it('learns from a push what the lost response contained', async () => {
    const draft = world.draft();
    world.fates.push('answerLost');
    draft.setText('een');
    await pass(400);
    const stored = await world.stored();
    if (!stored) throw new Error('not stored');
    draft.receive(stored);
    expect(draft.snapshot()).toMatchObject({ state: { is: 'saved' }, note: { revision: 1 } });
    await pass(60_000);
    expect(world.sent).toHaveLength(1);
  });

  it('creates the note again when the store lost it', async () => {
    const draft = world.draft(await world.elsewhere('een'));
    await world.store.db.notes.clear();
    draft.setText('een twee');
    await pass(2_000);
    expect(draft.snapshot()).toMatchObject({ state: { is: 'saved' }, note: { body: 'een twee', revision: 1 } });
  });

  it('rejects an answer about another text', async () => {
    const draft = world.draft();
    const note = await world.elsewhere('iets anders');
    const lying = new World();
    Object.assign(draft, {
      options: { ...Reflect.get(draft, 'options'), request: async () => ({ outcome: 'saved', note }) },
    });
    draft.setText('mijn tekst');
    await pass(400);
    expect(draft.snapshot()).toMatchObject({ text: 'mijn tekst', state: { is: 'failed', code: 'invalidAnswer' } });
    expect(lying.sent).toEqual([]);
  });
});

describe('the snapshot', () => {
  it('is the same object until something changes, and notifies listeners once per change', async () => {
    const draft = world.draft();
    const heard: string[] = [];
    const stop = draft.subscribe(() => heard.push(draft.snapshot().state.is));
    expect(draft.snapshot()).toBe(draft.snapshot());
    draft.setText('a');
    await pass(500);
    expect(heard).toEqual(['dirty', 'saving', 'saved']);
    stop();
    draft.setText('b');
    expect(heard).toHaveLength(3);
  });
});
