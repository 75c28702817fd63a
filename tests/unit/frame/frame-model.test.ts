import { JSDOM } from 'jsdom';
import { expect, it, vi } from 'vitest';
import { FrameModel } from '../../../components/frame/frame-model.ts';
import { indexDocument } from '../../../utils/domain/anchor/document.ts';
import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import { ToPage, type Opening, type PageText, type ToFrame } from '../../../utils/protocol/frame.ts';
import { background, FACTS, pageOf, QUESTIONS } from '../passages/world.ts';

const { info, address, title, sessionYear } = FACTS;

function textOf(html: string): PageText {
  const { text, parts, calls } = indexDocument(new JSDOM(html).window.document);
  return {
    text,
    parts: parts.map(({ name: { kind, numbers, label }, start, end, contentStart }) => ({
      kind,
      numbers: [...numbers],
      label,
      start,
      end,
      contentStart,
    })),
    calls: calls.map(([from, to]): [number, number] => [from, to]),
    presence: 'publication',
  };
}

/** The model of a frame over a real store, with what it told the page. */
function frame(look: 'margin' | 'panel' = 'margin') {
  const { client, store } = background();
  const request = (async (name: string, payload: never) => {
    if (name === 'notes.list') return structuredClone(await store.notes.list(payload));
    return client.request(name as 'notes.list', payload);
  }) as MessageClient['request'];
  const places = [
    { numbers: [] as number[], top: 0 },
    ...QUESTIONS.map((_, at) => ({ numbers: [at + 1], top: 100 * (at + 1) })),
  ];
  const hello: Extract<ToFrame, { is: 'hello' }> = {
    is: 'hello',
    facts: { form: 'question', title, date: info.date, sessionYear, questionNumbers: [...info.questionNumbers] },
    source: null,
    dress: { scheme: 'light', language: 'nl', textSize: 16 },
    layout: { look, shown: true, maxHeight: null, places, marks: [], end: 1_000 },
  };
  const told: ToPage[] = [];
  const text = textOf(pageOf(QUESTIONS));
  const identifier = parseIdentifier(address);
  if (identifier === null) throw new Error(address);
  const model = new FrameModel(
    hello,
    { publication: info.id, address, identifier },
    { request, onPush: () => () => undefined },
    (message) => {
      // What goes to the page has the promised shape, and nothing else in it.
      expect(ToPage.parse(structuredClone(message))).toEqual(message);
      told.push(message);
      if (message.is === 'wantText') queueMicrotask(() => model.hear({ is: 'text', text }));
    },
  );
  const open = (opening: Opening): void => model.hear({ is: 'open', opening, at: 0, focus: true });
  const span = (words: string): { start: number; end: number } => {
    const start = text.text.indexOf(words);
    return { start, end: start + words.length };
  };
  const last = <K extends ToPage['is']>(is: K): Extract<ToPage, { is: K }> | undefined =>
    told.findLast((message) => message.is === is) as Extract<ToPage, { is: K }> | undefined;
  return { model, told, open, span, last, store };
}

it('a note that is written stands at its question, and none of its words goes to the page', async () => {
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
  expect(last('leave')).toEqual({ is: 'leave', to: { what: 'question', numbers: [2] }, close: false });
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

it('what is no text of the document is not marked, and the page is told why', async () => {
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

it('a tab is closed by asking for it again; in a panel the hand goes back', () => {
  const { model, open, last } = frame('panel');
  open({ what: 'tab', tab: 'course' });
  expect(last('tab')).toEqual({ is: 'tab', tab: 'course' });
  open({ what: 'tab', tab: 'course' });
  expect(last('tab')).toEqual({ is: 'tab', tab: null });
  expect(last('leave')).toEqual({ is: 'leave', to: { what: 'opener' }, close: true });
  expect(model.snapshot().tab).toBeNull();
});
