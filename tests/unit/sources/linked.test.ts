import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../utils/domain/dossier/types.ts';
import type { QuestionRecord } from '../../../utils/domain/publication/record.ts';
import { createDossierService } from '../../../utils/services/dossier.ts';
import {
  appendixMetadata,
  type FakeRecord,
  fakeClock,
  fakeFetch,
  metadataXml,
  type Scripted,
  sruAnswer,
  sruRecord,
  status,
  xml,
} from './fakes.ts';
import { ANSWER_XML, appendixXml, noticeXml } from './texts.ts';
import { KV, NUMBER, questionRecord, S } from './world.ts';

/**
 * A question of 7 February 2024, asked about on 20 April: long after the six weeks. Whatever is linked or found then has
 * to be read before anybody says that there is no answer. The real readers of text and metadata are used.
 */
const ID = 'ah-tk-20232024-9501';
const OWN: FakeRecord = { id: KV, number: NUMBER, type: 'Schriftelijke vragen', submitted: S };

interface Served {
  /** Answers by part of the address; the rest is 404. */
  files?: Record<string, () => Scripted>;
  found?: readonly FakeRecord[];
  record?: Partial<QuestionRecord>;
  search?: (url: string) => Scripted;
}

async function ask({ files = {}, found = [], record = {}, search }: Served): Promise<Dossier & { asked: string[] }> {
  const fake = fakeFetch((url) => {
    if (url.includes('/sru')) return search ? search(url) : xml(sruAnswer({ records: [OWN, ...found].map(sruRecord) }));
    const hit = Object.entries(files).find(([part]) => url.endsWith(part));
    return hit ? hit[1]() : status(404);
  });
  const service = createDossierService({
    fetch: fake.fetch,
    clock: fakeClock('2024-04-20T10:00:00.000Z'),
    sleep: () => Promise.resolve(),
    timeoutMs: 500,
    cache: { get: () => Promise.resolve(undefined), some: () => Promise.resolve([]), put: () => Promise.resolve() },
    onChange: () => undefined,
  });
  const dossier = await service.get({ number: NUMBER, record: questionRecord(record), appendix: null, force: true });
  return { ...dossier, asked: fake.asked };
}

const stated = {
  'DC.identifier@OVERHEIDop.ParlID': ID as string | string[],
  'DC.title': 'Antwoord op vragen over de brug',
  'OVERHEIDop.vraagnummer': NUMBER as string | string[],
  'OVERHEIDop.datumOntvangst': '2024-03-20' as string | string[],
  'DC.type@OVERHEIDop.AanhangselTypen': 'Antwoord' as string | string[],
};
const without = (...names: (keyof typeof stated)[]): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(stated).filter(([name]) => !(names as string[]).includes(name)));
const number = (value: string | string[]): Record<string, string | string[]> => ({
  ...stated,
  'OVERHEIDop.vraagnummer': value,
});

