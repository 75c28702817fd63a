import { deepEqual, equal } from 'node:assert/strict';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import { expectedOf, renamingsOf, type World } from '../domain/following/world.ts';
import type { EventRow } from '../../../utils/store/following/rows.ts';
import type { Year, YearParts } from './simulation.ts';

/** What must hold of a simulated year; used by the unit tests and by `npm run soak -- --following 5000`. */

const END = '2027-03-02';
/** Days within which what is published is found, also by a browser that sleeps and asks only now and then. */
const WAIT = 10;

const asAnswers = (all: readonly string[]): string[] =>
  all.map((one) => one.replace('supplement', 'answered')).toSorted();

/**
 * What became of documents that were told of: the final identifier of one that was told as provisional, and the corrected version of an answer
 * whose earlier version was known, each once and not before it was there.
 */
function checkRenamings(world: World, mine: readonly EventRow[], foundOn: Year['foundOn']): void {
  const changes = mine.filter(({ kind }) => kind === 'final' || kind === 'corrected');
  const rightly = new Set<EventRow>();
  for (const { isAnswer, provisional, plain, finalOn, corrected } of renamingsOf(world)) {
    const later = [plain, corrected?.id];
    const told = mine.find(
      ({ kind, document }) =>
        kind !== 'final' && kind !== 'corrected' && document !== null && [provisional, ...later].includes(document),
    );
    const [final, newer] = (['final', 'corrected'] as const).map((wanted) => {
      const found = changes.filter(({ kind, document }) => kind === wanted && later.includes(document ?? ''));
      equal(found.length <= 1, true, `${world.number} told ${wanted} twice`);
      for (const one of found) rightly.add(one);
      return found[0];
    });
    const isIn = (event: EventRow | undefined, from: string): void =>
      equal(event === undefined || (foundOn.get(event.key) ?? '') >= from, true, `${world.number} told early`);
    isIn(final, finalOn);
    isIn(newer, corrected?.on ?? '9999-12-31');
    if (told === undefined) continue;
    equal(
      final !== undefined || told.document !== provisional || finalOn > addDays(END, -WAIT),
      true,
      `${world.number} lost that ${plain} is final`,
    );
    if (!isAnswer || corrected === null || corrected.on > addDays(END, -WAIT)) continue;
    const wasKnown = [told.document, final?.document].includes(plain);
    equal(newer !== undefined, wasKnown, `${world.number} lost, or made up, ${corrected.id}`);
  }
  deepEqual(
    changes.filter((one) => !rightly.has(one)).map(({ key }) => key),
    [],
  );
}

/** Every event once, none lost, none early, each announced at most once. */
export function checkYear({ lived, all }: { lived: Year; all: YearParts['all'] }): void {
  const { events, unseen, shown, followedOn, foundOn } = lived;
  equal(new Set(events.map(({ key }) => key)).size, events.length);
  equal(new Set(shown).size, shown.length);
  // Told or not, what nobody has read is still counted.
  equal(unseen, events.length);
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
    checkRenamings(world, byNumber.get(world.number) ?? [], foundOn);
  }
}
