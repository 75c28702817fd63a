import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import type { CorpusRecord } from '../../../../utils/domain/question-list/record.ts';
import {
  MIN_QUESTIONS,
  type Figures,
  Figures as Shape,
  type FiguresRequest,
} from '../../../../utils/questions/figures/contract.ts';
import { figuresOfList } from '../../../../utils/questions/figures/of-list.ts';
import { quarterOf, quarterParts, quartersBetween } from '../../../../utils/questions/figures/quarters.ts';
import type { ListSearch } from '../../../../utils/questions/search/list-search.ts';
import { recordOfTruth, searchOver, type Truth, UNTIL, watched } from './world.ts';

const figures = (search: ListSearch, part: Partial<FiguresRequest> = {}, numbers: string[] | null = null): Figures =>
  figuresOfList(search, { words: '', ...part }, { until: UNTIL, today: '2024-10-05', numbers }).figures;
const of = async (truths: readonly Truth[], part: Partial<FiguresRequest> = {}): Promise<Figures> =>
  figures(await searchOver(truths.map(recordOfTruth)), part);

/** Twenty answered after 10 days, ten after 30 with a notice in time, eight after 60 without one, two waiting for 25 and 50 days. */
const BY_HAND: Truth[] = [
  ...Array.from({ length: 20 }, () => ({ submitted: '2024-05-01', answer: 10, notice: null })),
  ...Array.from({ length: 10 }, () => ({ submitted: '2024-05-15', answer: 30, notice: 20 })),
  ...Array.from({ length: 8 }, () => ({ submitted: '2024-06-03', answer: 60, notice: 30 })),
  { submitted: addDays(UNTIL, -25), answer: null, notice: null },
  { submitted: addDays(UNTIL, -50), answer: 90, notice: 21 },
];