describe('an answer the page links to, however its metadata spells it', () => {
  it.each<[string, Record<string, string | string[]>]>([
    ['as it should be', stated],
    ['vraagNummer', { ...without('OVERHEIDop.vraagnummer'), 'OVERHEIDop.vraagNummer': NUMBER }],
    ['a name in capitals', { ...without('OVERHEIDop.vraagnummer'), 'OVERHEIDOP.VRAAGNUMMER': NUMBER }],
    ['a name without its prefix', { ...without('OVERHEIDop.vraagnummer'), vraagnummer: NUMBER }],
    ['a name with a colon', { ...without('OVERHEIDop.vraagnummer'), 'overheidop:vraagnummer': NUMBER }],
    ['two numbers in two values', number([NUMBER, '2024Z09999'])],
    ['two numbers in one value', number(`2024Z09999, ${NUMBER}`)],
    ['two numbers joined by a semicolon', number(`${NUMBER}; 2024Z09999`)],
    ['two numbers joined by a word', number(`2024Z09999 en ${NUMBER}`)],
    ['a range of numbers', number('2024Z01910 t/m 2024Z01912')],
    ['a range without the second year', number('2024Z01910 tot en met 01912')],
    ['spaces in the number', number(' 2024Z 01911 ')],
    ['a full stop behind the number', number('2024Z01911.')],
    ['a small z', number('2024z01911')],
    ['no number', without('OVERHEIDop.vraagnummer')],
    ['a word in place of the number', number('onbekend')],
    ['the identifier of its reprint', { ...stated, 'DC.identifier@OVERHEIDop.ParlID': `${ID}-h1` }],
    ['the identifier of its corrected version', { ...stated, 'DC.identifier@OVERHEIDop.ParlID': `${ID}-n1` }],
    ['its identifier twice', { ...stated, 'DC.identifier@OVERHEIDop.ParlID': [ID, ID] }],
    ['a second identifier', { ...stated, 'DC.identifier@OVERHEIDop.ParlID': [ID, 'blg-1234567'] }],
    ['an identifier in capitals', { ...stated, 'DC.identifier@OVERHEIDop.ParlID': ID.toUpperCase() }],
    ['no identifier', without('DC.identifier@OVERHEIDop.ParlID')],
    ['a type without its scheme', { ...without('DC.type@OVERHEIDop.AanhangselTypen'), 'DC.type': 'Antwoord' }],
    ['a type in the plural', { ...stated, 'DC.type@OVERHEIDop.AanhangselTypen': 'Antwoorden' }],
    ['a date in another form', { ...stated, 'OVERHEIDop.datumOntvangst': '20-03-2024' }],
    ['a date with its time', { ...stated, 'OVERHEIDop.datumOntvangst': '2024-03-20T00:00:00+01:00' }],
  ])('%s: answered on 20 March', async (_name, values) => {
    const { status: state } = await ask({
      files: { [`${ID}/metadata.xml`]: () => xml(metadataXml(values)), [`${ID}.xml`]: () => xml(ANSWER_XML) },
      record: { appendices: [ID] },
    });
    expect(state).toMatchObject({ state: 'answered', answer: { date: '2024-03-20' }, sourceErrors: [], failures: [] });
  });

  it('an identifier as an address, two in one value, in capitals', async () => {
    for (const link of [
      `https://zoek.officielebekendmakingen.nl/${ID}.html`,
      `ah-tk-20232024-1, ${ID}`,
      ID.toUpperCase(),
    ]) {
      const { status: state } = await ask({
        files: { [`${ID}/metadata.xml`]: () => xml(metadataXml(stated)) },
        record: { appendices: [link] },
      });
      expect(state).toMatchObject({ state: 'answered' });
    }
  });

  it('without a date in its metadata: the date in its text', async () => {
    const { status: state } = await ask({
      files: {
        [`${ID}/metadata.xml`]: () => xml(metadataXml(without('OVERHEIDop.datumOntvangst'))),
        [`${ID}.xml`]: () => xml(ANSWER_XML),
      },
      record: { appendices: [ID] },
    });
    expect(state).toMatchObject({ state: 'answered', answer: { date: '2024-03-20' }, days: 42 });
  });

  it('without a date and without text: answered on an unknown day', async () => {
    const { status: state } = await ask({
      files: { [`${ID}/metadata.xml`]: () => xml(metadataXml(without('OVERHEIDop.datumOntvangst'))) },
      record: { appendices: [ID] },
    });
    expect(state).toMatchObject({ state: 'answered', answer: { date: null }, days: null });
  });

  it('an ambiguous date: reported, not guessed', async () => {
    const { status: state } = await ask({
      files: {
        [`${ID}/metadata.xml`]: () => xml(metadataXml({ ...stated, 'OVERHEIDop.datumOntvangst': '03/04/2024' })),
      },
      record: { appendices: [ID] },
    });
    expect(state).toMatchObject({
      state: 'answered',
      answer: { date: null },
      sourceErrors: [{ code: 'unreadableDate', detail: '03/04/2024' }],
    });
  });
});

