import { expect } from 'vitest';
import { FrameModel } from '../../../components/frame/frame-model.ts';
import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import { ToPage, type Opening, type ToFrame } from '../../../utils/protocol/frame.ts';
import { background, FACTS, pageOf, QUESTIONS, textOf } from '../passages/world.ts';

const { info, address, title, sessionYear } = FACTS;

/**
 * The model of a frame over a real store, with the messages it sent to the page.
 *
 * @param answers of the background, by the name of what is asked, in place of those of the store
 */
export function frame(look: 'margin' | 'panel' = 'margin', answers: Record<string, (payload: never) => unknown> = {}) {
  const { client, store } = background();
  const request = (async (name: string, payload: never) => {
    const own = answers[name];
    if (own !== undefined) return structuredClone(await own(structuredClone(payload)));
    if (name === 'notes.list') return structuredClone(await store.notes.list(payload));
    return client.request(name as 'notes.list', payload);
  }) as MessageClient['request'];
  const places = [
    { numbers: [] as number[], top: 0 },
    ...QUESTIONS.map((_, at) => ({ numbers: [at + 1], top: 100 * (at + 1) })),
  ];
  const hello: Extract<ToFrame, { is: 'hello' }> = {
    is: 'hello',
    facts: {
      form: 'question',
      title,
      date: info.date,
      sessionYear,
      questionNumbers: [...info.questionNumbers],
      isOther: false,
    },
    theme: { scheme: 'light', language: 'nl', textSize: 16 },
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
      if (message.is === 'wantSeen')
        queueMicrotask(() => model.hear({ is: 'seen', seen: { metas: [], matches: [], columns: ['kop'] } }));
      if (message.is === 'wantText') queueMicrotask(() => model.hear({ is: 'text', text }));
    },
  );
  model.hear({ is: 'source', source: null });
  const open = (opening: Opening): void => model.hear({ is: 'open', opening, turn: 1, focus: true, here: false });
  const span = (words: string): { start: number; end: number } => {
    const start = text.text.indexOf(words);
    return { start, end: start + words.length };
  };
  const last = <K extends ToPage['is']>(is: K): Extract<ToPage, { is: K }> | undefined =>
    told.findLast((message) => message.is === is) as Extract<ToPage, { is: K }> | undefined;
  return { model, told, open, span, last, store };
}
