import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAX_ANSWER, readKamerAnswer } from '../../../../utils/domain/kamer/question.ts';
import { KamerFacts } from '../../../../utils/domain/kamer/facts.ts';
import { RECORDED } from '../../../recorded.ts';
import { readableOf } from './support.ts';

const NUMBER = '2026Z90199';
const AT = '2026-12-02T08:00:00.000Z';
type Row = Record<string, unknown>;

const actor = (changes: Row = {}): Row => ({
  ActorNaam: 'K. Vaandel',
  ActorFractie: 'D66',
  Functie: null,
  Relatie: 'Indiener',
  Verwijderd: false,
  ...changes,
});
const paper = (changes: Row = {}): Row => ({
  DocumentNummer: '2026D99991',
  Soort: 'Schriftelijke vragen',
  Datum: '2026-11-10T00:00:00+01:00',
  Verwijderd: false,
  Onderwerp: 'Een onderwerp ',
  Aanhangselnummer: null,
  Vergaderjaar: '2026-2027',
  HuidigeDocumentVersie: { ExterneIdentifier: null },
  ...changes,
});
const zaak = (changes: Row = {}): Row => ({
  Nummer: NUMBER,
  Soort: 'Schriftelijke vragen',
  Verwijderd: false,
  Onderwerp: 'Een onderwerp ',
  GestartOp: '2026-11-10T00:00:00+01:00',
  Termijn: null,
  ZaakActor: [actor()],
  Document: [paper()],
  ...changes,
});
const read = (value: unknown, number = NUMBER) =>
  readKamerAnswer(typeof value === 'string' ? value : JSON.stringify(value), {
    number,
    version: 'v4',
    readable: readableOf('v4'),
    readAt: AT,
  });
function facts(changes: Row = {}): KamerFacts {
  const answer = read({ value: [zaak(changes)] });
  if (answer.is !== 'found') throw new Error(answer.is);
  return KamerFacts.parse(answer.facts);
}

