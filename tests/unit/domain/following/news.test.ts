import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import { FollowEvent } from '../../../../utils/domain/following/event.ts';
import { Knowledge, type FollowReading } from '../../../../utils/domain/following/known.ts';
import { newsOf, type Since } from '../../../../utils/domain/following/news.ts';
import { appendix, D3, D6, facts, question, S } from '../status/build.ts';

const at = (day: string): string => `${day}T09:00:00.000Z`;
const reading = (
  day: string,
  changes: Parameters<typeof facts>[0] = {},
  more: Partial<FollowReading> = {},
): FollowReading => ({
  number: '2024Z01911',
  question: 'kv-tk-2024Z01911',
  title: 'Asked about a thing',
  input: facts(changes),
  checkedAt: at(day),
  ...more,
});
const START: Since = { day: S, isStart: true };

/** Reads one after another and collects the events, as kind and document or day. */
function follow(readings: readonly (readonly [day: string, reading: FollowReading])[], since: Since = START): string[] {
  let known: Knowledge | null = null;
  const seen: string[] = [];
  for (const [day, one] of readings) {
    const news = newsOf(known, one, since, day);
    known = news.known;
    if (known !== null) expect(Knowledge.safeParse(known).success).toBe(true);
    for (const event of news.events) {
      expect(FollowEvent.safeParse(event).success).toBe(true);
      seen.push(`${event.kind} ${event.document ?? event.day}`);
    }
  }
  return seen;
}

const ANSWER = appendix('answer', addDays(S, 15), { document: 'ah-tk-20232024-900' });
const later = (days: number): string => addDays(S, days);

describe('events of a followed question', () => {
  it('tells an answer once, however often it is read', () => {
    const answered = reading(later(16), { documents: [ANSWER] });
    expect(
      follow([
        [S, reading(S)],
        [later(16), answered],
        [later(17), answered],
        [later(90), reading(later(90), { documents: [ANSWER] })],
      ]),
    ).toEqual(['answered ah-tk-20232024-900']);
  });

  it('does not report facts that were known when following began', () => {
    const overdue = reading(later(60), { documents: [] });
    expect(follow([[later(60), overdue]], { day: later(60), isStart: true })).toEqual([]);
    expect(
      follow(
        [
          [later(60), reading(later(60), { documents: [ANSWER] })],
          [later(61), reading(later(61), { documents: [ANSWER] })],
        ],
        { day: later(60), isStart: true },
      ),
    ).toEqual([]);
  });

  it('tells an answer that came while no source could be read after following began', () => {
    const since = { day: later(14), isStart: false };
    expect(
      follow(
        [
          [later(14), reading(later(14), { search: 'failed' })],
          [later(16), reading(later(16), { documents: [ANSWER] })],
        ],
        since,
      ),
    ).toEqual(['answered ah-tk-20232024-900']);
  });

  it('does not tell an old answer as new because the first readings failed', () => {
    const old = appendix('answer', addDays(S, 15), { document: 'ah-tk-20232024-900' });
    expect(
      follow(
        [
          [later(400), reading(later(400), { search: 'failed' })],
          [later(401), reading(later(401), { documents: [old] })],
        ],
        { day: later(400), isStart: false },
      ),
    ).toEqual([]);
  });

  it('tells three and six weeks on the first day after, not on the last day of the term', () => {
    const days = [D3, addDays(D3, 1), D6, addDays(D6, 1)];
    const told = days.map((day) => {
      const start = newsOf(null, reading(S), START, S).known;
      return newsOf(start, reading(day), START, day).events.map(({ kind, day: on }) => `${kind} ${on}`);
    });
    expect(told).toEqual([
      [],
      [`threeWeeks ${addDays(D3, 1)}`],
      [`threeWeeks ${addDays(D3, 1)}`],
      [`threeWeeks ${addDays(D3, 1)}`, `sixWeeks ${addDays(D6, 1)}`],
    ]);
  });

  it('claims no term on a reading made before it ended', () => {
    const start = newsOf(null, reading(S), START, S).known;
    expect(newsOf(start, reading(D3), START, addDays(D3, 9)).events).toEqual([]);
  });

  it('tells no three weeks after a notice, and only a probable six weeks after one that is not understood', () => {
    const notice = appendix('otherNotice', addDays(S, 20), { document: 'ah-tk-20232024-5' });
    const start = newsOf(null, reading(S), START, S).known;
    const day = addDays(D6, 2);
    const { events } = newsOf(start, reading(day, { documents: [notice] }), START, day);
    expect(events.map(({ kind, isCertain }) => [kind, isCertain])).toEqual([
      ['notice', true],
      ['sixWeeks', false],
    ]);
  });

  it('reports how a notice was classified later only if it ends the question', () => {
    const as = (role: 'otherNotice' | 'postponement' | 'settledByLetter') =>
      appendix(role, addDays(S, 20), { document: 'ah-tk-20232024-5' });
    const day = later(25);
    const read = (role: Parameters<typeof as>[0]) => [day, reading(day, { documents: [as(role)] })] as const;
    expect(follow([[S, reading(S)], read('otherNotice'), read('postponement')])).toEqual(['notice ah-tk-20232024-5']);
    expect(follow([[S, reading(S)], read('otherNotice'), read('settledByLetter'), read('otherNotice')])).toEqual([
      'notice ah-tk-20232024-5',
      'settledByLetter ah-tk-20232024-5',
    ]);
  });

  it('tells supplements and corrected versions, each once', () => {
    const more = appendix('answer', addDays(S, 40), { document: 'ah-tk-20232024-950', supplementary: true });
    const corrected = appendix('answer', addDays(S, 15), { document: 'ah-tk-20232024-900-n1' });
    const read = (days: number, documents: (typeof more)[]) =>
      [later(days), reading(later(days), { documents })] as const;
    expect(
      follow([
        [S, reading(S)],
        read(16, [ANSWER]),
        read(41, [ANSWER, more]),
        read(50, [corrected, more]),
        read(51, [ANSWER, corrected, more]),
        read(52, [ANSWER, more]),
        read(53, [corrected, more]),
      ]),
    ).toEqual(['answered ah-tk-20232024-900', 'supplement ah-tk-20232024-950', 'corrected ah-tk-20232024-900-n1']);
  });

  it('knows a provisional answer again under its final identifier', () => {
    const early = appendix('answer', addDays(S, 15), { document: 'ah-1271549' });
    const both = reading(later(18), { documents: [early, ANSWER] });
    const alias = reading(
      later(18),
      { documents: [ANSWER] },
      { aliases: [{ id: 'ah-1271549', final: 'ah-tk-20232024-900' }] },
    );
    for (const then of [both, alias])
      expect(
        follow([
          [S, reading(S)],
          [later(16), reading(later(16), { documents: [early] })],
          [later(18), then],
          [later(19), reading(later(19), { documents: [ANSWER] })],
        ]),
      ).toEqual(['answered ah-1271549', 'final ah-tk-20232024-900']);
  });

  it('tells that a question of the first days has its final number', () => {
    const early = { ...question(), document: 'kv-1183854' };
    expect(
      follow([
        [S, reading(S, { question: 'kv-1183854', questionEvidence: [early] }, { question: 'kv-1183854' })],
        [later(3), reading(later(3))],
      ]),
    ).toEqual(['final kv-tk-2024Z01911']);
  });
});
