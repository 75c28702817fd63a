import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { findDate } from '../../../../utils/domain/publication/dates.ts';
import { readMetadata, readPage, readXml } from '../../../../utils/domain/publication/index.ts';
import type { AppendixRecord, PublicationRecord } from '../../../../utils/domain/publication/record.ts';
import { plainPage } from './plainPage.ts';
import { hasRecorded, recorded } from './recorded.ts';

const HOST = 'https://zoek.officielebekendmakingen.nl';
const page = (html: string, id: string): PublicationRecord =>
  readPage(new JSDOM(html).window.document, `${HOST}/${id}.html`);

const Entry = z.object({
  file: z.string(),
  kind: z.string(),
  id: z.string(),
  ingezonden: z.nullable(z.string()),
  ontvangen: z.nullable(z.string()),
  zie_ook: z.array(z.object({ vergaderjaar: z.string(), nr: z.number() })),
  aanvulling_op: z.array(z.string()),
  first_vraagnummer: z.nullable(z.string()),
  n_vraag_headings: z.number(),
  n_antwoord_headings: z.number(),
});

function idOf(entry: z.infer<typeof Entry>): string {
  const appendix = /AH-(\d+)/.exec(entry.id);
  if (appendix) return `ah-tk-20242025-${appendix[1]}`;
  return /^(?:kv|ah)-tk-/.test(entry.id) ? entry.id : `kv-tk-${entry.first_vraagnummer}`;
}

const dateOf = (printed: string | null): string | null => {
  const found = findDate((printed ?? '').replace(/(\d{4})$/, ' $1'));
  return found.is === 'date' ? found.date : null;
};

describe.skipIf(!hasRecorded)('texts of real documents, without any markup', () => {
  const entries = hasRecorded ? z.array(Entry).parse(JSON.parse(recorded('docs-text/index.json'))) : [];
  const read = entries.map((entry) => ({
    entry,
    text: recorded(`docs-text/${entry.file}`),
    record: page(plainPage(recorded(`docs-text/${entry.file}`)), idOf(entry)),
  }));

  it('are as many as the index says', () => expect(read.length).toBeGreaterThan(50));

  it('give the dates of the index', () => {
    for (const { entry, text, record } of read) {
      if (record.kind === 'other') throw new Error(entry.file);
      // Some dates of the index are those of earlier questions, named in the explanatory note.
      const isOwn =
        entry.ingezonden !== null &&
        new RegExp(String.raw`\(ingezonden\s+${entry.ingezonden.replaceAll(' ', String.raw`\s*`)}`).test(text);
      if (isOwn) expect([entry.file, record.submitted]).toEqual([entry.file, dateOf(entry.ingezonden)]);
      if (record.kind === 'appendix')
        expect([entry.file, record.received]).toEqual([entry.file, dateOf(entry.ontvangen)]);
    }
  });

  it('give the form, the references and the number of questions of the index', () => {
    for (const { entry, record } of read) {
      const targets = record.references.map(({ target, reason }) => `${target} ${reason}`);
      for (const { vergaderjaar, nr } of entry.zie_ook)
        expect([entry.file, targets]).toEqual([
          entry.file,
          expect.arrayContaining([`ah-tk-${vergaderjaar.replace('-', '')}-${nr} seeAlso`]),
        ]);
      for (const number of entry.aanvulling_op)
        expect([entry.file, targets]).toEqual([entry.file, expect.arrayContaining([`kv-tk-${number} followUp`])]);
      if (record.kind === 'appendix')
        expect([entry.file, record.form]).toEqual([entry.file, entry.kind === 'uitstel' ? 'postponement' : 'answer']);
      if (record.kind !== 'other' && entry.n_vraag_headings > 0)
        expect([entry.file, record.questions.length]).toEqual([entry.file, entry.n_vraag_headings]);
    }
  });

  it('have their heading sentence read whole', () => {
    const headed = read.filter(({ text }) => /^(?:Mondelinge )?Vra(?:ag|gen) van/m.test(text));
    const whole = headed.filter(({ record }) => {
      if (record.kind === 'other') return false;
      const { submitters, addressees, submitted, title } = record;
      return (
        title !== '' &&
        submitted !== null &&
        submitters.length > 0 &&
        submitters.every(({ party }) => party !== null) &&
        addressees.length > 0 &&
        addressees.every(({ portfolio }) => portfolio !== null)
      );
    });
    const answers = read.flatMap(({ record }) => (record.kind === 'appendix' ? [record] : []));
    const named = answers.filter(
      ({ answeredBy, received }) =>
        received !== null &&
        answeredBy.length > 0 &&
        answeredBy.every(({ name, portfolio }) => name !== null && portfolio !== null),
    );
    console.log(
      `heading sentences of questions read whole: ${whole.length} of ${headed.length}; of answers and notices: ${named.length} of ${answers.length}`,
    );
    expect(whole.length / headed.length).toBeGreaterThanOrEqual(0.95);
    expect(named.length).toBe(answers.length);
  });
});

