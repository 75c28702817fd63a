import { describe, expect, it } from 'vitest';
import { announcementInWords } from '../../../utils/services/following/notices.ts';
import type { FollowEvent } from '../../../utils/domain/following/event.ts';
import type { CorpusRecord } from '../../../utils/domain/question-list/record.ts';
import { listed } from '../questions/listed.ts';
import { FOLLOW_ALARM } from '../../../utils/services/following/service.ts';
import { NotesDatabase } from '../../../utils/store/database.ts';
import { wipeEverything } from '../../../utils/store/wipe.ts';
import { places } from '../store/support.ts';
import { answerOf, HOUR, numberOf, question, world } from './world.ts';

describe('following', () => {
  it('asks about forty-five questions by three searches', async () => {
    const { records, following, asked } = world();
    for (let nth = 0; nth < 45; nth += 1) {
      records.set(numberOf(nth), [question(numberOf(nth))]);
      await following.set(numberOf(nth), true);
    }
    await following.onAlarm(FOLLOW_ALARM);
    expect(asked).toHaveLength(3);
    await following.onAlarm(FOLLOW_ALARM);
    expect(asked).toHaveLength(3);
    const rows = await following.store.all();
    expect(rows.every(({ title, readAt }) => title.startsWith('Asked about') && readAt > 0)).toBe(true);
  });

  it('tells pages of a question that was read for the first time, also of one that does not exist, and then of none', async () => {
    const { records, following, unseen, clock } = world();
    records.set(numberOf(1), [question(numberOf(1))]);
    for (const number of [numberOf(1), '2026Z99998']) await following.set(number, true);
    const before = unseen.length;
    await following.onAlarm(FOLLOW_ALARM);
    expect(unseen.length).toBe(before + 1);
    clock.move(30 * HOUR);
    await following.onAlarm(FOLLOW_ALARM);
    expect(unseen.length).toBe(before + 1);
    // Nothing of it is news, but it is there now.
    records.set('2026Z99998', [question('2026Z99998')]);
    clock.move(30 * HOUR);
    await following.onAlarm(FOLLOW_ALARM);
    expect(unseen.length).toBe(before + 2);
  });

  it('announces an answer once: recorded, counted on the button, shown, and not again after a restart of the worker', async () => {
    const { records, following, clock, shown, unseen, make } = world();
    const number = numberOf(1);
    records.set(number, [question(number)]);
    await following.set(number, true);
    await following.onAlarm(FOLLOW_ALARM);
    expect(shown).toEqual([]);
    records.set(number, [question(number), answerOf(number)]);
    clock.move(10 * 24 * HOUR + HOUR);
    await following.onAlarm(FOLLOW_ALARM);
    expect(shown).toEqual([`There is an answer: Asked about ${number} (${number})`]);
    expect(unseen.at(-1)).toBe(1);
    clock.move(4 * 24 * HOUR);
    await make().onAlarm(FOLLOW_ALARM);
    expect(shown).toHaveLength(1);
    const [event] = await following.store.events(null, 10);
    expect(event).toMatchObject({
      kind: 'answered',
      document: 'ah-tk-20252026-90',
      day: '2026-02-20',
      seen: 0,
      told: 1,
    });
    const upTo = event?.seq ?? 0;
    await following.seen({ upTo });
    expect(unseen.at(-1)).toBe(0);
    // What comes after is not taken with it when the same is asked again: a page that hears nothing asks twice.
    records.set(number, [
      ...(records.get(number) ?? []),
      { ...answerOf(number), id: 'ah-tk-20252026-91', received: '2026-03-01' },
    ]);
    clock.move(4 * 24 * HOUR);
    await following.onAlarm(FOLLOW_ALARM);
    const [later] = await following.store.events(null, 10);
    expect(later?.seq).toBeGreaterThan(upTo);
    await following.seen({ upTo });
    expect(unseen.at(-1)).toBe(1);
    await following.seen({ keys: [later?.key ?? ''] });
    expect(unseen.at(-1)).toBe(0);
  });

  it('finds after days of failure what happened in between, with one request for many questions', async () => {
    const { records, following, clock, state, asked } = world();
    const numbers = [1, 2, 3].map(numberOf);
    for (const number of numbers) {
      records.set(number, [question(number)]);
      await following.set(number, true);
    }
    await following.onAlarm(FOLLOW_ALARM);
    state.down = true;
    clock.move(9 * HOUR);
    const before = asked.length;
    await following.onAlarm(FOLLOW_ALARM);
    expect(asked.length - before).toBeLessThanOrEqual(3);
    clock.move(17 * 24 * HOUR);
    state.down = false;
    await following.onAlarm(FOLLOW_ALARM);
    expect((await following.store.events(null, 10)).map(({ kind, number }) => [kind, number]).toSorted()).toEqual(
      numbers.map((number) => ['threeWeeks', number]),
    );
  });

  it('without permission shows nothing, then or later, and keeps everything in the list', async () => {
    const { records, following, clock, shown, options, unseen } = world();
    const number = numberOf(1);
    records.set(number, [question(number)]);
    options.allowed = false;
    await following.set(number, true);
    await following.onAlarm(FOLLOW_ALARM);
    clock.move(16 * 24 * HOUR);
    await following.onAlarm(FOLLOW_ALARM);
    options.allowed = true;
    await following.onAlarm(FOLLOW_ALARM);
    expect(shown).toEqual([]);
    expect(unseen.at(-1)).toBe(1);
  });

  it('tells the others when the system does not take one of several', async () => {
    const { records, following, clock, shown, options, unseen } = world();
    const numbers = [1, 2, 3].map(numberOf);
    for (const number of numbers) {
      records.set(number, [question(number)]);
      await following.set(number, true);
    }
    await following.onAlarm(FOLLOW_ALARM);
    options.refuses = numberOf(1);
    clock.move(16 * 24 * HOUR);
    await following.onAlarm(FOLLOW_ALARM);
    expect(shown.map((one) => one.slice(-11, -1))).toEqual([numberOf(2), numberOf(3)]);
    expect(unseen.at(-1)).toBe(3);
  });

  it('follows a search by the list alone: new questions, answers and terms, each once; one click undoes it', async () => {
    const { following, clock, list, asked, shown, unseen, make } = world();
    const vvd = { words: '', party: 'VVD' };
    const at = (nth: number, submitted: string, more: Partial<CorpusRecord> = {}): CorpusRecord =>
      listed(numberOf(nth), { submitted, submitters: [{ name: 'Jansen', party: 'VVD' }], ...more });
    expect(await following.setSearch(vvd, true)).toEqual({ outcome: 'none', found: 0 });
    list.updatedTo = '2026-02-10';
    list.records = [at(1, '2026-01-25'), at(2, '2026-02-09')];
    expect(await following.setSearch({ words: ' ' }, true)).toMatchObject({ outcome: 'nothing' });
    expect(await following.setSearch(vvd, true)).toEqual({ outcome: 'followed', found: 2 });
    await following.onAlarm(FOLLOW_ALARM);
    expect(await following.store.events(null, 10)).toEqual([]);
    clock.move(10 * 24 * HOUR);
    list.updatedTo = '2026-02-19';
    const answered = { state: 'answered', answered: '2026-02-18' } as const;
    list.records = [
      at(1, '2026-01-25'),
      at(2, '2026-02-09', { ...answered, papers: [{ state: 'answered', day: '2026-02-18' }] }),
      at(3, '2026-02-17'),
    ];
    await make().onAlarm(FOLLOW_ALARM);
    await make().onAlarm(FOLLOW_ALARM);
    const told = async (): Promise<string[]> =>
      (await following.store.events(null, 10)).map(({ kind, number, day }) => `${number} ${kind} ${day}`).toSorted();
    const all = [
      `${numberOf(1)} threeWeeks 2026-02-16`,
      `${numberOf(2)} answered 2026-02-18`,
      `${numberOf(3)} new 2026-02-17`,
    ];
    expect(await told()).toEqual(all);
    expect([shown.length, unseen.at(-1), asked.length]).toEqual([3, 3, 0]);
    // A list that lost a day is no news, and neither is its coming back.
    clock.move(4 * HOUR);
    list.records = [];
    await following.onAlarm(FOLLOW_ALARM);
    clock.move(4 * HOUR);
    list.records = [at(1, '2026-01-25'), at(2, '2026-02-09', answered), at(3, '2026-02-17')];
    await following.onAlarm(FOLLOW_ALARM);
    expect(await told()).toEqual(all);
    expect(await following.setSearch({ party: 'VVD', words: '' }, false)).toMatchObject({ outcome: 'notFollowed' });
    expect([await following.store.searches(), unseen.at(-1)]).toEqual([[], 0]);
  });

  it('refuses a search that finds more than anybody reads, and says how much that is', async () => {
    const { following, list } = world();
    list.updatedTo = '2026-02-10';
    list.records = Array.from(
      { length: 101 },
      (_, nth) => ({ submitted: '2026-02-09', state: 'open', number: numberOf(nth) }) as CorpusRecord,
    );
    expect(await following.setSearch({ words: 'de' }, true)).toEqual({ outcome: 'tooMany', found: 101 });
    expect(await following.store.searches()).toEqual([]);
  });

  it('is undone by one click, and nothing unfollowed is shown', async () => {
    const { records, following, clock, unseen, asked } = world();
    const number = numberOf(1);
    records.set(number, [question(number)]);
    expect(await following.set(number, true)).toBe(true);
    expect(await following.set(number, true)).toBe(true);
    await following.onAlarm(FOLLOW_ALARM);
    clock.move(16 * 24 * HOUR);
    await following.onAlarm(FOLLOW_ALARM);
    expect(unseen.at(-1)).toBe(1);
    expect(await following.set(number, false)).toBe(false);
    expect([await following.store.count(), unseen.at(-1)]).toEqual([0, 0]);
    const before = asked.length;
    clock.move(48 * HOUR);
    await following.onAlarm(FOLLOW_ALARM);
    expect(asked).toHaveLength(before);
  });

  it('follows a number that does not exist, says nothing of it and asks about it once a day', async () => {
    const { following, clock, asked } = world();
    await following.set('2026Z99999', true);
    await following.onAlarm(FOLLOW_ALARM);
    const first = asked.length;
    clock.move(12 * HOUR);
    await following.onAlarm(FOLLOW_ALARM);
    expect(asked).toHaveLength(first);
    expect(await following.store.events(null, 10)).toEqual([]);
  });

  it('is deleted when everything is', async () => {
    const { following, env } = world();
    await following.set(numberOf(1), true);
    const notes = new NotesDatabase(env);
    expect(await following.during(() => wipeEverything(notes, places(env)))).toEqual([]);
    expect(await following.store.count()).toBe(0);
  });

  it('tells a month of many followed questions once, however many searches it takes to ask about them', async () => {
    const { records, following, clock, shown, unseen, asked } = world();
    const numbers = Array.from({ length: 90 }, (_, nth) => numberOf(nth));
    for (const number of numbers) {
      records.set(number, [question(number)]);
      await following.set(number, true);
    }
    await following.onAlarm(FOLLOW_ALARM);
    // Of each twenty, two are answered before their term; the browser is closed for a month, in which the other terms pass too.
    const answered = numbers.filter((_, nth) => nth % 10 === 0);
    for (const [nth, number] of answered.entries())
      records.set(number, [question(number), { ...answerOf(number), id: `ah-tk-20252026-${100 + nth}` }]);
    clock.move(30 * 24 * HOUR);
    const before = asked.length;
    await following.onAlarm(FOLLOW_ALARM);
    expect(asked.length - before).toBeGreaterThan(4);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/^News on 90 followed questions: /);
    expect(unseen.at(-1)).toBe(90);
    await following.onAlarm(FOLLOW_ALARM);
    expect(shown).toHaveLength(1);
  });

  it.each([
    ['controls of direction', `A\u202Eb\u2066c\u2069 \u200Fd`, 'A b c d'],
    ['line ends of every kind', 'A\r\nB\rC\u2028D\u2029E\u0085F\vG', 'A B C D E F G'],
    ['marks that draw nothing', '\u200B\u2060\uFEFF\u00AD', ''],
    ['a character that would be cut in half', `${'x'.repeat(148)}😀😀`, `${'x'.repeat(148)}…`],
    ['half a character', 'A\uD83D b', 'A b'],
    ['ten thousand letters', 'y'.repeat(10_000), `${'y'.repeat(149)}…`],
  ])('shows no more of a title than one short line: %s', (_, title, line) => {
    const event = { key: 'k', number: numberOf(1), kind: 'answered', title, day: null, isCertain: true } as FollowEvent;
    const { message } = announcementInWords({ of: 'one', event, more: 0 }, 'nl');
    expect(message).toBe(line === '' ? numberOf(1) : `${line} (${numberOf(1)})`);
    expect(message.isWellFormed()).toBe(true);
    const many = announcementInWords({ of: 'many', questions: 2, events: [event, event] }, 'nl');
    expect(many.message.split('\n')).toHaveLength(2);
    expect(many.title).toBe('Nieuws over 2 gevolgde vragen');
  });

  it('shows titles as one line of letters, whatever is in them', () => {
    const nasty = `A\u202Eb\u0000c\n<b>d</b> ${'x'.repeat(400)}`;
    const event = {
      key: 'k',
      number: numberOf(1),
      kind: 'answered',
      title: nasty,
      day: null,
      isCertain: true,
      document: null,
      url: '',
      source: 'sru',
      readAt: '',
    } as const;
    const { message } = announcementInWords({ of: 'one', event, more: 0 }, 'nl');
    expect(message).toMatch(/^A b c <b>d<\/b> x+… \(2026Z91001\)$/);
    expect(message.length).toBeLessThan(200);
  });
});
