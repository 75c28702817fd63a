import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CACHED_DOSSIER_VERSION, type CachedDossier } from '../../../utils/domain/dossier/cache.ts';
import type { FollowEvent } from '../../../utils/domain/following/event.ts';
import { isTerm } from '../../../utils/domain/following/list-news.ts';
import { mineGroups } from '../../../utils/domain/following/mine.ts';
import type { KamerFacts } from '../../../utils/domain/kamer/facts.ts';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import { CORPUS_STATES, type CorpusRecord } from '../../../utils/domain/question-list/record.ts';
import { forbidsAbsence } from '../../../utils/domain/status/standing.ts';
import { isLate } from '../../../utils/domain/status/states.ts';
import type { StatusInput } from '../../../utils/domain/status/types.ts';
import { lateByList, ownState, rowOf } from '../../../utils/questions/view/rows.ts';
import { createDossierService } from '../../../utils/services/dossier.ts';
import { followReading } from '../../../utils/services/following/look.ts';
import { gatherMine } from '../../../utils/services/following/mine.ts';
import { recordReading } from '../../../utils/services/following/round.ts';
import { doubtedTerms, lookThroughList } from '../../../utils/services/following/searches.ts';
import { lookAtNamed } from '../../../utils/services/named.ts';
import { day, input, written } from '../domain/status/arbitrary.ts';
import { appendix, facts, S } from '../domain/status/build.ts';
import { followRow, memoryStore } from '../following/memory-store.ts';
import { listed } from '../questions/listed.ts';

/** Every view of a question stands on one function: what one says it does not know, no other calls open or late (decision 525). */

const NUMBER = '2024Z01911';

interface Case {
  readonly input: StatusInput;
  readonly kamer: KamerFacts | null;
  readonly record: CorpusRecord;
  readonly today: string;
}

const kamerOf = (kinds: readonly string[]): KamerFacts => ({
  number: NUMBER,
  kind: 'Schriftelijke vragen',
  subject: '',
  submitted: S,
  term: null,
  submitters: [],
  addressees: [],
  documents: kinds.map((kind, at) => ({ number: `2024D0000${at}`, kind, subject: '', date: S, publication: null })),
  unread: 0,
  version: 'v5',
  readAt: S,
});
const kamer = fc.option(
  fc
    .array(fc.constantFrom('Antwoord schriftelijke vragen', 'Mededeling (uitstel antwoord)', 'Mededeling'), {
      maxLength: 2,
    })
    .map(kamerOf),
);
const record = fc
  .record({ state: fc.constantFrom(...CORPUS_STATES), answered: fc.option(day) })
  .map(({ state, answered }) =>
    listed(NUMBER, { state, answered, submitted: S, papers: state === 'open' ? [] : null }),
  );
const anyCase: fc.Arbitrary<Case> = fc.record({
  input: fc.oneof(input, written),
  kamer,
  record,
  today: day.filter((one) => one >= S),
});

/** What each view says of one question, all from the same facts, through the services that answer the views. */
async function views({ input, kamer, record, today }: Case) {
  const now = new Date(`${today}T12:00:00Z`);
  const clock = { now: () => now };
  const cached: CachedDossier = {
    version: CACHED_DOSSIER_VERSION,
    number: NUMBER,
    question: input.question,
    title: 'De veerpont',
    input,
    mentions: [],
    referenced: [],
    checkedAt: now.toISOString(),
    failedChecks: 0,
  };
  const dossiers = createDossierService({
    fetch: () => Promise.reject(new Error('nothing is asked here')),
    clock,
    cache: { get: async () => cached, some: async (all) => all.map(() => cached), put: async () => undefined },
    onChange: () => undefined,
    kamer: async () => kamer,
  });
  const strip = await dossiers.peekAlone(NUMBER);
  if (strip === null) throw new Error('the cache was not read');
  const context = {
    title: '',
    updatedTo: today,
    today,
    dossiers: new Map([[NUMBER, strip]]),
    named: new Map(),
    notes: new Map(),
    followed: new Set<string>(),
  };
  const row = rowOf(
    { number: NUMBER, record, likely: true, reasons: [] } as unknown as Parameters<typeof rowOf>[0],
    context,
  );
  const store = memoryStore();
  await store.add({ ...followRow(NUMBER), since: S });
  const [followed] = await store.all();
  if (followed === undefined) throw new Error('nothing is followed');
  // The facts were read before the term ended and again now, so that a term that passed would be told.
  await recordReading({ store, clock, doubted: dossiers.doubted }, followed, followReading(cached));
  const mine = await gatherMine({
    store,
    clock,
    library: { list: async () => ({ outcome: 'listed', groups: [], next: null }) as never },
    peek: dossiers.peekAlone,
    doubted: dossiers.doubted,
    corpus: { question: async () => ({ outcome: 'found', record, updatedTo: today }) },
  });
  const found: FollowEvent[] = [];
  const searching = {
    ...store,
    searches: async () => [
      {
        id: 'x',
        conditions: { words: 'veerpont' },
        since: S,
        notify: true,
        known: { updatedTo: S, happened: { [NUMBER]: ['new' as const] } },
        lookedAt: 0,
      },
    ],
    recordSearch: async (_: string, __: unknown, events: readonly FollowEvent[]) => found.push(...events),
  };
  await lookThroughList({
    store: searching,
    clock,
    corpus: { matching: async () => ({ outcome: 'found', updatedTo: today, records: [record] }) },
    states: dossiers.states,
  });
  const [named] = await lookAtNamed(
    {
      corpus: { questions: async () => ({ outcome: 'found', records: new Map([[NUMBER, record]]), updatedTo: today }) },
      notes: { noted: async () => new Set() },
      cached: dossiers.states,
      numbersOf: () => [],
      follows: async () => [],
      speaking: async () => ({ language: 'nl', today }),
    },
    [{ id: record.id, number: NUMBER }],
  );
  const [question] = mine;
  if (question === undefined) throw new Error('Mijn vragen has no row');
  const told: readonly FollowEvent[] = await store.events(null, 50);
  const events = told.filter(({ kind }) => isTerm(kind));
  const listEvents = found.filter(({ kind }) => isTerm(kind));
  return {
    strip,
    row,
    own: ownState(strip, record, context),
    late: lateByList(record, context),
    question,
    named,
    events,
    listEvents,
  };
}

