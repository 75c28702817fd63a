import { beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import type { Dossier } from '../../../utils/domain/dossier/types.ts';
import type { PublicationRecord } from '../../../utils/domain/publication/record.ts';
import { computeStatus } from '../../../utils/domain/status/compute.ts';
import type { PageAnswer } from '../../../utils/protocol/page.ts';
import { createStripService, type StripService } from '../../../utils/services/strip.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { D3, facts, READ_AT } from '../domain/status/build.ts';

const ID = 'kv-tk-2024Z01911';
const ADDRESS = `https://zoek.officielebekendmakingen.nl/${ID}.html`;
const MINUTE = 60_000;

const dossier = (more: Partial<Dossier> = {}): Dossier => ({
  number: '2024Z01911',
  question: ID,
  title: 'Titel',
  status: computeStatus(facts({}), addDays(D3, -3)),
  documents: [],
  mentions: [],
  referenced: [],
  checkedAt: READ_AT,
  refreshing: false,
  failures: [],
  ...more,
});

/** What reading the page gave; only that it could be read, and that it has questions, counts here. */
const record = { kind: 'question', questions: [{}] } as unknown as PublicationRecord;
const answer = (more: Partial<PageAnswer> = {}): PageAnswer => ({
  record,
  number: '2024Z01911',
  questionNumbers: ['2024Z01911'],
  dossier: dossier(),
  ...more,
});

let now: number;
let today: string;
let service: StripService;

beforeEach(() => {
  now = 1_000_000;
  today = '2024-02-09';
  service = createStripService({
    pages: { peek: async () => dossier() },
    notes: { list: () => Promise.reject(new Error('not asked')) },
    memory: volatileMemory(),
    countRelated: async () => null,
    follows: async () => false,
    speaking: async () => ({ language: 'nl', today }),
    now: () => now,
  });
});

/** What a page hears before it is there, after a visit that gave this answer. */
async function peekedAfter(given: PageAnswer, later: number): Promise<boolean | undefined> {
  await service.view(given, ADDRESS);
  // It is remembered after the answer was given.
  await new Promise((resolve) => setTimeout(resolve));
  now += later;
  return (await service.peek(ADDRESS))?.isRead;
}

describe('a page that comes back', () => {
  it('need not be read again for ten minutes', async () => {
    expect(await peekedAfter(answer(), 9 * MINUTE)).toBe(true);
    now += MINUTE;
    expect((await service.peek(ADDRESS))?.isRead).toBe(false);
  });

  it('is read when the clock went back, on another day, or after the question has changed', async () => {
    expect(await peekedAfter(answer(), -MINUTE)).toBe(false);
    now += MINUTE;
    expect((await service.peek(ADDRESS))?.isRead).toBe(true);
    today = '2024-02-10';
    expect((await service.peek(ADDRESS))?.isRead).toBe(false);
    today = '2024-02-09';
    await service.forget('2024Z01911');
    expect((await service.peek(ADDRESS))?.isRead).toBe(false);
  });

  it.each([
    ['it could not be read', { record: null }],
    ['its layout is not known', { record: { ...record, questions: [] } }],
    ['the sources are being asked', { dossier: dossier({ refreshing: true }) }],
    ['a source was silent', { dossier: dossier({ failures: [{ what: 'sru', code: 'offline' }] as never }) }],
  ] as [string, Partial<PageAnswer>][])('is read when %s', async (_, more) => {
    expect(await peekedAfter(answer(more), MINUTE)).toBe(false);
  });

  it('is read when it was never seen', async () => {
    expect((await service.peek(ADDRESS))?.isRead).toBe(false);
  });
});
