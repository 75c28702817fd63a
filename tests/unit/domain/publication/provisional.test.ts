import { describe, expect, it } from 'vitest';
import { expectedNumbers } from '../../../../components/page/read.ts';
import { isProvisional, parseIdentifier } from '../../../../utils/domain/publication/index.ts';
import type { Identifier } from '../../../../utils/domain/publication/record.ts';
import { recordOfSource } from '../../../../utils/domain/publication/source-message.ts';
import { isSameNumber, onlyNumberIn, questionNumberFrom } from '../../../../utils/domain/publication/own-number.ts';
import { factsOf } from '../../../../utils/services/page.ts';

const address = (id: string): string => `https://zoek.officielebekendmakingen.nl/${id}.html`;

function must(id: string): Identifier {
  const identifier = parseIdentifier(id);
  if (identifier === null) throw new Error(id);
  return identifier;
}

interface Stated {
  readonly head?: readonly string[];
  readonly table?: string;
  readonly title?: string;
  readonly identifier?: string;
}

/** What is read of a page with an empty body that states its number in these places. */
function read(id: string, { head = [], table, title = 'Een titel', identifier = id }: Stated) {
  const value = (text: string) => ({ value: text, scheme: '' });
  const record = recordOfSource(
    {
      metadata: [
        ['identifier', [value(identifier)]],
        ['title', [value(title)]],
        ['questionNumber', head.map(value)],
      ],
      blocks: [],
      footnotes: [],
      overview: table === undefined ? {} : { questionNumber: table },
    },
    address(id),
  );
  if (record === null || record.kind === 'other') throw new Error('not read');
  const contradicts = record.defects.some(({ code }) => code === 'contradictoryNumbers');
  return { ...factsOf(parseIdentifier(address(id)), record), contradicts, record };
}

describe('an identifier of the first days', () => {
  it.each([
    ['kv-1183854', true],
    ['ah-1271549', true],
    ['AH-1271549', true],
    ['kv-10016', true],
    ['kv-1183854-h1', true],
    ['kv-2070824590', false],
    ['kv-2009Z03159', false],
    ['kv-tk-2024Z01911', false],
    ['kv-ek-215160000', false],
    ['ah-tk-20232024-1166', false],
    ['kst-1268678', false],
    ['blg-1184123', false],
  ])('%s: %s', (id, provisional) => {
    expect(isProvisional(id)).toBe(provisional);
    // Its digits count publications: they are the number of nothing.
    if (provisional) expect(parseIdentifier(id)?.number).toBeNull();
  });
});

describe('the number of a question, by what its page states', () => {
  it.each<[string, string, Stated, string | null, boolean]>([
    ['in the head', 'kv-1183854', { head: ['2026Z90150'] }, '2026Z90150', false],
    ['in the head, with what stands around it', 'kv-1183854', { head: [' 2026z90150. '] }, '2026Z90150', false],
    ['in the table', 'kv-1183854', { table: '2026Z90150' }, '2026Z90150', false],
    ['in the title alone', 'kv-1183854', { title: 'Vragen over pontjes (2026Z90150)' }, '2026Z90150', false],
    ['nowhere', 'kv-1183854', {}, null, false],
    ['nowhere: a title that names two says nothing', 'kv-1183854', { title: '2026Z90150 en 2026Z90151' }, null, false],
    ['twice the same', 'kv-1183854', { head: ['2026Z90150'], table: '2026Z90150' }, '2026Z90150', false],
    ['twice, and different', 'kv-1183854', { head: ['2026Z90150'], table: '2026Z90151' }, '2026Z90150', true],
    ['against ten digits of an old address', 'kv-2070824590', { head: ['2008Z90001'] }, '2008Z90001', false],
    ['as the same ten digits', 'kv-2070824590', { head: ['2070824590'] }, '2070824590', false],
    ['as other ten digits', 'kv-2070824590', { head: ['2070824591'] }, '2070824590', true],
    ['against another number in the address', 'kv-tk-2026Z90150', { head: ['2026Z90151'] }, '2026Z90150', true],
    ['without a zero that the address has', 'kv-tk-2011Z02249', { head: ['2011Z2249'] }, '2011Z2249', false],
    ['against an address that is mistyped', 'kv-tk-20189Z06701', { head: ['2018Z06701'] }, '2018Z06701', false],
    [
      'while the title names another question',
      'kv-1183854',
      { head: ['2026Z90150'], title: 'Over 2025Z00001' },
      '2026Z90150',
      false,
    ],
  ])('%s', (_, id, stated, number, contradicts) => {
    const found = read(id, stated);
    expect(found).toMatchObject({ number, contradicts });
    if (stated.title === undefined && stated.table === undefined)
      expect(expectedNumbers(must(id), stated.head ?? [])[0] ?? null).toBe(number);
  });

  it('reads a page whose head has the final identifier already', () => {
    const found = read('kv-1183854', { identifier: 'kv-tk-2026Z90150', head: ['2026Z90150'] });
    expect(found).toMatchObject({ number: '2026Z90150', contradicts: false, record: { title: 'Een titel' } });
  });

  it('takes no words of the site for questions', () => {
    const record = recordOfSource(
      {
        metadata: [['identifier', [{ value: 'kv-1183854', scheme: '' }]]],
        blocks: [
          { zone: 'none', group: 0, role: 'heading', text: 'De pont bij Zandoever', links: [] },
          { zone: 'none', group: 0, role: 'text', text: 'Dit document is alleen beschikbaar als pdf.', links: [] },
        ],
        footnotes: [],
        overview: {},
      },
      address('kv-1183854'),
    );
    expect(record).toMatchObject({ kind: 'question', questions: [], title: 'De pont bij Zandoever' });
  });

  it('does not take the metadata of a document of another kind', () => {
    const found = read('kv-1183854', { identifier: 'ah-tk-20262027-9151', head: ['2026Z90150'] });
    expect(found).toMatchObject({ number: null, contradicts: true });
  });

  it('goes by the head for an answer, and by its title where nothing else says', () => {
    expect(read('ah-1271549', { head: ['2026Z90150'] }).questionNumbers).toEqual(['2026Z90150']);
    expect(read('ah-1271549', { title: 'Antwoord op vragen (2026Z90150)' }).questionNumbers).toEqual(['2026Z90150']);
    expect(read('ah-1271549', {}).questionNumbers).toEqual([]);
    expect(expectedNumbers(must('ah-1271549'), ['2026Z90150, 2026Z90151'])).toEqual(['2026Z90150', '2026Z90151']);
  });
});

describe('numbers in text', () => {
  it('is one where a text names one, and none where it names several', () => {
    expect(onlyNumberIn('Over de pont (2026z90150), zie 2026Z90150')).toBe('2026Z90150');
    expect(onlyNumberIn('2026Z90150 en 2026Z90151')).toBeNull();
    expect(onlyNumberIn('12026Z90150 of 20269015')).toBeNull();
    expect(isSameNumber('2011Z2249', '2011z02249')).toBe(true);
    expect(isSameNumber('2011Z2249', '2012Z2249')).toBe(false);
    expect(questionNumberFrom(null, ['Z', ''])).toEqual({ number: null, others: [] });
  });
});
