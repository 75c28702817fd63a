import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import type { FollowEvent } from '../../../../utils/domain/following/event.ts';
import type { Knowledge } from '../../../../utils/domain/following/known.ts';
import { newsOf } from '../../../../utils/domain/following/news.ts';
import { expectedOf, readingOn, receivedOn, type Coming, type World } from './world.ts';

const SUBMITTED = '2026-02-20';
const END = 200;

const coming: fc.Arbitrary<Coming> = fc
  .record({
    role: fc.constantFrom('answer' as const, 'postponement' as const, 'withdrawn' as const),
    received: fc.integer({ min: 1, max: 120 }),
    lag: fc.integer({ min: 0, max: 3 }),
    supplementary: fc.constant(false),
    provisional: fc.constantFrom(0, 0, 2, 5),
    corrected: fc.constantFrom(0, 0, 4),
  })
  // What is received in time and published after the term is called late until it is published, by every view.
  .map((one) =>
    [21, 42].some((term) => one.received <= term && one.received + one.lag > term) ? { ...one, lag: 0 } : one,
  );

/** No two documents of one kind on a day: a provisional one could be either, and both would count as one. */
const world: fc.Arbitrary<World> = fc
  .uniqueArray(coming, { maxLength: 4, selector: ({ received }) => received })
  .map((all) => ({ number: '2026Z01234', submitted: SUBMITTED, coming: all }));

/** Days on which the sources are asked, and whether they answer; the last time they do. */
const looks = fc
  .array(fc.record({ day: fc.integer({ min: 1, max: END - 1 }), isDown: fc.boolean() }), { maxLength: 40 })
  .map((all) => [...all.toSorted((a, b) => a.day - b.day), { day: END, isDown: false }]);

interface Look {
  readonly day: number;
  readonly isDown: boolean;
}

/** What was recorded, with the day on which it was. */
function recorded(of: World, days: readonly Look[], since: string): (FollowEvent & { at: string })[] {
  let known: Knowledge | null = newsOf(null, readingOn(of, since), { day: since, isStart: true }, since).known;
  return days.flatMap(({ day, isDown }) => {
    const today = addDays(SUBMITTED, day);
    if (today < since) return [];
    const reading = readingOn(of, today, isDown, known?.reading ?? null);
    const news = newsOf(known, reading, { day: since, isStart: false }, today);
    known = news.known;
    return news.events.map((event) => ({ ...event, at: today }));
  });
}

const ofIdentifiers = new Set(['final', 'corrected']);
const told = (events: readonly FollowEvent[]): string[] =>
  events
    .filter(({ kind }) => !ofIdentifiers.has(kind))
    .map(({ kind, day }) => `${kind} ${day}`)
    .toSorted();

/** Which of two answers that were first seen together is the first is for the status to say. */
const asAnswers = (all: readonly string[]): string[] =>
  all.map((one) => one.replace('supplement', 'answered')).toSorted();

describe('whenever the sources are asked, and whether they answer or not', () => {
  const since = fc.integer({ min: 0, max: 60 }).map((days) => addDays(SUBMITTED, days));

  it('every event is recorded once, none is lost, and none early', () => {
    fc.assert(
      fc.property(world, looks, since, (of, days, from) => {
        const events = recorded(of, days, from);
        expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
        expect(asAnswers(told(events))).toEqual(asAnswers(expectedOf(of, from, addDays(SUBMITTED, END))));
        expect(events.filter(({ kind }) => kind === 'answered').length).toBeLessThanOrEqual(1);
        for (const { day, at } of events) if (day !== null) expect(day <= at).toBe(true);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  it('every answer is reported, even if several arrive together', () => {
    const two: World = {
      number: '2026Z01234',
      submitted: SUBMITTED,
      coming: [10, 30].map((received) => ({ role: 'answer', received, lag: 0, provisional: 0, corrected: 0 })),
    };
    const events = recorded(two, [{ day: END, isDown: false }], SUBMITTED);
    expect(told(events)).toEqual([
      `answered ${receivedOn(two, two.coming[0] as Coming)}`,
      `supplement ${receivedOn(two, two.coming[1] as Coming)}`,
    ]);
  });

  it('a reading that is repeated, or made while the clock was a year back, tells nothing', () => {
    fc.assert(
      fc.property(world, looks, (of, days) => {
        let known: Knowledge | null = newsOf(
          null,
          readingOn(of, SUBMITTED),
          { day: SUBMITTED, isStart: true },
          SUBMITTED,
        ).known;
        for (const { day } of days) {
          const today = addDays(SUBMITTED, day);
          const reading = readingOn(of, today);
          known = newsOf(known, reading, { day: SUBMITTED, isStart: false }, today).known;
          for (const when of [today, addDays(today, -365)]) {
            const again = newsOf(known, reading, { day: SUBMITTED, isStart: false }, when);
            expect(again.events).toEqual([]);
            expect(again.known?.documents.map(({ told: as }) => as)).toEqual(
              known?.documents.map(({ told: as }) => as),
            );
          }
        }
      }),
      { numRuns: 500, seed: 8 },
    );
  });
});
