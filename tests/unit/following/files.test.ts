import ICAL from 'ical.js';
import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../components/library/my-questions/calendar-entries.ts';
import { calendarFileOf } from '../../../components/library/my-questions/calendar-file.ts';
import { writeTable } from '../../../components/library/my-questions/table-file.ts';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import {
  comingTerms,
  matchesFilter,
  mineGroups,
  mineOffers,
  type MyQuestion,
} from '../../../utils/domain/following/mine.ts';
import { followingTranslator } from '../../../utils/domain/i18n/following.ts';

/** The calendar is read back by a parser that is not the one that wrote it. */

const t = followingTranslator('en');
const NOW = new Date('2026-12-01T11:00:00Z');
const TODAY = '2026-12-01';
const mine = (nth: number, more: Partial<MyQuestion> = {}): MyQuestion => ({
  number: `2026Z${String(nth).padStart(5, '0')}`,
  id: `kv-tk-2026Z${String(nth).padStart(5, '0')}`,
  title: `Asked about ${nth}`,
  submitted: '2026-11-20',
  submitters: [{ name: 'Jansen', party: 'ABC' }],
  addressees: ['Minister of Things'],
  ministries: [],
  state: 'open',
  isMissing: false,
  due: '2026-12-11',
  days: 11,
  asOf: null,
  followed: true,
  notify: true,
  notes: 0,
  unseen: 0,
  ...more,
});

/** What a calendar program sees of each entry. */
const read = (file: string) =>
  new ICAL.Component(ICAL.parse(file) as never).getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      isDate: event.startDate.isDate,
      status: String(one.getFirstPropertyValue('status')),
      url: String(one.getFirstPropertyValue('url')),
    };
  });