describe('data of the Kamer about a question', () => {
  it('is kept as it says it', () => {
    expect(facts()).toEqual({
      number: NUMBER,
      kind: 'Schriftelijke vragen',
      subject: 'Een onderwerp',
      submitted: '2026-11-10',
      term: null,
      submitters: [{ name: 'K. Vaandel', party: 'D66' }],
      addressees: [],
      documents: [
        {
          number: '2026D99991',
          kind: 'Schriftelijke vragen',
          subject: 'Een onderwerp',
          date: '2026-11-10',
          publication: null,
        },
      ],
      unread: 0,
      version: 'v4',
      readAt: AT,
    });
  });

  it('takes actors by their relation to the case, not by position, and keeps an unknown party', () => {
    const { submitters, addressees } = facts({
      ZaakActor: [
        actor({ ActorNaam: 'T. Zwaluw', ActorFractie: 'PRO', Relatie: 'Medeindiener' }),
        actor({ ActorNaam: 'Commissie', Relatie: 'Volgcommissie' }),
        actor({
          ActorNaam: 'H. Oldenkamp',
          ActorFractie: null,
          Functie: 'minister van Financiën',
          Relatie: 'Gericht aan',
        }),
        actor(),
        actor({ ActorNaam: 'Weg', Verwijderd: true }),
      ],
    });
    expect(submitters).toEqual([
      { name: 'K. Vaandel', party: 'D66' },
      { name: 'T. Zwaluw', party: 'PRO' },
    ]);
    expect(addressees).toEqual([{ name: 'H. Oldenkamp', office: 'minister van Financiën', ministry: 'Financiën' }]);
  });

  it.each([
    ['midnight here, in summer', '2026-10-09T00:00:00+02:00', '2026-10-09'],
    ['the same instant in UTC', '2026-10-08T22:00:00Z', '2026-10-09'],
    ['midnight in UTC', '2026-10-15T00:00:00Z', '2026-10-15'],
    ['no date at all', '0001-01-01T00:00:00Z', null],
    ['no date', null, null],
    ['words', 'binnenkort', null],
    ['a day that is not there', '2026-02-30T00:00:00+01:00', null],
  ])('a term that is %s', (_, Termijn, term) => {
    expect(facts({ Termijn }).term).toBe(term);
  });

  it.each([
    ['nine digits', '262709109', '2026-2027', 'ah-tk-20262027-9109'],
    ['nine digits with zeros', '262700044', '2026-2027', 'ah-tk-20262027-44'],
    ['eight digits', '26279109', '2026-2027', 'ah-tk-20262027-9109'],
    ['another session', '252609109', '2026-2027', null],
    ['no session', '262709109', null, null],
    ['something else', '9109', '2026-2027', null],
  ])('the publication of an appendix: %s', (_, Aanhangselnummer, Vergaderjaar, publication) => {
    expect(facts({ Document: [paper({ Aanhangselnummer, Vergaderjaar })] }).documents[0]?.publication).toBe(
      publication,
    );
  });

  it.each([
    ['ah-tk-20262027-9109', 'ah-tk-20262027-9109'],
    ['blg-1184123', null],
    ['javascript:alert(1)', null],
    [17, null],
  ])('the publication that a version names: %j', (ExterneIdentifier, publication) => {
    const documents = [paper({ HuidigeDocumentVersie: { ExterneIdentifier } })];
    expect(facts({ Document: documents }).documents[0]?.publication).toBe(publication);
  });

  it('names what could not be read, and does not call it absent', () => {
    expect(facts({ ZaakActor: [actor(), { Relatie: 7 }, 'x'] })).toMatchObject({ unread: 2, submitters: [{}] });
    expect(facts({ Document: null }).unread).toBe(1);
    expect(facts({ 'Document@odata.nextLink': 'https://example.org/' }).unread).toBe(1);
  });

  it.each([
    ['a relation nobody knows', [actor({ Relatie: 'Vragensteller' })], 1, 0],
    ['a relation in other letters', [actor({ Relatie: ' INDIENER ' })], 0, 1],
    ['one that has nothing to do with who asks', [actor({ Relatie: 'Voortouwcommissie' })], 0, 0],
    ['somebody who asks without a name', [actor({ ActorNaam: ' ' })], 1, 0],
    ['somebody who is asked without name and office', [actor({ ActorNaam: null, Relatie: 'Gericht aan' })], 1, 0],
    ['the same twice', [actor(), actor()], 0, 1],
    ['of that name in two parties', [actor(), actor({ ActorFractie: null })], 0, 2],
    ['a stranger who was deleted', [actor({ Relatie: 'Vragensteller', Verwijderd: true })], 0, 0],
  ])('actors: %s', (_, ZaakActor, unread, submitters) => {
    const read = facts({ ZaakActor });
    expect([read.unread, read.submitters.length]).toEqual([unread, submitters]);
  });

  it.each([
    ['the same twice', [paper(), paper()], 0, 1],
    ['one number for two', [paper(), paper({ Soort: 'Mededeling' })], 0, 2],
    ['a day that is no text', [paper({ Datum: 20261110 })], 1, 0],
    ['a day that does not exist', [paper({ Datum: '2026-02-30T00:00:00+01:00' })], 0, 1],
    ['a version that is a list', [paper({ HuidigeDocumentVersie: [] })], 1, 0],
    ['deleted, in a word', [paper({ Verwijderd: 'false' })], 1, 0],
    ['a kind without words', [paper({ Soort: '  ' })], 1, 0],
    ['nulls', [null, null], 2, 0],
  ])('documents: %s', (_, Document, unread, documents) => {
    const read = facts({ Document });
    expect([read.unread, read.documents.length]).toEqual([unread, documents]);
  });

  it('knows a list that goes on by both of its spellings', () => {
    expect(facts({ 'ZaakActor@nextLink': '?$skip=1' }).unread).toBe(1);
    expect(facts({ 'Document@odata.nextlink': '?$skip=1' }).unread).toBe(1);
  });

  it('leaves out a document that was deleted', () => {
    expect(
      facts({ Document: [paper(), paper({ DocumentNummer: '2026D99992', Verwijderd: true })] }).documents,
    ).toHaveLength(1);
  });

  it('truncates long text, and never splits a surrogate pair', () => {
    const { subject } = facts({ Onderwerp: `${'a'.repeat(499)}😀` });
    expect(subject).toHaveLength(500);
    expect(subject.isWellFormed()).toBe(true);
  });
});

