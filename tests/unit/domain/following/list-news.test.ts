import { describe, expect, it } from 'vitest';
import { listedNews, newsOfList, type SearchKnowledge } from '../../../../utils/domain/following/list-news.ts';
import type { CorpusRecord } from '../../../../utils/domain/question-list/record.ts';
import { listed } from '../../questions/listed.ts';

const question = (number: string, submitted: string, more: Partial<CorpusRecord> = {}): CorpusRecord =>
  listed(number, { submitted, ...more });

/** Looks through a list on a day, as the service does. */
function look(before: SearchKnowledge | null, list: readonly CorpusRecord[], until: string, since: string) {
  const wanted = listedNews(before);
  const found = list.filter((one) => wanted(one, until));
  const { known, events } = newsOfList(before, found, until, since, `${until}T09:00:00.000Z`);
  return { known, found: found.length, told: events.map(({ number, kind }) => `${number} ${kind}`) };
}

describe('news about the questions of a search', () => {
  it('is the answer to a question that waited for years, announced once, and not looked at afterwards', () => {
    const since = '2026-12-01';
    const asked = question('2023Z00001', '2023-01-10');
    const answered = question('2023Z00001', '2023-01-10', { state: 'answered', answered: '2026-12-05' });
    const begun = look(null, [asked], since, since);
    const lost = look(begun.known, [], '2026-12-02', since);
    const after = look(lost.known, [answered], '2026-12-05', since);
    expect(after.told).toEqual(['2023Z00001 answered']);
    expect(look(after.known, [answered], '2026-12-06', since)).toMatchObject({ found: 0, told: [] });
  });

  it('is nothing that was published before following began, when the list had not come that far', () => {
    const since = '2026-12-01';
    const waiting = question('2026Z00001', '2026-11-01');
    const later = [
      question('2026Z00001', '2026-11-01', { state: 'answered', answered: '2026-11-20' }),
      question('2026Z00002', '2026-11-15'),
      question('2026Z00003', '2026-12-02'),
    ];
    const lagging = look(null, [waiting], '2026-11-10', since);
    const caughtUp = look(lagging.known, later, '2026-12-03', since);
    expect(caughtUp.told).toEqual(['2026Z00003 new']);
    // One that is published late, after that, is news.
    const late = [...later, question('2026Z00004', '2026-11-15')];
    expect(look(caughtUp.known, late, '2026-12-04', since).told).toEqual(['2026Z00004 new']);
    // As is one in a list that was as new as lists are.
    const daily = look(null, [waiting], '2026-11-30', since);
    expect(look(daily.known, later, '2026-12-03', since).told).toEqual([
      '2026Z00001 answered',
      '2026Z00002 new',
      '2026Z00003 new',
    ]);
  });
});
