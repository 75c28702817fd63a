import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SaveItems } from '../../../../replica/zotero/items.ts';
import { citableOf, type ExchangedPublication, zoteroItems } from '../../../../utils/domain/exchange/index.ts';
import { anyNote, library, note, passage } from './sample.ts';

const ANSWER: ExchangedPublication = {
  id: 'ah-tk-20232024-99',
  kind: 'appendix',
  title: 'Antwoord op vragen over bruggen',
  questionNumber: '2024Z01911',
  sessionYear: '2023-2024',
  date: '2024-03-01',
  submitters: [{ name: 'Romke de Jong', givenName: null, initials: null, party: 'ABC' }],
  answeredBy: [
    { function: 'Minister', portfolio: 'Zaken', name: null },
    { function: 'Staatssecretaris', portfolio: 'Zaken', name: 'Van der Berg' },
  ],
};
const items = (withNotes = true, documents = [citableOf(ANSWER)]) =>
  zoteroItems(library([note({ tags: ['bruggen'], passage: passage('Welke bruggen zijn <afgekeurd>') })]), {
    documents,
    withNotes,
  });

describe('items for Zotero', () => {
  it('are reports with the reference, and the notes below their publication', () => {
    const [question] = items(true, []);
    expect(question).toMatchObject({
      itemType: 'report',
      title: 'Keuring van bruggen',
      creators: [{ firstName: 'V.', lastName: 'Voorbeeld', creatorType: 'author' }],
      reportType: 'Schriftelijke vragen',
      reportNumber: '2024Z01911',
      institution: 'Tweede Kamer der Staten-Generaal',
      date: '2024-02-07',
      url: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
      extra: 'Kamervragen II 2023/24, 2024Z01911\nIdentificatie: kv-tk-2024Z01911',
    });
    expect(question?.notes).toHaveLength(1);
    const [child] = question?.notes ?? [];
    expect(child?.tags).toEqual([{ tag: 'bruggen' }]);
    expect(child?.note).toMatch(
      /^<p><strong>Vraag 2<\/strong><\/p><blockquote><p>Welke bruggen zijn &lt;afgekeurd&gt;/,
    );
    expect(child?.note).toContain('<p>Navragen bij de woordvoerder.</p><p>2024-02-09</p>');
    expect(child?.note).toContain('<a href="https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html#:~:text=');
  });

  it('name who answered as authors of an answer, and who asked as contributors', () => {
    const answer = zoteroItems(
      {
        notes: [note({ target: { publication: ANSWER.id, questionNumber: null, subQuestion: null } })],
        publications: new Map([[ANSWER.id, ANSWER]]),
        meaningNames: {},
      },
      { documents: [], withNotes: true },
    );
    expect(answer[0]?.creators).toEqual([
      { lastName: 'Minister van Zaken', fieldMode: 1, creatorType: 'author' },
      { lastName: 'Van der Berg', fieldMode: 1, creatorType: 'author' },
      { firstName: 'Romke', lastName: 'De Jong', creatorType: 'contributor' },
    ]);
    expect(answer[0]?.reportNumber).toBe(ANSWER.id);
  });

  it('add publications without notes, each publication once, and leave notes out when asked', () => {
    expect(items().map(({ id, notes }) => `${id} ${notes.length}`)).toEqual([
      'ah-tk-20232024-99 0',
      'kv-tk-2024Z01911 1',
    ]);
    expect(items(false).map(({ notes }) => notes.length)).toEqual([0, 0]);
    const twice = zoteroItems(library([note()]), {
      documents: [citableOf({ ...ANSWER, id: 'kv-tk-2024Z01911', kind: 'question' })],
      withNotes: true,
    });
    expect(twice.map(({ id, notes }) => `${id} ${notes.length}`)).toEqual(['kv-tk-2024Z01911 1']);
  });

  it('keep lines of a note, as text', () => {
    const [one] = zoteroItems(library([note({ body: 'Een & <b>twee</b>\nregel\n\nalinea' })]), {
      documents: [],
      withNotes: true,
    });
    expect(one?.notes[0]?.note).toContain('<p>Een &amp; &lt;b&gt;twee&lt;/b&gt;<br/>regel</p><p>alinea</p>');
  });

  it('are what a connector takes, whatever stands in a note', () => {
    fc.assert(
      fc.property(fc.array(anyNote, { minLength: 1, maxLength: 4 }), (notes) => {
        const made = zoteroItems(library(notes), { documents: [citableOf(ANSWER)], withNotes: true });
        const read = SaveItems.safeParse({ sessionID: 'x', items: JSON.parse(JSON.stringify(made)) });
        expect(read.error?.message).toBeUndefined();
        expect(made.reduce((sum, each) => sum + each.notes.length, 0)).toBe(notes.length);
      }),
    );
  });
});
