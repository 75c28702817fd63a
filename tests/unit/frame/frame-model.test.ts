import { expect, it, vi } from 'vitest';
import { FACTS } from '../passages/world.ts';
import { frame } from './world.ts';

const { info, title } = FACTS;

it('a new note is placed at its question, and none of its text reaches the page', async () => {
  const { model, told, open, last } = frame();
  model.load();
  open({ what: 'write', numbers: [2] });
  const [item] = model.snapshot().items;
  expect(item?.target.subQuestion).toBe(2);
  item?.draft?.setText('geheim woord');
  await vi.waitFor(() => expect(last('unsaved')).toEqual({ is: 'unsaved', count: 1 }));
  await item?.draft?.flush();
  expect(last('unsaved')).toEqual({ is: 'unsaved', count: 0 });
  model.close(item?.id ?? '', true);
  expect(last('leave')).toEqual({ is: 'leave', to: { what: 'question', numbers: [2] }, close: false, turn: 1 });
  expect(model.snapshot().items.length).toBe(1);
  expect(JSON.stringify(told)).not.toContain('geheim');
});

it('an empty note is gone when it is closed, and asking twice gives the same box', () => {
  const { model, open } = frame();
  open({ what: 'write', numbers: [] });
  open({ what: 'write', numbers: [] });
  const { items } = model.snapshot();
  expect(items.length).toBe(1);
  model.close(items[0]?.id ?? '', true);
  expect(model.snapshot().items).toEqual([]);
});

it('a passage is marked, drawn, and taken back', async () => {
  const { model, open, span, last, store } = frame();
  model.load();
  open({ what: 'mark', ...span('op de Waal'), meaning: 'fact', write: false });
  await vi.waitFor(() => expect(last('marked')).toMatchObject({ meaning: 'fact' }));
  const id = last('marked')?.id ?? '';
  await vi.waitFor(() => expect(last('draw')?.marks).toEqual([{ id, ...span('op de Waal'), kind: 'fact' }]));
  model.hear({ is: 'undo', id });
  const stored = async (): Promise<unknown> =>
    store.notes.list({ publication: info.id, questionNumbers: [...info.questionNumbers] });
  await vi.waitFor(async () => expect(await stored()).toMatchObject({ outcome: 'listed', notes: [] }));
});

it('a passage that is opened again while it is being stored stays open', async () => {
  const stored: (() => void)[] = [];
  const { model, open, span, last, store } = frame('margin', {
    'notes.save': async (payload: never) => {
      const { result } = await store.notes.save(payload);
      if (stored.length > 0) await new Promise<void>((resolve) => stored.push(resolve));
      return result;
    },
  });
  model.load();
  open({ what: 'mark', ...span('op de Waal'), meaning: null, write: true });
  await vi.waitFor(() => expect(model.snapshot().open.size).toBe(1));
  const id = last('marked')?.id ?? '';
  const draftOf = () => model.snapshot().items.find((item) => item.id === id)?.draft;
  stored.push(() => undefined);
  draftOf()?.setText('nog niet bewaard');
  model.close(id, true);
  await vi.waitFor(() => expect(stored.length).toBe(2));
  open({ what: 'notes', ids: [id] });
  await vi.waitFor(() => expect(model.snapshot().open.has(id)).toBe(true));
  const draft = draftOf();
  stored[1]?.();
  await draft?.flush();
  await vi.waitFor(() => expect(draft?.snapshot().state.is).toBe('saved'));
  // Whatever has it drawn again.
  model.hear({ is: 'stay' });
  expect(draftOf()).toBe(draft);
});

it('a passage that is opened while its place is being found anew opens once it is found', async () => {
  const { model, open, span, last } = frame();
  model.load();
  open({ what: 'mark', ...span('op de Waal'), meaning: null, write: false });
  await vi.waitFor(() => expect(last('marked')).toBeDefined());
  const id = last('marked')?.id ?? '';
  const draftOf = () => model.snapshot().items.find((item) => item.id === id)?.draft ?? null;
  // As when the text of the page comes while places are being found.
  model.passages.locatedNotes.delete(id);
  open({ what: 'notes', ids: [id] });
  await vi.waitFor(() => expect(model.snapshot().open.has(id)).toBe(true));
  expect(draftOf()).toBeNull();
  await model.passages.resolveAll();
  await vi.waitFor(() => expect(draftOf()).not.toBeNull());
  expect(model.snapshot().wanted?.id).toBe(id);
  // One that was closed meanwhile stays closed.
  model.close(id, false);
  model.passages.locatedNotes.delete(id);
  open({ what: 'notes', ids: [id] });
  await vi.waitFor(() => expect(model.snapshot().open.has(id)).toBe(true));
  model.close(id, false);
  await model.passages.resolveAll();
  expect(draftOf()).toBeNull();
});

it('a selection outside the text of the document is not marked, and the page gets the reason', async () => {
  const { model, open, last } = frame();
  model.load();
  open({ what: 'mark', start: 10, end: 10, meaning: null, write: true });
  await vi.waitFor(() => expect(last('failed')).toEqual({ is: 'failed', what: 'mark', why: 'notText' }));
});

it('a passage is quoted with its source', async () => {
  const { open, span, last } = frame();
  open({ what: 'quote', ...span('op de Waal') });
  await vi.waitFor(() => expect(last('quoted')?.text).toMatch(/^“op de Waal” \(.*\)\nhttps:\/\/zoek\./));
});

it('notes that are asked for before they have come are opened when they are there', async () => {
  const { model, open, store } = frame('panel');
  const target = { publication: info.id, questionNumber: '2024Z00001', subQuestion: 3 };
  const id = '00000000-0000-4000-8000-000000000009';
  await store.notes.save({ id, target, body: 'er al', publicationTitle: title, expectedRevision: 0 });
  model.load();
  open({ what: 'notesOn', numbers: [3] });
  await vi.waitFor(() => expect([...model.snapshot().open]).toEqual([id]));
  expect(model.snapshot().wanted?.id).toBe(id);
  expect(model.snapshot().scope).toEqual({ numbers: [3] });
});

it('a tab is closed by asking for it again; in a panel the focus goes back', () => {
  const { model, open, last } = frame('panel');
  open({ what: 'tab', tab: 'course' });
  expect(last('tab')).toEqual({ is: 'tab', tab: 'course' });
  open({ what: 'tab', tab: 'course' });
  expect(last('tab')).toEqual({ is: 'tab', tab: null });
  expect(last('leave')).toEqual({ is: 'leave', to: { what: 'opener' }, close: true, turn: 1 });
  expect(model.snapshot().tab).toBeNull();
});

it('a late close message names the earlier opening, so that the page can ignore it', () => {
  const { model, last } = frame('panel');
  const opening = { what: 'write', numbers: [] } as const;
  model.hear({ is: 'open', opening: { ...opening, numbers: [] }, turn: 4, focus: true, here: false });
  model.close(model.snapshot().items[0]?.id ?? '', true);
  expect(last('leave')?.turn).toBe(4);
});
