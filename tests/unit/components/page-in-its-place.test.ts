import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it } from 'vitest';
import { FrameModel } from '../../../components/frame/frame-model.ts';
import { factsOfPage } from '../../../components/page/facts.ts';
import { readSource } from '../../../components/page/read.ts';
import type { PublicationFacts } from '../../../utils/protocol/notes.ts';
import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import { PageSource, recordOfSource } from '../../../utils/domain/publication/source-message.ts';
import { repository, saveOf } from '../store/support.ts';

const ID = 'kv-tk-2024Z01911';
const ADDRESS = `https://zoek.officielebekendmakingen.nl/${ID}.html`;
const TEXT = 'De veerdienst vaart op werkdagen, en op zondag alleen van april tot oktober. '.repeat(3);
const head = (id: string, number: string): string =>
  `<meta name="DC.identifier" content="${id}"><meta name="DC.title" content="Over het veer">` +
  `<meta name="OVERHEIDop.vraagnummer" content="${number}">`;
const inText = (text: string): string => `<div id="broodtekst">${text}</div>`;

const pageOf = (title: string, heads: string, body: string): Document =>
  new JSDOM(`<!doctype html><head><title>${title}</title>${heads}</head><body>${body}</body>`, { url: ADDRESS }).window
    .document;
const QUESTIONS = `<h1>Vragen over het veer</h1><div class="vraag"><h2>Vraag 1</h2><p>${TEXT}</p></div>`;
const REAL = pageOf('Over het veer', head(ID, '2024Z01911'), inText(QUESTIONS));

/** Pages that stand at the address of the publication and are another thing. */
const IN_ITS_PLACE: readonly (readonly [name: string, page: Document])[] = [
  ['maintenance', pageOf('Onderhoud', '', `<h1>Onderhoud</h1><p>${TEXT}</p>`)],
  ['maintenance where the text stands', pageOf('Onderhoud', '', inText(`<h1>Onderhoud</h1><p>${TEXT}</p>`))],
  ['a page that says that it is not found', pageOf('Niet gevonden', '', `<h1>404</h1><p>${ID} is er niet.</p>`)],
  ['nothing', pageOf('', '', '')],
  ['another document', pageOf('Over de brug', head('kv-tk-2024Z09999', '2024Z09999'), inText(QUESTIONS))],
];

const identifier = parseIdentifier(ADDRESS);
if (identifier === null) throw new RangeError(ADDRESS);

/** A note made in the frame of a page: through the store, as the background does. */
async function noteMadeIn(page: Document, { notes }: ReturnType<typeof repository>): Promise<void> {
  if (identifier === null) throw new RangeError(ADDRESS);
  const client = {
    async request(name: string, payload: never): Promise<unknown> {
      if (name === 'notes.list') return notes.list(payload);
      if (name === 'notes.save') return (await notes.save(payload)).result;
      return { outcome: 'failed', code: 'unavailable', detail: '' };
    },
    onPush: () => () => undefined,
  };
  const hello = {
    is: 'hello',
    facts: factsOfPage(page, identifier, 'question'),
    source: null,
    theme: { scheme: 'light', language: 'nl', textSize: 16 },
    layout: { look: 'margin', shown: true, maxHeight: null, places: [{ numbers: [], top: 0 }], marks: [], end: 1000 },
  } as const;
  const home = { publication: ID, address: ADDRESS, identifier };
  const model = new FrameModel(hello as never, home, client as never, () => undefined);
  const source = readSource(page, ADDRESS);
  const record = source === null ? null : recordOfSource(PageSource.parse(source), ADDRESS);
  const questionNumbers = record?.kind === 'question' && record.questionNumber !== null ? [record.questionNumber] : [];
  model.learn({ record, questionNumbers, dossier: null } as never);
  model.hear({ is: 'open', opening: { what: 'write', numbers: [] }, turn: 1, focus: true, here: false });
  const draft = model.drafts().at(-1);
  draft?.setText('nagaan');
  await draft?.flush();
}

let world: ReturnType<typeof repository>;
beforeEach(() => void (world = repository()));

describe.each(IN_ITS_PLACE)('%s in the place of a publication', (name, page) => {
  it('replaces nothing that is remembered of it', async () => {
    await noteMadeIn(REAL, world);
    const before = await world.db.publications.get(ID);
    expect(before).toMatchObject({ title: expect.stringMatching(/veer/) as string, questionNumber: '2024Z01911' });
    await noteMadeIn(page, world);
    expect(await world.db.notes.count()).toBe(2);
    const { latest: _, lastSeen: seen, ...now } = (await world.db.publications.get(ID)) ?? { latest: '', lastSeen: '' };
    expect(before).toMatchObject({ ...now, lastSeen: seen });
  });

  it('gives a first note no title and no number of its own', async () => {
    await noteMadeIn(page, world);
    const [row] = await world.db.notes.toArray();
    expect(row).toMatchObject({ publicationTitle: '', target: { questionNumber: '2024Z01911' } });
    expect(await world.db.publications.get(ID)).toMatchObject({ title: '', lastSeen: null });
  });

  it('tells notes nothing', () => {
    expect(factsOfPage(page, identifier, 'question')).toMatchObject({
      title: '',
      date: null,
      sessionYear: null,
      questionNumbers: ['2024Z01911'],
    });
  });

  it('is sent to the background only to say that it is another document', () => {
    expect(readSource(page, ADDRESS) === null).toBe(name !== 'another document');
  });
});

describe('the publication itself', () => {
  it.each([
    ['with its text', REAL],
    ['of the first days, without a text', pageOf('Over het veer', head(ID, '2024Z01911'), '<a href="x.pdf">PDF</a>')],
    ['without a head', pageOf('Over het veer', '', inText(QUESTIONS))],
    ['without a head and parts', pageOf('Over het veer', '', inText(`<h1>Veer</h1><p>2024Z01911</p><p>${TEXT}</p>`))],
  ])('%s is read', async (_, page) => {
    expect(readSource(page, ADDRESS)).not.toBeNull();
    expect(factsOfPage(page, identifier, 'question').title).toBe('Over het veer');
    await noteMadeIn(page, world);
    expect(await world.db.publications.get(ID)).toMatchObject({ title: expect.stringMatching(/veer/i) as string });
  });

  it('is described again from a page that says it, after a page that did not', async () => {
    await noteMadeIn(IN_ITS_PLACE[0]?.[1] ?? REAL, world);
    await noteMadeIn(REAL, world);
    const told = (await world.db.publications.get(ID)) as PublicationFacts | undefined;
    expect(told).toMatchObject({ title: expect.stringMatching(/veer/) as string });
    expect(saveOf().publicationTitle).not.toBe(told?.title);
  });
});