describe('the calendar of terms', () => {
  it('has both terms of a question as days, with what an import twice needs', () => {
    expect(read(calendarFileOf(calendarOf([mine(1)], t, NOW)))).toEqual([
      {
        uid: '2026Z00001-threeWeeks@kantlijn',
        sequence: 1,
        summary: 'Three weeks: Asked about 1',
        start: '2026-12-11',
        end: '2026-12-12',
        isDate: true,
        status: 'CONFIRMED',
        url: 'https://zoek.officielebekendmakingen.nl/kv-tk-2026Z00001.html',
      },
      expect.objectContaining({ uid: '2026Z00001-sixWeeks@kantlijn', start: '2027-01-01' }),
    ]);
  });

  it('keeps identifiers and raises the sequence when a question is answered', () => {
    const before = read(calendarFileOf(calendarOf([mine(1)], t, NOW)));
    const after = read(calendarFileOf(calendarOf([mine(1, { state: 'answered', due: null })], t, NOW)));
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    for (const [at, one] of after.entries()) {
      expect(one.sequence).toBeGreaterThan(before[at]?.sequence ?? 99);
      expect(one.status).toBe('CANCELLED');
    }
  });

  it('has the same entries in a file of one question as in that of all: of both, a program has each once', () => {
    const all = [mine(1), mine(2, { state: 'overdue', due: '2026-12-11' }), mine(3, { state: 'answered', due: null })];
    const together = read(calendarFileOf(calendarOf(all, t, NOW)));
    const apart = all.flatMap((one) => read(calendarFileOf(calendarOf([one], t, NOW))));
    expect(apart).toEqual(together);
    // As a program does that takes the newest of what has one name.
    expect(new Map([...together, ...apart].map((one) => [one.uid, one]))).toHaveProperty('size', 6);
  });

  it('keeps days over a change to summer time, and text that means something in the format', () => {
    const nasty = 'A; B, C\\ "D"\nBEGIN:VEVENT\r\nUID:x';
    const file = calendarFileOf(calendarOf([mine(1, { submitted: '2026-03-08', title: nasty })], t, NOW));
    const [first, second, ...none] = read(file);
    expect(none).toEqual([]);
    expect([first?.start, second?.start]).toEqual(['2026-03-29', '2026-04-19']);
    expect(first?.summary).toContain('A; B, C\\ "D"');
    expect(first?.uid).toBe('2026Z00001-threeWeeks@kantlijn');
  });

  it.each([
    ['a line end of any kind', 'A\rB\nC\r\nD\u2028E\u2029F\u0085G\vH\fI'],
    ['an entry of its own', 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:y'],
    ['a lone carriage return before a property', 'x\rATTACH:file:///etc/passwd'],
    ['controls', 'a\u0000b\u0007c\u001Bd\u007Fe'],
    ['half a character', 'a\uD83Db'],
    ['controls of direction left open', 'a\u202Eb\u2066c'],
    ['signs of the format', '\\;:,"=\\n\\N'],
    ['ten thousand letters', `${'€'.repeat(5_000)}${'\u{1F600}'.repeat(2_500)}`],
    ['nothing', '   '],
  ])('stays one entry, and one line, whatever a title holds: %s', (_, title) => {
    const file = calendarFileOf(calendarOf([mine(1, { title })], t, NOW));
    const component = new ICAL.Component(ICAL.parse(file) as never);
    const events = component.getAllSubcomponents('vevent');
    expect(events.map((one) => String(one.getFirstPropertyValue('uid')))).toEqual([
      '2026Z00001-threeWeeks@kantlijn',
      '2026Z00001-sixWeeks@kantlijn',
    ]);
    for (const one of events) {
      expect(one.getFirstProperty('attach')).toBeNull();
      expect(String(one.getFirstPropertyValue('summary'))).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    }
    expect(file.isWellFormed()).toBe(true);
    // Lines of a file are at most 75 octets, and end in both signs (RFC 5545).
    for (const line of file.split('\r\n')) {
      expect(line).not.toMatch(/[\r\n]/);
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    }
  });

  it('never lowers the sequence while a question takes its course, by its own facts or by the list', () => {
    const course: Partial<MyQuestion>[] = [
      { state: 'unknown', due: null },
      { state: 'open', due: '2026-12-11' },
      { state: 'overdue', due: '2026-12-11' },
      // A postponement may come late.
      { state: 'postponed', due: '2027-01-01' },
      { state: 'overdue', due: '2027-01-01' },
      { state: 'noAnswer', due: null },
      { state: 'answered', due: null },
    ];
    const sequences = course.map(
      (more) => read(calendarFileOf(calendarOf([mine(1, more)], t, NOW)))[0]?.sequence ?? -1,
    );
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    expect(sequences.at(-1)).toBeGreaterThan(sequences.at(-2) ?? 9);
  });

  it.each(['Europe/Amsterdam', 'Pacific/Auckland', 'America/Los_Angeles'])(
    'has the same days whatever zone the machine is in: %s',
    (zone) => {
      const { TZ = '' } = process.env;
      process.env['TZ'] = zone;
      try {
        expect(new Date('2026-07-01T00:00:00Z').getTimezoneOffset()).not.toBe(0);
        const all = Array.from({ length: 120 }, (_, nth) => mine(nth, { submitted: addDays('2026-01-01', nth) }));
        const starts = read(calendarFileOf(calendarOf(all, t, NOW))).map(({ start, end }) => [start, end]);
        const wanted = all.flatMap(({ submitted }) =>
          [21, 42].map((days) => [addDays(submitted ?? '', days), addDays(submitted ?? '', days + 1)]),
        );
        expect(starts).toEqual(wanted);
      } finally {
        process.env['TZ'] = TZ;
      }
    },
  );

  it('holds five thousand questions, and leaves out those without terms', () => {
    const all = Array.from({ length: 5_000 }, (_, nth) => mine(nth));
    const file = calendarFileOf(
      calendarOf([...all, mine(6_000, { state: 'noTerm' }), mine(6_001, { submitted: null })], t, NOW),
    );
    const entries = new ICAL.Component(ICAL.parse(file) as never).getAllSubcomponents('vevent');
    const names = entries.map((one) => String(one.getFirstPropertyValue('uid')));
    expect(names).toHaveLength(10_000);
    expect(new Set(names).size).toBe(10_000);
  });
});

describe('the table', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\r\n=1',
    '|calc',
    '%0A',
    '\u00A0=1',
    '\uFEFF=1',
    '"=1',
    ';=1',
    '\n',
  ])('keeps a title to its cell, and runs none of it: %j', (title) => {
    const file = writeTable([mine(1, { title })], () => 'open', TODAY);
    const { data } = parse<string[]>(file.replace(/^\uFEFF/, ''), { delimiter: ';', skipEmptyLines: true });
    expect(data).toHaveLength(2);
    expect(data[1]).toHaveLength(data[0]?.length ?? 0);
    expect(data[1]?.[0]).toBe('2026Z00001');
    expect(data[1]?.[1]).not.toMatch(/^[\s\uFEFF]*[=+\-@\t\r|%]/u);
  });

  it('has one row a question, and runs nothing in a spreadsheet', () => {
    const file = writeTable([mine(1, { title: '=1+1;"x"' })], ({ state }) => state, TODAY);
    expect(writeTable([mine(1, { asOf: '2026-11-10' })], () => '', TODAY)).toContain(';2026-11-10;');
    expect(file.split('\r\n')[1]).toBe(
      '2026Z00001;"\'=1+1;""x""";2026-11-20;2026-12-11;2027-01-01;open;2026-12-01;Jansen (ABC);Minister of Things;ja;0;https://zoek.officielebekendmakingen.nl/kv-tk-2026Z00001.html',
    );
  });
});