describe('a document that is linked or found but not matched is not absent', () => {
  const other = metadataXml({ ...stated, 'DC.identifier@OVERHEIDop.ParlID': 'ah-tk-20232024-9599' });
  it.each<[string, Served]>([
    ['metadata of another document', { files: { [`${ID}/metadata.xml`]: () => xml(other) } }],
    [
      'metadata of another question',
      { files: { [`${ID}/metadata.xml`]: () => xml(metadataXml(number('2024Z09999'))) } },
    ],
    ['nothing', {}],
    ['a failure', { files: { [`${ID}/metadata.xml`]: () => status(500) } }],
    ['what is no metadata', { files: { [`${ID}/metadata.xml`]: () => xml('<rss/>') } }],
    [
      'metadata without a number, and the text of another question',
      {
        files: {
          [`${ID}/metadata.xml`]: () => xml(metadataXml(without('OVERHEIDop.vraagnummer'))),
          [`${ID}.xml`]: () => xml(appendixXml({ number: '2024Z09999' })),
        },
      },
    ],
    [
      'a type nobody knows, and no text',
      {
        files: {
          [`${ID}/metadata.xml`]: () =>
            xml(metadataXml({ ...stated, 'DC.type@OVERHEIDop.AanhangselTypen': 'Verslag' })),
        },
      },
    ],
  ])('linked, and its address gives %s', async (_name, served) => {
    const { status: state } = await ask({ ...served, record: { appendices: [ID] } });
    expect(state).toMatchObject({ state: 'unknown', why: 'unmatched' });
  });

  it.each(['kst-36410-12', 'Aanhangsel 9501', '../../x'])('the page links to %j', async (link) => {
    expect((await ask({ record: { appendices: [link] } })).status).toMatchObject({
      state: 'unknown',
      why: 'unmatched',
    });
  });

  it('the search found it under the number, its metadata says otherwise', async () => {
    const { status: state } = await ask({
      found: [{ id: ID, number: NUMBER, type: 'Mededeling' }],
      files: { [`${ID}/metadata.xml`]: () => xml(metadataXml(number('2024Z09999'))) },
    });
    expect(state).toMatchObject({ state: 'unknown', why: 'unmatched' });
  });

  it('the search found it without any number, and its text names none', async () => {
    const { status: state } = await ask({
      found: [{ id: ID, type: 'Mededeling' }],
      files: {
        [`${ID}/metadata.xml`]: () =>
          xml(
            metadataXml({ ...without('OVERHEIDop.vraagnummer'), 'DC.type@OVERHEIDop.AanhangselTypen': 'Mededeling' }),
          ),
        [`${ID}.xml`]: () => xml(noticeXml('De vragen kunnen niet binnen de termijn worden beantwoord.')),
      },
    });
    expect(state).toMatchObject({ state: 'unknown', why: 'unmatched' });
  });

  it('the search found a postponement without any number, whose text names the question', async () => {
    const { status: state } = await ask({
      found: [{ id: ID, type: 'Mededeling', name: 'Aanhangsel' }],
      files: {
        [`${ID}/metadata.xml`]: () =>
          xml(
            metadataXml({ ...without('OVERHEIDop.vraagnummer'), 'DC.type@OVERHEIDop.AanhangselTypen': 'Mededeling' }),
          ),
        [`${ID}.xml`]: () => xml(noticeXml(`De vragen (${NUMBER}) kunnen niet binnen de termijn worden beantwoord.`)),
      },
    });
    expect(state).toMatchObject({ state: 'overdue', term: 'sixWeeks' });
  });

  it('an appendix of another question that names this number is a mention', async () => {
    const { status: state, mentions } = await ask({
      found: [{ id: ID, number: '2024Z09999', type: 'Antwoord', received: '2024-03-20' }],
    });
    expect(state).toMatchObject({ state: 'overdue', term: 'threeWeeks', failures: [] });
    expect(mentions).toMatchObject([{ document: ID, role: 'mentions' }]);
  });
});

describe('an answer and its reprint', () => {
  const files = (id: string): Record<string, () => Scripted> => ({
    [`${id}/metadata.xml`]: () => xml(appendixMetadata(id, NUMBER, 'Antwoord', '2024-03-20')),
  });

  it('both linked and found: one document', async () => {
    const reprint = `${ID}-h1`;
    const { status: state, mentions } = await ask({
      record: { appendices: [ID, reprint] },
      files: { ...files(ID), ...files(reprint) },
      found: [ID, reprint].map((id) => ({ id, number: NUMBER, type: 'Antwoord', received: '2024-03-20' })),
    });
    expect(state).toMatchObject({ state: 'answered', answer: { document: reprint }, supplements: [] });
    expect(mentions.map(({ document }) => document)).toEqual([reprint]);
  });

  it('only the reprint can be read: nothing is missing', async () => {
    const { status: state } = await ask({
      record: { appendices: [ID, `${ID}-h1`] },
      files: files(`${ID}-h1`),
    });
    expect(state).toMatchObject({ state: 'answered', answer: { document: `${ID}-h1` } });
  });
});