describe('an answer that says nothing of a question', () => {
  it.each([
    ['nothing found', { value: [] }, 'none'],
    ['an error', { error: { code: '', message: 'x' } }, 'unreadable'],
    ['no list', { value: {} }, 'unreadable'],
    ['another question', { value: [zaak({ Nummer: '2026Z90198' })] }, 'unreadable'],
    ['two cases', { value: [zaak(), zaak()] }, 'unreadable'],
    ['this and another', { value: [zaak(), zaak({ Nummer: '2026Z90198' })] }, 'unreadable'],
    ['a deleted case', { value: [zaak({ Verwijderd: true })] }, 'unreadable'],
    ['a case that does not say so', { value: [zaak({ Verwijderd: undefined })] }, 'unreadable'],
    ['a number that is a list', { value: [zaak({ Nummer: [NUMBER] })] }, 'unreadable'],
    ['too many rows', { value: [zaak({ ZaakActor: Array.from({ length: 201 }, () => actor()) })] }, 'unreadable'],
    ['too many cases', { value: Array.from({ length: 21 }, () => zaak()) }, 'unreadable'],
    ['an empty part of a list that goes on', { value: [], '@odata.nextLink': 'https://example.org/' }, 'unreadable'],
    ['a part of a list that never ends', { value: [zaak()], '@odata.nextLink': '?$skip=1' }, 'unreadable'],
    ['the same in the newer spelling', { value: [], '@nextLink': '?$skip=1' }, 'unreadable'],
    ['nothing, and that something went wrong', { value: [], error: { message: 'x' } }, 'unreadable'],
    ['nothing, and a fault in a note', { value: [], '@odata.error': {} }, 'unreadable'],
    ['a list in a list', [[{ value: [] }]], 'unreadable'],
    ['very deep', `{"value":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'unreadable'],
    ['a deep case', `{"value":[{"Nummer":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}`, 'unreadable'],
    ['a number, and a word with no end', '{"value":[{"Nummer":"2026Z90199', 'unreadable'],
    ['a case of nulls', { value: [Object.fromEntries(Object.keys(zaak()).map((name) => [name, null]))] }, 'unreadable'],
    ['a term that is a number', { value: [zaak({ Termijn: 20261110 })] }, 'unreadable'],
    ['actors that are no list', { value: [zaak({ ZaakActor: {} })] }, 'unreadable'],
    ['no JSON', 'nee', 'unreadable'],
    ['a page', '<!DOCTYPE html><html></html>', 'unreadable'],
    ['half of it', JSON.stringify({ value: [zaak()] }).slice(0, 100), 'unreadable'],
    ['names of an object', '{"__proto__":{"value":[]}}', 'unreadable'],
    ['null', 'null', 'unreadable'],
  ])('%s', (_, value, is) => {
    expect(read(value).is).toBe(is);
  });

  it('oversized responses are not parsed', () => {
    const long = JSON.stringify({ value: [zaak({ Onderwerp: 'a'.repeat(MAX_ANSWER) })] });
    expect(read(long).is).toBe('unreadable');
  });
});

const REAL = new URL('2026-12/zaak-2026Z21771.json', RECORDED);
const ROWS = new URL('odata/zaak-sample.full-metadata.json', RECORDED);
const hasRecorded = existsSync(REAL) && existsSync(ROWS);
if (!hasRecorded) console.warn('../shared/recorded is not here: recorded answers of the Tweede Kamer are not read.');

describe.runIf(hasRecorded)('answers that were recorded', () => {
  it('a question of October 2026, with what its recorder left out', () => {
    const recorded = JSON.parse(readFileSync(REAL, 'utf8')) as { value: (Row & { ZaakActor: Row[] })[] };
    const value = recorded.value.map((row) => ({
      ...row,
      Verwijderd: false,
      Document: [],
      ZaakActor: row.ZaakActor.map((one) => ({ ...one, Verwijderd: false })),
    }));
    expect(read({ value }, '2026Z21771')).toMatchObject({
      is: 'found',
      facts: {
        submitted: '2026-10-09',
        // The one who signed along stands first in the record.
        submitters: [{ party: 'PRO' }, { party: 'VVD' }],
        addressees: [{ office: 'minister van Justitie en Veiligheid' }],
      },
    });
  });

  it('ten cases with all their values: each is read, and its actors and documents are missed', () => {
    const { value } = JSON.parse(readFileSync(ROWS, 'utf8')) as { value: Row[] };
    expect(value.length).toBeGreaterThan(5);
    for (const row of value) {
      const answer = read({ value: [row] }, String(row['Nummer']));
      expect(answer).toMatchObject({ is: 'found', facts: { term: null, unread: 2 } });
      expect(answer.is === 'found' && answer.facts.submitted).toBe(String(row['GestartOp']).slice(0, 10));
    }
  });
});
