import { deepEqual, equal } from 'node:assert/strict';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import { expectedOf } from '../domain/following/world.ts';
import type { Year, YearParts } from './simulation.ts';

/** What must hold of a simulated year; used by the unit tests and by `npm run soak -- --following 5000`. */

const END = '2027-03-02';

const asAnswers = (all: readonly string[]): string[] =>
  all.map((one) => one.replace('supplement', 'answered')).toSorted();

/** Every event once, none lost, none early, each announced at most once. */
export function checkYear({ lived, all }: { lived: Year; all: YearParts['all'] }): void {
  const { events, shown, followedOn, foundOn } = lived;
  equal(new Set(events.map(({ key }) => key)).size, events.length);
  equal(new Set(shown).size, shown.length);
  for (const { day, key } of events) if (day !== null) equal(day <= (foundOn.get(key) ?? ''), true, `${key} is early`);
  const byNumber = Map.groupBy(events, ({ number }) => number);
  for (const world of all) {
    const since = followedOn.get(world.number);
    const mine = (byNumber.get(world.number) ?? []).filter(({ kind }) => kind !== 'final' && kind !== 'corrected');
    const told = asAnswers(mine.map(({ kind, day }) => `${kind} ${day}`));
    if (since === undefined) {
      deepEqual(told, [], world.number);
      continue;
    }
    // A document received before following began and published after it is announced only if it was read in between.
    const all = expectedOf(world, since, addDays(END, -3)).filter((one) => (one.split(' ')[1] ?? '') > since);
    const wanted = new Set(asAnswers(all));
    const allowed = new Set(asAnswers(expectedOf(world, addDays(since, -32), END)));
    deepEqual(
      told.filter((one) => !allowed.has(one)),
      [],
      `${world.number} told what did not happen`,
    );
    deepEqual(
      [...wanted].filter((one) => !told.includes(one)),
      [],
      `${world.number} lost`,
    );
    equal(new Set(told).size, told.length, `${world.number} told twice`);
  }
}
