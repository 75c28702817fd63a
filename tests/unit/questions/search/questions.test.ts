import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { generatedRecords } from '../../../../replica/bulk/records.ts';
import { daysBetween } from '../../../../utils/domain/clock/calendar.ts';
import { MINISTRY_KEYS } from '../../../../utils/domain/ministries/table.ts';
import { PUNCTUALITIES } from '../../../../utils/questions/facts/punctual.ts';
import { SEARCHABLE_STATES } from '../../../../utils/domain/status/states.ts';
import type { CorpusSearchRequest } from '../../../../utils/questions/file/contract.ts';
import { type CorpusRecord } from '../../../../utils/domain/question-list/record.ts';
import { QuestionList } from '../../../../utils/questions/list.ts';
import type { ListSearch, Searched } from '../../../../utils/questions/search/list-search.ts';
import { PackedCorpus } from '../../../../utils/questions/file/open.ts';
import { packCorpus } from '../../../../utils/questions/file/pack.ts';
import type { Dossier } from '../../../../utils/domain/dossier/types.ts';
import { questionRows } from '../../../../utils/questions/search/view.ts';
import { listed } from '../listed.ts';

const UNTIL = '2026-11-20';
const TODAY = '2026-11-25';

const about = (serial: number, title: string, part: Partial<CorpusRecord> = {}): CorpusRecord =>
  listed(`2026Z9${String(serial).padStart(4, '0')}`, {
    title,
    submitted: '2026-03-02',
    submitters: [{ name: 'Anna van der Voorbeeld (A.)', party: 'ABC' }],
    addressees: ['Dirk de Vries'],
    state: 'answered',
    answered: '2026-03-20',
    ...part,
  });

/** Our own titles, about other subjects than the generated questions around them. */
const LIST = [
  about(1, 'Wachttijden bij de kinderopvangtoeslag', { submitted: '2026-01-10' }),
  about(2, 'De hersteloperatie voor toeslagen stokt', { submitted: '2026-02-11' }),
  about(3, 'Het artikel in de Volkskrant over veerponten op de Lek'),
  about(4, 'Veerponten die stilliggen', { submitters: [{ name: 'Özlem Çelik (Ö.)', party: 'GroenLinks-PvdA' }] }),
  about(5, 'De brief over Q-koorts bij geiten', { addressees: ['Minister van der Veer'] }),
  about(6, 'Coördinatie van pgb’s door gemeenten', { submitted: '2026-11-10', state: 'open', answered: null }),
  about(7, 'Zonneparken naast het veendorp', { submitted: '2026-08-01', state: 'open', answered: null, papers: [] }),
  about(8, 'Het bericht ‘Zonneparken leveren te veel’', {
    submitted: '2026-09-01',
    state: 'postponed',
    answered: null,
  }),
  about(9, 'Huizen die verzakken', { submitted: null, state: 'unknown' }),
  about(10, 'F-16’s boven de Veluwe'),
];
const OWN = new Set(LIST.map(({ number }) => number));
let list: ListSearch;
beforeAll(async () => {
  const bytes = await packCorpus([...generatedRecords(300).records, ...LIST], { until: UNTIL, source: 'test' });
  const seen = {
    ...about(11, 'Nieuwe veerponten voor Gorinchem', {
      submitted: '2026-11-18',
      submitters: [{ name: 'Özlem Çelik (Ö.)', party: 'GroenLinks-PvdA' }],
      state: 'open',
      answered: null,
    }),
    modified: '2026-11-18',
  };
  OWN.add(seen.number);
  list = await new QuestionList(await PackedCorpus.open(bytes), [seen], [], UNTIL).searching();
});

const search = (words: string, part: Partial<CorpusSearchRequest> = {}): Searched =>
  list.search({ words, offset: 0, limit: 100, ...part }, TODAY);
/** The serial numbers of our own questions that were found. */
const own = (found: Searched): number[] =>
  found.questions.flatMap(({ number }) => (OWN.has(number) ? [Number(number.slice(6))] : []));