describe('figures computed by hand', () => {
  it('of forty questions', async () => {
    const found = await of(BY_HAND);
    // Day 10: 20 of 40. Day 30: 10 of the 19 at risk, since one is watched for 25 days only. Day 60: all 8 that are left at risk.
    expect(found).toMatchObject({
      total: 40,
      n: 40,
      answered: 38,
      waiting: 2,
      withdrawn: 0,
      median: 10,
      p90: 60,
      // Eight with a late notice, and the one waiting for 25 days without any.
      silent: { count: 9, of: 40 },
      open: { count: 2, within3: 0, within6: 1, after6: 1, median: null, longest: 50 },
      omitted: { oral: 0, undatedAnswer: 0, unknown: 0, undated: 0 },
      first: '2024-05-01',
      last: addDays(UNTIL, -25),
    });
    expect(found.within3).toBeCloseTo(0.5, 12);
    expect(found.within6).toBeCloseTo(1 - 0.5 * (9 / 19), 12);
    expect(found.curve.map(([days]) => days)).toEqual([10, 30, 60]);
    expect(found.quarters.map(({ from, n, within3 }) => [from, n, within3])).toEqual([
      ['2024-04-01', 38, 20 / 38],
      ['2024-07-01', 2, null],
    ]);
    expect(Shape.safeParse(found).success).toBe(true);
  });

  it('leave out what cannot be counted, and say how many and why', async () => {
    const odd: Partial<CorpusRecord>[] = [
      { kind: 'oral' },
      { state: 'noTerm', kind: null },
      { state: 'closed', answered: null },
      { state: 'answered', answered: null },
      { state: 'unknown', answered: null },
      { submitted: null },
      { state: 'withdrawn', answered: null, papers: [{ state: 'withdrawn', day: null }] },
    ];
    const found = await of([
      ...BY_HAND,
      ...odd.map((part) => ({ submitted: '2024-05-01', answer: 10, notice: null, part })),
    ]);
    expect(found).toMatchObject({ total: 47, n: 40, omitted: { oral: 2, undatedAnswer: 2, unknown: 2, undated: 1 } });
    expect(found.within3).toBeCloseTo(0.5, 12);
  });

  it('count a question that was withdrawn as waiting until that day', async () => {
    const found = await of([
      ...Array.from({ length: 30 }, () => ({ submitted: '2024-05-01', answer: 20, notice: null })),
      ...Array.from({ length: 10 }, () => ({ submitted: '2024-05-01', answer: null, notice: null, withdrawn: 5 })),
      ...Array.from({ length: 10 }, () => ({ submitted: '2024-05-01', answer: 40, notice: 10 })),
    ]);
    expect(found).toMatchObject({ n: 50, answered: 40, withdrawn: 10, waiting: 0 });
    expect(found.within3).toBeCloseTo(30 / 40, 12);
  });

  it('are not given of fewer questions than stated', async () => {
    const some = (count: number) =>
      of(Array.from({ length: count }, () => ({ submitted: '2024-05-01', answer: 10, notice: null })));
    expect(await some(MIN_QUESTIONS - 1)).toMatchObject({
      n: MIN_QUESTIONS - 1,
      within3: null,
      median: null,
      p90: null,
      curve: [],
    });
    expect(await some(MIN_QUESTIONS)).toMatchObject({ within3: 1, median: 10, curve: [[10, 1]] });
    expect(await of([])).toMatchObject({ n: 0, first: null, quarters: [], open: { longest: null } });
  });

  it('are not given where many were answered on an unknown day: the others would seem to wait alone', async () => {
    const closed = { submitted: '2024-05-01', answer: null, notice: null, part: { state: 'closed' as const } };
    const open = { submitted: '2024-06-01', answer: null, notice: null };
    const many = [...Array.from({ length: 100 }, () => closed), ...Array.from({ length: 30 }, () => open)];
    const found = await of(many);
    expect(found).toMatchObject({ n: 30, within3: null, within6: null, median: null, curve: [] });
    expect(found.omitted.undatedAnswer).toBe(100);
    expect(found.quarters.map(({ within6 }) => within6)).toEqual([null]);
  });

  it('end where one answer would decide them', async () => {
    const young = { submitted: addDays(UNTIL, -5), answer: null, notice: null };
    const one = { submitted: addDays(UNTIL, -60), answer: 42, notice: null };
    const found = await of([...Array.from({ length: 19 }, () => young), one]);
    expect(found).toMatchObject({ n: 20, answered: 1, within3: null, within6: null, median: null, p90: null });
  });

  it('say of no question that it was silent or not before three weeks have passed', async () => {
    const quick = { submitted: addDays(UNTIL, -15), answer: 3, notice: null };
    const slow = { submitted: addDays(UNTIL, -30), answer: null, notice: null };
    const found = await of([...Array.from({ length: 10 }, () => quick), slow, slow]);
    expect(found.silent).toEqual({ count: 2, of: 2 });
  });

  it('place one question among the answers, by the days it took or has waited', async () => {
    const search = await searchOver(BY_HAND.map(recordOfTruth));
    const place = (at: number) => figures(search, { number: `2024Z${10_000 + at}` }).place;
    expect(place(0)).toMatchObject({ days: 10, waiting: false, shorter: 0, answers: 38 });
    expect(place(25)).toMatchObject({ days: 30, waiting: false, shorter: 20, answers: 38 });
    expect(place(39)).toMatchObject({ days: 50, waiting: true, shorter: 30, answers: 38 });
    expect(figures(search, { number: '2001Z00001' }).place).toBe(null);
    expect(figures(search, { number: 'niets' }).place).toBe(null);
  });

  it('place a question as it stood on the day of the list: an answer after that day had not come, and today does not count', async () => {
    const late: Partial<CorpusRecord> = {
      state: 'answered',
      answered: addDays(UNTIL, 2),
      papers: [{ state: 'answered', day: addDays(UNTIL, 2) }],
    };
    const records = [...BY_HAND, { submitted: addDays(UNTIL, -30), answer: null, notice: null, part: late }];
    const search = await searchOver(records.map(recordOfTruth));
    expect(figures(search, { number: '2024Z10040' }).place).toMatchObject({ days: 30, waiting: true, answers: 38 });
    const gone = { submitted: addDays(UNTIL, -30), answer: null, notice: null, withdrawn: 5 };
    expect(figures(await searchOver([gone].map(recordOfTruth)), { number: '2024Z10000' }).place).toBe(null);
  });

  it('are of a selection: numbers, words, or one number', async () => {
    const search = await searchOver(BY_HAND.map(recordOfTruth));
    expect(figures(search, {}, ['2024Z10000', '2024Z10001', '2001Z00001']).total).toBe(2);
    expect(figures(search, { words: 'douane' }).total).toBe(40);
    expect(figures(search, { words: 'douane veerpont' }).total).toBe(0);
    expect(figures(search, { words: '2024Z10003' }).total).toBe(1);
    expect(figures(search, { from: '2024-06-01', to: '2024-06-30' }).total).toBe(8);
  });
});

/** Answers of which half come within 14 days, and the true share within any time is known: geometric, one chance a day. */
const CHANCE = 1 - 0.5 ** (1 / 14);

