import { beforeEach, describe, expect, it } from 'vitest';
import { factsFromAnswer } from '../../../utils/services/learn.ts';
import type { PublicationFacts } from '../../../utils/protocol/notes.ts';
import type { PublicationRecord } from '../../../utils/domain/publication/record.ts';
import { readPage } from '../../../utils/domain/publication/read.ts';
import { JSDOM } from 'jsdom';
import { outside, worker } from './keeping.ts';
import { noteId, saveOf } from './support.ts';

const ID = 'kv-tk-2024Z01911';
const FACTS: PublicationFacts = {
  id: ID,
  kind: 'question',
  title: 'Over het veer',
  questionNumber: '2024Z01911',
  sessionYear: null,
  date: '2024-02-07',
  submitters: [],
  state: null,
};
let world: ReturnType<typeof worker>;
beforeEach(() => void (world = worker(outside())));

const row = () => world.db.publications.get(ID);
/** A note as the side panel makes it: with the name of the tab. */
const fromTab = () => world.notes.save(saveOf({ publicationTitle: 'Onderhoud' }));

describe('facts from the page of a publication', () => {
  it('replace facts from a note, in the search index and the second copy too', async () => {
    await fromTab();
    expect(await row()).toMatchObject({ title: 'Onderhoud', lastSeen: null });
    const before = (await world.db.changes.toArray())[0]?.seq ?? 0;
    expect(await world.repo.tell(FACTS)).toBe(true);
    expect(await row()).toMatchObject({ title: 'Over het veer', byTitle: 'over het veer', date: '2024-02-07' });
    expect((await world.db.changes.toArray())[0]?.seq).toBeGreaterThan(before);
    expect(await world.notes.list({ publication: ID, questionNumbers: [] })).toMatchObject({
      notes: [{ id: noteId(1), revision: 1, body: 'eerste tekst' }],
    });
  });

  it('are not stored over earlier facts from the page, without a title, or without notes', async () => {
    expect(await world.repo.tell(FACTS)).toBe(false);
    expect(await row()).toBeUndefined();
    await fromTab();
    expect(await world.repo.tell({ ...FACTS, title: '' })).toBe(false);
    expect(await row()).toMatchObject({ title: 'Onderhoud' });
    expect(await world.repo.tell(FACTS)).toBe(true);
    expect(await world.repo.tell({ ...FACTS, title: 'Anders' })).toBe(false);
    expect(await row()).toMatchObject({ title: 'Over het veer' });
  });

  it('keep a known number and state', async () => {
    await fromTab();
    await world.repo.noteState('2024Z01911', 'answered');
    await world.repo.tell({ ...FACTS, questionNumber: null });
    expect(await row()).toMatchObject({ questionNumber: '2024Z01911', state: 'answered' });
  });
});

describe('an answer about a page', () => {
  const address = `https://zoek.officielebekendmakingen.nl/${ID}.html`;
  const recordOf = (id: string): PublicationRecord =>
    readPage(
      new JSDOM(
        `<head><meta name="DC.identifier" content="${id}"><meta name="DC.title" content="Over het veer"></head>
         <body><div id="broodtekst"><h1>Over het veer</h1></div></body>`,
      ).window.document,
      address,
    );

  it('contains facts when it is the page of the publication', () => {
    expect(factsFromAnswer({ record: recordOf(ID), dossier: null })).toMatchObject({ id: ID, kind: 'question' });
    expect(factsFromAnswer({ record: recordOf('kv-tk-2024Z09999'), dossier: null })).toBeNull();
    expect(factsFromAnswer({ record: null, dossier: null })).toBeNull();
  });
});