/** What the strip said on a day, by what was published before it. */
async function stateOn(one: Case, day: string | null): Promise<string> {
  if (day === null) throw new Error('a term has its day');
  const documents = one.input.documents.filter(({ evidence: { date } }) => date === null || date < day);
  return (await views({ ...one, input: { ...one.input, documents }, today: day })).strip.status.state;
}

const waits = (state: string): boolean => isLate(state) || /^(?:open|postponed|probablyPostponed|notice)$/.test(state);

describe('one standing for all views', () => {
  it('what the strip does not know, because facts forbid it, no view calls open or late', async () => {
    let met = 0;
    await fc.assert(
      fc.asyncProperty(anyCase, async (one) => {
        const { strip, row, own, late, question, named, events, listEvents } = await views(one);
        if (!forbidsAbsence(strip.status)) return;
        met += 1;
        for (const state of [row.state, own, question.state]) expect(waits(state)).toBe(false);
        expect(late).toBeNull();
        expect(named?.state?.tone ?? 'neutral').toMatch(/^(?:neutral|good)$/);
        expect(listEvents).toEqual([]);
        // A term that passed before the doubtful document came has passed all the same: the strip said so on that day.
        for (const { day } of events) expect(isLate(await stateOn(one, day))).toBe(true);
        expect(mineGroups([{ ...question, unseen: 0 }], one.today)[0]?.group).toMatch(/^(?:unknown|ended)$/);
        expect(question.due).toBeNull();
      }),
      { numRuns: 400, seed: 525 },
    );
    expect(met).toBeGreaterThan(40);
  });

  it('what the strip knows, every view calls the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (one) => {
        const { strip, row, own, question } = await views(one);
        const { state } = strip.status;
        if (state === 'unknown') return;
        expect([row.state, own, question.state]).toEqual([state, state, state]);
      }),
      { numRuns: 200, seed: 526 },
    );
  });

  it('an answer that only the Kamer has keeps the end of a term quiet until it is published, or gone', async () => {
    const today = addDays(S, 30);
    const late = { input: facts(), record: listed(NUMBER, { submitted: S, papers: [] }), today };
    const told = await views({ ...late, kamer: null });
    expect([told.strip.status.state, told.question.state]).toEqual(['overdue', 'overdue']);
    expect([told.events.length, told.listEvents.length]).toEqual([1, 1]);
    const quiet = await views({ ...late, kamer: kamerOf(['Antwoord schriftelijke vragen']) });
    expect([quiet.strip.status.state, quiet.question.state]).toEqual(['unknown', 'unknown']);
    expect([quiet.events.length, quiet.listEvents.length]).toEqual([0, 0]);
    const answer = appendix('answer', addDays(S, 25));
    const published = await views({
      ...late,
      input: facts({ documents: [answer] }),
      kamer: kamerOf(['Antwoord schriftelijke vragen']),
    });
    // It came after the three weeks: now that is certain.
    expect([published.question.state, published.events.length]).toEqual(['answered', 1]);
  });

  it('a linked document that could not be read is not late by the list either, when the search fails too', async () => {
    const one = await views({
      input: facts({ unread: ['ah-tk-20232024-1'], search: 'failed' }),
      record: listed(NUMBER, { submitted: S, papers: [] }),
      today: addDays(S, 30),
      kamer: null,
    });
    expect([one.row.state, one.own, one.question.state]).toEqual(['unknown', 'unknown', 'unknown']);
    expect([one.late, one.listEvents.length]).toEqual([null, 0]);
  });

  it('a notification that waited for the morning is looked at again before it is shown', async () => {
    const event = { number: NUMBER, kind: 'threeWeeks' } as const;
    const { strip } = await views({
      input: facts(),
      kamer: kamerOf(['Antwoord schriftelijke vragen']),
      record: listed(NUMBER),
      today: addDays(S, 30),
    });
    expect(await doubtedTerms(async () => new Map([[NUMBER, strip]]), [event])).toEqual(new Set([NUMBER]));
    expect(await doubtedTerms(async () => Promise.reject(new Error('no cache')), [event])).toEqual(new Set());
  });
});