describe('my questions', () => {
  it('are sorted by urgency, then by term', () => {
    const groups = mineGroups(
      [
        mine(1, { state: 'answered', due: null }),
        mine(2, { due: '2026-12-20' }),
        mine(3, { due: '2026-12-08' }),
        mine(4, { state: 'overdue', due: '2026-11-25' }),
        mine(5, { state: 'overdue', due: '2026-11-24' }),
        mine(6, { unseen: 1, state: 'answered', due: null }),
        mine(7, { state: 'unknown', due: null }),
        mine(8, { state: 'noAnswer', submitted: '2025-11-01', due: '2025-12-13' }),
      ],
      TODAY,
    );
    expect(
      groups.map(({ group, questions }) => [group, questions.map(({ number }) => Number(number.slice(5)))]),
    ).toEqual([
      ['news', [6]],
      ['late', [5, 4]],
      ['week', [3]],
      ['waiting', [2]],
      ['unknown', [8, 7]],
      ['ended', [1]],
    ]);
  });

  it('show the terms of six weeks, day by day, today and the last day included', () => {
    const days = comingTerms(
      [mine(1, { due: TODAY }), mine(2, { due: '2027-01-11' }), mine(3, { due: '2027-01-12' })],
      TODAY,
    );
    expect(days).toHaveLength(42);
    expect(days.filter(({ questions }) => questions.length > 0).map(({ day }) => day)).toEqual([TODAY, '2027-01-11']);
  });

  it('offer only what there is a choice of', () => {
    const all = [mine(1), mine(2, { submitters: [{ name: 'Pietersen', party: 'ABC' }] })];
    expect(mineOffers(all)).toMatchObject({
      ministry: [],
      member: [{ value: 'Jansen' }, { value: 'Pietersen' }],
      party: [],
      addressee: [],
    });
  });

  it('are narrowed by ministry, whoever of it was asked', () => {
    const all = [
      mine(1, { ministries: ['fin'] }),
      mine(2, { ministries: ['vws', 'fin'] }),
      mine(3, { ministries: ['vws'] }),
    ];
    const offers = mineOffers(all).ministry;
    expect(offers.map(({ value }) => value).toSorted()).toEqual(['fin', 'vws']);
    expect(offers.find(({ value }) => value === 'fin')?.name).toBe('Financiën');
    const filter = { ministry: 'fin', member: null, party: null, addressee: null } as const;
    expect(all.filter((one) => matchesFilter(one, filter)).map(({ number }) => number)).toEqual([
      '2026Z00001',
      '2026Z00002',
    ]);
  });
});