describe('links in the text of the page', () => {
  const link = (id: string, place = 'tekst'): Partial<QuestionRecord> => ({
    references: [{ target: id, questionNumber: null, reason: 'linked', place, quote: '' }],
  });

  it('an answer to this question that only the text links to', async () => {
    const { status: state } = await ask({
      files: { [`${ID}/metadata.xml`]: () => xml(metadataXml(stated)) },
      record: link(ID),
    });
    expect(state.state).toBe('answered');
  });

  it('an answer to another question: only a reference', async () => {
    const { status: state } = await ask({
      files: { [`${ID}/metadata.xml`]: () => xml(metadataXml(number('2024Z09999'))) },
      record: link(ID, 'vraag 1'),
    });
    expect(state).toMatchObject({ state: 'overdue', failures: [] });
  });

  it('one that cannot be read', async () => {
    expect((await ask({ record: link(ID) })).status).toMatchObject({ state: 'unknown', why: 'unmatched' });
  });

  it('one of an earlier session: cannot be about it, and is not requested', async () => {
    const { status: state, asked } = await ask({ record: link('ah-tk-20222023-9501') });
    expect(state.state).toBe('overdue');
    expect(asked).toHaveLength(1);
  });
});

describe('documents missing from the search service', () => {
  const late = { state: 'unknown', why: 'sourcesFailed' };
  const answer = sruRecord({ id: ID, number: NUMBER, type: 'Antwoord', received: '2024-03-20' });
  const broken = sruRecord({ id: '..' });
  const own = sruRecord(OWN);
  const byText = (url: string): boolean => url.includes('textAndIndexes');

  it('an unreadable record, although the index result is complete', async () => {
    const { status: state } = await ask({
      search: (url) => xml(sruAnswer({ records: byText(url) ? [own, broken] : [own] })),
    });
    expect(state).toMatchObject(late);
  });

  it('more records than we read, with the answer among those read: answered', async () => {
    const answer: FakeRecord = { id: ID, number: NUMBER, type: 'Antwoord', received: '2024-03-20' };
    const dossier = await ask({
      search: () => xml(sruAnswer({ records: [OWN, answer].map(sruRecord), count: 300, next: 3 })),
    });
    expect(dossier.status).toMatchObject({ state: 'answered', answer: { document: ID, date: '2024-03-20' } });
  });

  it('more records than we read, although the index result is complete', async () => {
    const { status: state } = await ask({
      search: (url) =>
        xml(byText(url) ? sruAnswer({ records: [own], count: 900, next: 2 }) : sruAnswer({ records: [own] })),
    });
    expect(state).toMatchObject(late);
  });

  it('an answer on the second page', async () => {
    const { status: state } = await ask({
      search: (url) =>
        xml(
          url.includes('startRecord=1&')
            ? sruAnswer({ records: [own], count: 2, next: 2 })
            : sruAnswer({ records: [answer], count: 2 }),
        ),
    });
    expect(state.state).toBe('answered');
  });

  it('a record of the question that links to its answer', async () => {
    const linking = own.replace('</w:tpmeta>', `<w:aanhangsel>${ID}</w:aanhangsel></w:tpmeta>`);
    const files = { [`${ID}/metadata.xml`]: () => xml(metadataXml(stated)) };
    expect((await ask({ search: () => xml(sruAnswer({ records: [linking] })), files })).status.state).toBe('answered');
    expect((await ask({ search: () => xml(sruAnswer({ records: [linking] })) })).status).toMatchObject({
      state: 'unknown',
      why: 'unmatched',
    });
  });

  it('a record with other spellings of names and number', async () => {
    const odd = sruRecord({ id: ID.toUpperCase(), type: 'Antwoord', name: 'Aanhangsel' }).replace(
      '</w:tpmeta>',
      '<w:vraagNummer>2024z01911; 2024Z09999</w:vraagNummer><w:datumontvangst>20-03-2024</w:datumontvangst></w:tpmeta>',
    );
    const { status: state } = await ask({ search: () => xml(sruAnswer({ records: [own, odd] })) });
    expect(state).toMatchObject({ state: 'answered', answer: { document: ID, date: '2024-03-20' } });
  });

  it('the same answer from page and search: one document', async () => {
    const { status: state } = await ask({
      found: [{ id: ID, number: NUMBER, type: 'Antwoord', received: '2024-03-20' }],
      files: { [`${ID}/metadata.xml`]: () => xml(appendixMetadata(ID, NUMBER, 'Antwoord', '20 maart 2024')) },
      record: { appendices: [ID] },
    });
    expect(state).toMatchObject({ state: 'answered', supplements: [] });
    expect(state.evidence.map(({ document }) => document)).toEqual([KV, ID]);
  });
});