describe('questions are searched like notes', () => {
  it.each<[string, number[]]>([
    ['toeslag', [1, 2]],
    ['toeslagen', [1, 2]],
    ['kinderopvangtoeslag', [1]],
    ['kinderopv', [1]],
    ['veerpont', [3, 4, 11]],
    ['veerponten -gorinchem', [3, 4]],
    ['"veerponten op de lek"', [3]],
    ['"op de veerponten"', []],
    ['volkskrant', [3]],
    ['volkskrant veerpont', [3]],
    ['brief q-koorts', [5]],
    ['q-koorts', [5]],
    ['coordinatie', [6]],
    ['COÖRDINATIE', [6]],
    ['pgb', [6]],
    ["pgb's", [6]],
    ['huis', [9]],
    ['F16', [10]],
    ['f-16', [10]],
    ['celik', [4, 11]],
    ['lid:celik', [4, 11]],
    ['lid:celik veerponten', [4, 11]],
    ['lid:pvda', [4, 11]],
    ['pvda veerponten', [4, 11]],
    ['lid:veer', []],
    ['van der voorbeeld zonneparken', [7, 8]],
    ['nr:2026Z90007', [7]],
    ['2026z90007', [7]],
    ['kv-tk-2026Z90007', [7]],
    ['nr:2026z9000', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['90007', [7]],
    ['tag:iets', []],
  ])('%s', (words, serials) => {
    const found = search(words);
    expect([own(found).toSorted((a, b) => a - b), found.all]).toEqual([serials, true]);
  });

  it.each<[string, number[], string, string]>([
    ['verponten', [3, 4, 11], 'verponten', 'veerpont'],
    ['zonneprken', [7, 8], 'zonneprken', 'zonnepark'],
    ['hersteloperatei', [2], 'hersteloperatei', 'hersteloperatie'],
    ['lid:voorbeeeld zonneparken', [7, 8], 'voorbeeeld', 'voorbeeld'],
    ['lid:voorbeld zonneparken', [7, 8], 'voorbeld', 'voorbeeld'],
    ['lid:ceelik', [4, 11], 'ceelik', 'celik'],
    ['ceelik veerponten', [4, 11], 'ceelik', 'celik'],
    ['lid:groenlinx veerponten', [4, 11], 'groenlinx', 'groenlinks'],
  ])('a typing error is mended when nothing is found, and said: %s', (words, serials, from, to) => {
    const found = search(`${words} `);
    expect(found.corrections).toEqual([{ from, to: [to] }]);
    expect(own(found).toSorted((a, b) => a - b)).toEqual(serials);
  });

  it('does not take a party for a typing error, nor an addressee for a member', () => {
    expect(search('pvda verponten ').corrections).toEqual([{ from: 'verponten', to: ['veerpont'] }]);
    expect(search('lid:dirkk ').corrections).toEqual([]);
  });

  it('finds questions with most of the words when none has all, and says so', () => {
    const found = search('veerponten zonneparken gorinchem ');
    expect([found.all, own(found)]).toEqual([false, [11]]);
  });

  it('puts the word itself before compounds when the best come first; otherwise the newest first', () => {
    expect(own(search('toeslagen', { order: 'best' }))).toEqual([2, 1]);
    expect(own(search('veerponten', { order: 'newest' }))).toEqual([11, 4, 3]);
  });
});

describe('conditions combine with words', () => {
  it.each<[string, string, Partial<CorpusSearchRequest>, number[]]>([
    ['a member', 'veerponten', { member: 'çelik' }, [4, 11]],
    ['a party, or part of a merged one', 'veerponten', { party: 'PvdA' }, [4, 11]],
    ['a party in full', '', { party: 'groenlinks-pvda' }, [4, 11]],
    ['another party', 'veerponten', { party: 'ABC' }, [3]],
    ['a minister', '', { minister: 'van der veer' }, [5]],
    ['a minister is no member', '', { member: 'van der veer' }, []],
    ['a period', 'zonneparken', { from: '2026-08-15', to: '2026-09-01' }, [8]],
    ['a period before all questions', '', { to: '1989-12-31' }, []],
    ['a period of which the year is still being typed', '', { to: '0202-01-01' }, []],
    ['a period after all questions', '', { from: '9999-01-01' }, []],
    ['a period that ends before it begins', '', { from: '2026-09-01', to: '2026-08-15' }, []],
    ['a period in which the day of an undated one may not lie', 'huizen', { to: '2026-12-01' }, []],
    ['a waiting question', '', { state: 'open', member: 'voorbeeld' }, [6]],
    ['a late one, counted to the day of the list', 'zonneparken', { state: 'overdue' }, [7, 8]],
    ['a postponed one that is not late', '', { state: 'postponed', member: 'voorbeeld' }, []],
    ['an unknown state', 'huizen', { state: 'unknown' }, [9]],
    ['blanks are no condition', 'veerponten', { member: '  ', party: '', minister: ' ' }, [3, 4, 11]],
  ])('%s', (_name, words, part, serials) => {
    expect(own(search(words, part)).toSorted((a, b) => a - b)).toEqual(serials);
  });
});

describe('rows of found questions', () => {
  const rows = (words: string) => {
    const found = search(words);
    return questionRows(found.questions, found.query, {
      updatedTo: UNTIL,
      today: TODAY,
      dossiers: new Map(),
      notes: new Map([['2026Z90007', 2]]),
    });
  };
  const markedIn = (text: string, marks: readonly { start: number; end: number }[] = []): string[] =>
    marks.map(({ start, end }) => text.slice(start, end));

  it('have the state, the number of notes, and what to highlight', () => {
    const row = rows('zonnepark voorbeeld').find(({ number }) => number === '2026Z90007');
    expect(row).toMatchObject({ state: 'overdue', days: 90, asOf: UNTIL, notes: 2 });
    expect(markedIn(row?.title ?? '', row?.marks.title)).toEqual(['Zonneparken']);
    expect(markedIn(row?.submitters[0]?.name ?? '', row?.marks.submitters)).toEqual(['Voorbeeld']);
  });

  // Submitted on 1 August: ninety days past its term on the day up to which the list is whole, five months after it has begun to wait.
  it.each([
    ['answered after 25 days', { state: 'answered', days: 25 }, null],
    ['withdrawn', { state: 'withdrawn' }, null],
    ['open when it was read, on its fifth day', { state: 'open', due: '2026-08-22', daysLeft: 16 }, 90],
    ['one day late when it was read, months ago', { state: 'overdue', due: '2026-08-22', daysLate: 1 }, 90],
    ['postponed, with the term still running', { state: 'postponed', due: '2026-11-30' }, null],
    ['postponed, with that term ended ten days before', { state: 'postponed', due: '2026-11-10' }, 10],
    ['of unknown state, as nobody could look', { state: 'unknown', why: 'sourcesFailed' }, 90],
    ['of unknown state, as a linked document could not be read', { state: 'unknown', why: 'unmatched' }, null],
  ])('are late by the list alone, when the dossier is %s', (_, status, days) => {
    const found = search('zonneparken veendorp');
    const dossier = {
      number: '2026Z90007',
      question: 'kv-tk-2026Z90007',
      title: '',
      checkedAt: '2026-08-06T10:00:00Z',
    };
    const own = { ...dossier, status: { submitted: '2026-08-01', ...status } } as unknown as Dossier;
    const context = { updatedTo: UNTIL, today: TODAY, notes: new Map(), dossiers: new Map([[own.number, own]]) };
    const row = questionRows(found.questions, found.query, context).find(({ number }) => number === own.number);
    expect(row?.late).toEqual(days === null ? null : { state: 'overdue', days });
  });

  it('highlight the corrected word', () => {
    const [row] = rows('hersteloperatei ');
    expect(markedIn(row?.title ?? '', row?.marks.title)).toEqual(['hersteloperatie']);
  });
});

describe('what can be asked of a list', () => {
  const offersOfList = async (records: readonly CorpusRecord[]) => {
    const bytes = await packCorpus([...records], { until: UNTIL, source: 'test' });
    const own = await new QuestionList(await PackedCorpus.open(bytes), [], [], UNTIL).searching();
    return own.search({ words: '', offset: 0, limit: 1 }, TODAY).offers;
  };
  const plain = { submitters: [{ name: 'Anna Voorbeeld (A.)', party: null }], addressees: ['E. van der Berg'] };

  it('depends on the list: without parties, ministries or answers it cannot be asked for them', async () => {
    expect(
      await offersOfList([
        about(1, 'Een vraag', { ...plain, state: 'closed', answered: null }),
        about(2, 'Nog een vraag', { ...plain, state: 'open', answered: null, submitted: '2026-10-01' }),
      ]),
    ).toEqual({
      parties: [],
      minister: 'names',
      ministries: [],
      states: [
        { value: 'overdue', count: 1 },
        { value: 'closed', count: 1 },
      ],
      kinds: [],
      punctual: [],
      subjects: [],
      days: false,
    });
  });

  it('is more when the list has more', async () => {
    expect(
      await offersOfList([
        about(1, 'Een vraag', { addressees: ['Minister van Financiën'] }),
        about(2, 'Een vraag', { addressees: [], state: 'notice', answered: null, submitted: '2026-11-01' }),
      ]),
    ).toEqual({
      parties: [{ value: 'ABC', count: 2 }],
      minister: 'offices',
      ministries: [{ value: 'fin', count: 1 }],
      states: [
        { value: 'postponed', count: 1 },
        { value: 'answered', count: 1 },
      ],
      kinds: [],
      punctual: [{ value: 'within3', count: 1 }],
      subjects: [],
      days: true,
    });
    expect(await offersOfList([about(1, 'Een vraag', { addressees: [] })])).toMatchObject({ minister: 'none' });
  });

  it('each choice that is offered finds as many questions as it says, and the others none', () => {
    const { offers } = search('');
    if (offers === null) throw new Error('nothing is offered');
    const total = (part: Partial<CorpusSearchRequest>): number => search('', part).total;
    const counted = (choices: readonly { value: string; count: number }[], value: string): number =>
      choices.find((choice) => choice.value === value)?.count ?? 0;
    for (const state of SEARCHABLE_STATES) expect(total({ state })).toBe(counted(offers.states, state));
    for (const ministry of MINISTRY_KEYS) expect(total({ ministry })).toBe(counted(offers.ministries, ministry));
    for (const punctual of PUNCTUALITIES) expect(total({ punctual })).toBe(counted(offers.punctual, punctual));
    for (const kind of ['written', 'oral'] as const) expect(total({ kind })).toBe(counted(offers.kinds, kind));
    for (const { value: party, count } of offers.parties) expect(total({ party })).toBe(count);
    for (const { value: subject, count } of offers.subjects) expect(total({ subject })).toBe(count);
    expect(offers.punctual).toHaveLength(4);
    expect(offers.kinds).toHaveLength(2);
    expect(offers.subjects.length).toBeGreaterThan(3);
  });

  it('orders by date and by the days an answer took, those still waiting included', () => {
    const days = ({ submitted, answered }: CorpusRecord): number => daysBetween(submitted ?? '', answered ?? UNTIL);
    const slow = search('', { order: 'slowest', from: '2026-08-01', limit: 100 }).questions;
    const known = slow.filter(({ state }) => state === 'answered' || state === 'open' || state === 'notice');
    expect(known.map(days)).toEqual(known.map(days).toSorted((a, b) => b - a));
    expect(known.some(({ state }) => state === 'open') && known.some(({ state }) => state === 'answered')).toBe(true);
    const old = search('', { order: 'oldest' }).questions.map(({ submitted }) => submitted ?? '');
    expect(old).toEqual(old.toSorted());
  });
});

describe('whatever is typed', () => {
  const TYPED = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom('veerpont', '-', '"', 'lid:', 'nr:', 'tag:', 'de', '2026Z9', ' ', 'volkskrant', 'é', '36410'),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );

  it('nothing throws, each question comes once, and the pages join up', () => {
    fc.assert(
      fc.property(TYPED, fc.constantFrom('best' as const, 'newest' as const), (words, order) => {
        const whole = search(words, { order });
        const numbers = whole.questions.map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(whole.total).toBeGreaterThanOrEqual(numbers.length);
        const pages = [0, 7].flatMap((offset) =>
          search(words, { order, offset, limit: 7 }).questions.map(({ number }) => number),
        );
        expect(pages).toEqual(numbers.slice(0, 14));
      }),
      { numRuns: 60 },
    );
  });

  it('another word never finds more, as long as all words match', () => {
    const WORD = fc.constantFrom('veerponten', 'zonneparken', 'toeslag', 'voorbeeld', 'lid:celik', 'volkskrant');
    fc.assert(
      fc.property(WORD, WORD, (first, second) => {
        const one = search(`${first} `);
        const two = search(`${first} ${second} `);
        if (!two.all) return;
        const known = new Set(one.questions.map(({ number }) => number));
        expect(two.questions.every(({ number }) => known.has(number))).toBe(true);
      }),
    );
  });
});