describe('figures of generated questions whose truth is known', () => {
  it('come near the truth although a third still waits, where the plain share of answers does not', async () => {
    let state = 7;
    const chance = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const truths = Array.from({ length: 4000 }, () => ({
      submitted: addDays(UNTIL, -1 - Math.floor(chance() * 40)),
      answer: Math.ceil(Math.log(chance()) / Math.log(1 - CHANCE)),
      notice: null,
    }));
    const found = await of(truths);
    const truth = 1 - (1 - CHANCE) ** 21;
    expect(found.within3).toBeGreaterThan(truth - 0.03);
    expect(found.within3).toBeLessThan(truth + 0.03);
    expect(Math.abs((found.median ?? 0) - 14)).toBeLessThanOrEqual(1);
    const known = truths.filter(({ submitted, answer }) => answer <= watched(submitted));
    const plain = known.filter(({ answer }) => answer <= 21).length / known.length;
    expect(plain - truth).toBeGreaterThan(0.1);
  });
});

const TRUTH = fc.record({
  submitted: fc.integer({ min: 0, max: 700 }).map((days) => addDays(UNTIL, -days)),
  answer: fc.option(fc.nat({ max: 120 })),
  notice: fc.option(fc.nat({ max: 40 })),
  withdrawn: fc.option(fc.nat({ max: 100 }), { freq: 6 }),
  part: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<Partial<CorpusRecord>[]>({}, { addressees: ['Minister van Financiën'] }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Partial<CorpusRecord>[]>(
        { state: 'closed' },
        { kind: 'oral' },
        { submitted: null },
        { papers: null },
      ),
    },
  ),
});

describe('figures of any questions', () => {
  it('add up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(TRUTH, { maxLength: 80 }), async (truths) => {
        const found = await of(truths);
        const { total, n, omitted, open, quarters } = found;
        expect(total).toBe(truths.length);
        expect(n + omitted.oral + omitted.undatedAnswer + omitted.unknown + omitted.undated).toBe(total);
        expect(found.answered + found.waiting + found.withdrawn).toBe(n);
        expect(open.within3 + open.within6 + open.after6).toBe(open.count);
        expect(open.count).toBe(found.waiting);
        expect(found.silent.count).toBeLessThanOrEqual(found.silent.of);
        for (const key of ['n', 'answered', 'waiting', 'withdrawn'] as const)
          expect(quarters.reduce((sum, quarter) => sum + quarter[key], 0)).toBe(found[key]);
        expect(quarters.reduce((sum, { silent }) => sum + silent.count, 0)).toBe(found.silent.count);
        if (found.within3 !== null && found.within6 !== null)
          expect(found.within6).toBeGreaterThanOrEqual(found.within3);
        expect(found.curve.every(([, share]) => share > 0 && share <= 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('never count more by a further condition', async () => {
    const conditions = fc.record(
      {
        ministry: fc.constantFrom('fin' as const, 'def' as const),
        kind: fc.constantFrom('written' as const, 'oral' as const),
        punctual: fc.constantFrom('within3' as const, 'silent' as const),
        state: fc.constantFrom('open' as const, 'answered' as const),
        from: fc.constant('2024-03-01'),
        to: fc.constant('2024-08-01'),
        party: fc.constantFrom('VVD', 'D66'),
        words: fc.constantFrom('douane', 'veerpont'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(TRUTH, { minLength: 1, maxLength: 40 }), conditions, async (truths, all) => {
        const search = await searchOver(truths.map(recordOfTruth));
        let asked: Partial<FiguresRequest> = {};
        let before = figures(search);
        for (const [name, value] of Object.entries(all)) {
          asked = { ...asked, [name]: value };
          const now = figures(search, asked);
          expect(now.n).toBeLessThanOrEqual(before.n);
          expect(now.total).toBeLessThanOrEqual(before.total);
          before = now;
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('quarters', () => {
  it('begin on their first day and follow each other without gaps', () => {
    expect(['2024-01-01', '2024-03-31', '2024-04-01', '2024-12-31'].map(quarterOf)).toEqual([
      '2024-01-01',
      '2024-01-01',
      '2024-04-01',
      '2024-10-01',
    ]);
    expect(quartersBetween(['2024-07-01', '2023-10-01'])).toEqual([
      '2023-10-01',
      '2024-01-01',
      '2024-04-01',
      '2024-07-01',
    ]);
    expect(quartersBetween([])).toEqual([]);
    expect(quarterParts('2024-10-01')).toEqual({ year: '2024', quarter: 4 });
  });
});
