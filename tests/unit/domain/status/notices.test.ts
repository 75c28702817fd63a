import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import { Status, type StatusInput } from '../../../../utils/domain/status/types.ts';
import { appendix, D3, D6, facts } from './build.ts';

const after = (date: string, days: number): string => addDays(date, days);
const postponement = appendix('postponement', '2024-02-19', { reason: 'De afstemming vergt meer tijd.' });
const late = after(D6, 30);

describe('a notice ends the three weeks, understood or not; what it says is not guessed', () => {
  const rows: [string, Partial<StatusInput>, string, object][] = [
    [
      'a notice that is not understood, within the three weeks',
      { documents: [appendix('otherNotice', '2024-02-20', { said: 'Woorden.' })] },
      D3,
      { state: 'probablyPostponed', due: D6, daysLeft: 21, said: 'Woorden.' },
    ],
    [
      'a notice that is not understood, after the three weeks',
      { documents: [appendix('otherNotice', D3)] },
      after(D3, 1),
      { state: 'probablyPostponed', due: D6, said: null },
    ],
    [
      'a notice that came after the three weeks, and is not understood',
      { documents: [appendix('otherNotice', after(D3, 4))] },
      after(D3, 5),
      { state: 'probablyPostponed', due: D6 },
    ],
    [
      'a notice that is not understood, on the last day of the six weeks',
      { documents: [appendix('otherNotice', D3)] },
      D6,
      { state: 'probablyPostponed', daysLeft: 0 },
    ],
    [
      'a notice that is not understood, the day after',
      { documents: [appendix('otherNotice', D3, { said: 'Woorden.' })] },
      after(D6, 1),
      { state: 'probablyOverdue', due: D6, daysLate: 1, said: 'Woorden.', postponement: null },
    ],
    [
      'a notice that is not understood and has no date',
      { documents: [appendix('otherNotice', null)] },
      after(D6, 1),
      { state: 'probablyOverdue', daysLate: 1 },
    ],
    [
      'a notice that is not understood before the postponement: the postponement is the last word',
      { documents: [appendix('otherNotice', '2024-02-12'), postponement] },
      late,
      { state: 'overdue', term: 'sixWeeks' },
    ],
    [
      'a postponement keeps its six weeks when another notice follows',
      { documents: [appendix('otherNotice', '2024-03-12'), postponement] },
      D6,
      { state: 'postponed', due: D6, daysLeft: 0, reason: 'De afstemming vergt meer tijd.' },
    ],
    [
      'a postponement and another notice, after the six weeks: the second may have ended it',
      { documents: [appendix('otherNotice', '2024-03-12'), postponement] },
      late,
      { state: 'probablyOverdue', due: D6, postponement: { role: 'postponement' }, notice: { role: 'otherNotice' } },
    ],
    [
      'a notice that is not understood on the day of the postponement',
      { documents: [appendix('otherNotice', '2024-02-19'), postponement] },
      late,
      { state: 'probablyOverdue' },
    ],
    [
      'a notice that is not understood, and a search that failed',
      { search: 'failed', documents: [appendix('otherNotice', D3)] },
      late,
      { state: 'unknown', why: 'sourcesFailed' },
    ],
    [
      'a notice that is not understood, and a document that could not be matched',
      { unread: ['ah-tk-20232024-1'], documents: [appendix('otherNotice', D3)] },
      after(D3, 1),
      { state: 'unknown', why: 'unmatched' },
    ],
    [
      'a notice that is not understood, and a search that does not know the question',
      { search: 'empty', documents: [appendix('otherNotice', D3)] },
      D3,
      { state: 'unknown', why: 'sourcesFailed' },
    ],
    [
      'not known to be written, with a notice that is not understood',
      { form: 'unknown', documents: [appendix('otherNotice', D3)] },
      after(D3, 1),
      { state: 'probablyPostponed' },
    ],
  ];
  it.each(rows)('%s', (_name, input, today, expected) => {
    const status = computeStatus(facts(input), today);
    expect(status).toMatchObject(expected);
    expect(Status.safeParse(status).success).toBe(true);
  });
});