describe.skipIf(!hasRecorded)('recorded files', () => {
  it('give one record from page and from XML', () => {
    const id = 'ah-tk-20202021-3235';
    const fromPage = page(recorded(`op-html/${id}.repository.html`), id) as AppendixRecord;
    const fromXml = readXml(recorded(`op-xml/${id}.xml`), recorded(`op-metadata/${id}.metadata.xml`));
    expect({ ...fromXml, signs: [], readFrom: 'page' }).toEqual({ ...fromPage, signs: [] });
    expect(fromPage).toMatchObject({
      form: 'answer',
      submitted: '2021-06-03',
      received: '2021-06-21',
      questionNumbers: ['2021Z09739'],
      missing: [],
      defects: [],
    });
    expect(fromPage.questions.map(({ numbers }) => numbers[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(fromPage.answers[3]?.refersToAnswers).toEqual([2, 3]);
    expect(fromPage.references).toMatchObject([{ target: 'stb-2020-118', place: 'antwoord 2' }]);
    const { signs: first, ...one } = readMetadata(recorded(`op-metadata/${id}.metadata.xml`));
    const { signs: second, ...two } = readMetadata(recorded(`op-metadata/${id}.metadata_owms.xml`));
    expect(two).toEqual(one);
    expect(second).toEqual(first);
  });

  it.each([
    ['kv-tk-2020Z13248', 'Huisbazen die weigeren loden leidingen te vervangen', ['ah-tk-20192020-3799']],
    ['kv-ek-215160000', 'het meerjarenplan van de Raad voor de Rechtspraak 2015-2020', ['ah-ek-20152016-3']],
  ])('metadata of %s', (id, title, appendices) => {
    expect(readMetadata(recorded(`op-metadata/${id}.metadata_owms.xml`), id)).toMatchObject({
      kind: 'question',
      form: 'written',
      title,
      appendices,
    });
  });

  it('give questions without note marks and notes with their links', () => {
    const questions = page(recorded('html-fragments/kv-tk-2016Z00020.vragen.fragment.html'), 'kv-tk-2016Z00020');
    expect(questions.kind === 'question' && questions.questions.map(({ text }) => text.endsWith('?'))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const notes = page(recorded('html-fragments/kv-tk-2016Z00047.noten.fragment.html'), 'kv-tk-2016Z00047');
    expect(notes.footnotes.map(({ number, links }) => [number, links.map(({ url }) => url)])).toEqual([
      ['1', ['http://nos.nl/l/2077649']],
      ['2', []],
    ]);
  });

  it.each([
    [
      'ah-tk-19971998-989',
      '-surigate',
      { form: 'answer', submitted: '1998-03-23', received: '1998-03-27' },
      [[1], [2], [3]],
    ],
    ['ah-tk-20142015-1105', '-vraag-2-4-en-9', { form: 'answer' }, [[1], [2, 4, 9]]],
    [
      'ah-tk-20152016-1691',
      '-antwoord-zie-ook',
      { form: 'answer', references: [{ target: 'ah-tk-20152016-1388', reason: 'seeAlso' }] },
      [[1], [2], [3, 4]],
    ],
    ['ah-tk-20152016-1388', '-mededeling', { form: 'otherNotice', notice: null }, []],
    ['ah-tk-20222023-2377', '-zonder-kopzin', { form: 'unknown', answers: [] }, []],
  ])('shape of %s', (id, name, expected, answers) => {
    const lines = recorded(`shapes/${id}${name}.txt`)
      .split('\n')
      .slice(2)
      .filter((line) => line.trim() !== '');
    const record = page(`<body>${lines.map((line) => `<p>${line.trim()}</p>`).join('')}</body>`, id) as AppendixRecord;
    expect(record).toMatchObject(expected);
    expect(record.answers.map(({ numbers }) => numbers)).toEqual(answers);
  });
});
