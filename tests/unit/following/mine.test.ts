import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../utils/domain/clock/calendar.ts';
import { MyQuestion } from '../../../utils/domain/following/mine.ts';
import type { CorpusRecord } from '../../../utils/domain/question-list/record.ts';
import { gatherMine, type MineParts } from '../../../utils/services/following/mine.ts';
import { followRow, memoryStore } from './memory-store.ts';

/** Where the reader's own questions stand when only the list of all questions knows them. */

const NUMBER = '2026Z00001';
const clock: Clock = { now: () => new Date('2026-12-01T11:00:00Z') };
const record: CorpusRecord = {
  number: NUMBER,
  id: `kv-tk-${NUMBER}`,
  title: 'Asked about',
  submitted: '2026-11-01',
  submitters: [{ name: 'Jansen', party: null }],
  addressees: [],
  state: 'open',
} as unknown as CorpusRecord;

async function mine(
  updatedTo: string | null,
  more: Partial<CorpusRecord> = {},
  peek: MineParts['peek'] = async () => null,
): Promise<MyQuestion | undefined> {
  const store = memoryStore();
  await store.add(followRow(NUMBER));
  const parts: MineParts = {
    store,
    clock,
    library: { list: async () => ({ outcome: 'listed', groups: [], next: null }) as never },
    peek,
    doubted: async (facts) => facts,
    corpus: { question: async () => ({ outcome: 'found', record: { ...record, ...more }, updatedTo }) },
  };
  const [found] = await gatherMine(parts);
  return found;
}

describe('a question that only the list knows', () => {
  it('stands as on the day to which the list is whole, and is not called late by an old list', async () => {
    expect(await mine('2026-11-10')).toMatchObject({ state: 'open', asOf: '2026-11-10', due: '2026-11-22' });
  });

  it('is late by a list that is whole up to today', async () => {
    expect(await mine('2026-12-01')).toMatchObject({ state: 'overdue', days: 9, asOf: null });
  });

  it('has no known answer after a year, by whatever list', async () => {
    const submitted = '2025-11-30';
    expect(await mine('2026-12-01', { submitted })).toMatchObject({ state: 'noAnswer', asOf: null });
    expect(await mine('2026-11-10', { submitted })).toMatchObject({ state: 'noAnswer', asOf: '2026-11-10' });
    expect(await mine('2026-12-01', { submitted: '2025-12-01' })).toMatchObject({ state: 'overdue' });
  });

  it('is not known by a list that is whole up to no day', async () => {
    expect(await mine(null)).toMatchObject({ state: 'unknown', days: null });
  });

  it.each([
    ['notFound', null, true],
    ['sourcesFailed', null, false],
    ['searchFailed', null, false],
    // The list knows it after all.
    ['notFound', '2026-12-01', false],
  ] as const)('of which the sources say %s, by a list up to %s: missing is %s', async (why, updatedTo, isMissing) => {
    const status = { state: 'unknown', why, evidence: [] };
    const known = async () => ({ status, checkedAt: '2026-12-01T10:00:00Z' }) as never;
    expect(await mine(updatedTo, {}, known)).toMatchObject({ isMissing });
  });

  it.each([
    ['a page that is no metadata, and nothing from the search', ['metadata garbage', 'sru notFound'], true],
    ['no metadata in time', ['metadata timeout', 'sru notFound'], false],
    ['no answer of the search', ['metadata garbage', 'sru offline'], false],
    ['nothing from the search alone', ['sru notFound'], false],
    ['a page that is no metadata alone', ['metadata garbage'], false],
  ])('of which the sources give %s: missing is said only where all answered', async (_, told, isMissing) => {
    const failures = told.map((words) => ({ source: words.split(' ')[0], code: words.split(' ')[1] }));
    const status = { state: 'unknown', why: 'noSubmittedDate', evidence: [], failures };
    const known = async () => ({ status, checkedAt: '2026-12-01T10:00:00Z' }) as never;
    expect(await mine(null, {}, known)).toMatchObject({ isMissing });
  });

  it('belongs to the ministries of its addressees on the day it was put', async () => {
    const addressees = ['Minister van Financiën', 'Staatssecretaris van Financiën', 'Minister van Onbekende Zaken'];
    expect(await mine('2026-12-01', { addressees })).toMatchObject({ ministries: ['fin'] });
  });

  it('fits its shape, however long titles and names are', async () => {
    const long = 'x'.repeat(3_000);
    const submitters = Array.from({ length: 200 }, () => ({ name: long, party: long }));
    const found = await mine('2026-12-01', { title: long, submitters, addressees: [long] });
    expect(MyQuestion.safeParse(found).success).toBe(true);
  });
});
