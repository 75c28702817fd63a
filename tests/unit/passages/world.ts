import { JSDOM } from 'jsdom';
import { vi } from 'vitest';
import { TextFinder } from '../../../components/frame/passages/finder.ts';
import { PassageModel } from '../../../components/frame/passages/model.ts';
import type { PassagePage } from '../../../components/frame/passages/types.ts';
import { PageReading } from '../../../components/marks/reading.ts';
import { indexDocument } from '../../../utils/domain/anchor/document.ts';
import { rangeToSpan } from '../../../utils/domain/anchor/range.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import type { PageText } from '../../../utils/protocol/frame.ts';
import type { AnchorOutcome } from '../../../utils/protocol/notes.ts';
import { putAnchors } from '../../../utils/store/anchors.ts';
import { repository } from '../store/support.ts';

export const QUESTIONS = [
  'Kent u het bericht dat de veerdienst vastloopt?',
  'Hoeveel veerponten varen er op de Lek, en op welke dagen?',
  'Hoeveel veerponten varen er op de Waal, en op welke dagen?',
  'Bent u bereid de Kamer te informeren over de tarieven van de overtocht?',
];
export const ANSWERS = ['Ja.', 'Negen, op werkdagen.', 'Vier, ook op zondag.', 'Ja, voor de zomer.'];

/** A page of the host, as far as passages look at it. */
export function pageOf(questions: readonly string[], answers: readonly string[] = []): string {
  const items = questions.map(
    (text, at) =>
      `<div class="vraag"><h2 class="stuktitel no-toc">Vraag ${at + 1}</h2><p>${text}</p></div>` +
      (answers[at] === undefined
        ? ''
        : `<div class="antwoord"><h2 class="stuktitel no-toc">Antwoord ${at + 1}</h2><p>${answers[at]}</p></div>`),
  );
  return `<!doctype html><div id="content"><article><div id="broodtekst" class="stuk broodtekst-container">
    <h1 class="kamervraagomschrijving_kop no-toc">Vragen over de veerdienst (ingezonden 3 mei 2024).</h1>${items.join('\n')}</div></article></div>`;
}

/** What a page sends of its text. */
export function textOf(html: string, presence: PageText['presence'] = 'publication'): PageText {
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
    presence,
  };
}

/** The background, for real but for the browser: what is asked goes to a store of its own. */
export function background(): {
  client: Pick<MessageClient, 'request'>;
  store: ReturnType<typeof repository>;
  asked: string[];
} {
  const store = repository();
  const asked: string[] = [];
  const handlers: Record<string, (payload: never) => Promise<unknown>> = {
    'passages.list': (query) => store.notes.listPassages(query),
    'notes.save': async (request) => (await store.notes.save(request)).result,
    'notes.change': async (request) => (await store.notes.change(request)).result,
    'notes.delete': async (request) => (await store.notes.delete(request)).result,
    'notes.restore': async (request) => (await store.notes.restore(request)).result,
    'anchors.put': async ({ outcomes }: { outcomes: AnchorOutcome[] }) => {
      await putAnchors(store.db, outcomes);
      return { outcome: 'stored' };
    },
  };
  const request = async (name: string, payload: unknown): Promise<unknown> => {
    asked.push(name);
    // A message is copied on its way, so what cannot travel fails here too.
    const sent = structuredClone(payload) as never;
    return structuredClone(await handlers[name]?.(sent));
  };
  return { client: { request: request as MessageClient['request'] }, store, asked };
}

export const FACTS: PassagePage = {
  info: { id: 'kv-tk-2024Z00001', date: '2024-05-03', questionNumbers: ['2024Z00001'] },
  title: 'De veerdienst',
  address: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z00001.html',
  sessionYear: '2023-2024',
};

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A page open in a tab, and the frame in it, with its notes read. */
export async function openPage(
  html: string,
  client: Pick<MessageClient, 'request'>,
  facts: Partial<PassagePage['info']> = {},
): Promise<{
  document: Document;
  model: PassageModel;
  select: (words: string, nth?: number) => Span;
  shown: (id: string) => string;
}> {
  const { window } = new JSDOM(html);
  const { document } = window;
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', document);
  vi.stubGlobal('MutationObserver', window.MutationObserver);
  const page = { ...FACTS, info: { ...FACTS.info, ...facts } };
  const reading = new PageReading(page.info.id, () => page.info.questionNumbers);
  const finder: TextFinder = new TextFinder(page.info, () => queueMicrotask(() => finder.take(reading.message())));
  const model = new PassageModel(page, finder, client);
  await model.load();
  // As the frame does before it marks.
  await finder.arrived();
  /** The offsets of words in the text of the document, as the page sends them; none for what is outside of it. */
  const select = (words: string, nth = 0): Span => {
    const walker = document.createTreeWalker(document, 4);
    let left = nth;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(words);
      if (at < 0 || left-- > 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const [start, end] = rangeToSpan(range, reading.now) ?? [0, 0];
      return { start, end };
    }
    throw new Error(`"${words}" is not in the page`);
  };
  const shown = (id: string): string => {
    const located = model.locatedNotes.get(id);
    if (located === undefined) return 'not shown';
    const { outcome, confirmed } = located;
    const place = outcome.state === 'found' || outcome.state === 'uncertain' ? outcome.place : null;
    const words = place === null ? '' : model.finder.read().index.text.slice(place.start, place.end);
    return [confirmed ? 'confirmed' : outcome.state, words, place?.part.numbers.join(',') ?? '']
      .filter((one) => one !== '')
      .join(' | ');
  };
  return { document, model, select, shown };
}
