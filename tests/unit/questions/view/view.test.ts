import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stopsOf } from '../../../../components/related/rail.ts';
import { askedBy, stateAndDaysText } from '../../../../components/related/words.ts';
import type { RelatedItem } from '../../../../utils/questions/file/contract.ts';
import type { Dossier } from '../../../../utils/domain/dossier/types.ts';
import { relatedTranslator } from '../../../../utils/domain/i18n/related.ts';
import { RelatedView } from '../../../../utils/questions/view/contract.ts';
import { readableName, listState } from '../../../../utils/questions/view/rows.ts';
import { relatedView, withoutFacts, type ViewInput } from '../../../../utils/questions/view/view.ts';
import { spellStems } from '../../../../utils/questions/view/words.ts';
import { stem } from '../../../../utils/dutch/stem.ts';
import { fold } from '../../../../utils/dutch/fold.ts';
import { dossier, gathered, item, page, record, reference } from './support.ts';

describe('shared words', () => {
  it('are spelled as in the title', () => {
    const stems = ['Scanners', 'spionage', 'Nuctech'].map((word) => stem(fold(word)));
    expect(spellStems(stems, ['Spionage met Nuctech-scanners', 'Chinese scanners'])).toEqual([
      'scanners',
      'Spionage',
      'Nuctech-scanners',
    ]);
  });

  it('are shown as their compound, three at most, without words that are in no title', () => {
    expect(spellStems(['douan', 'xyzzy'], ['Röntgencamera’s voor douanescans'])).toEqual(['douanescans']);
    expect(spellStems(['aap', 'noot', 'mies', 'wim'], ['aap noot mies wim'])).toHaveLength(3);
  });

  it('never throw, and are always words of the titles', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (stems, titles) => {
        for (const word of spellStems(stems, titles)) expect(titles.join(' ')).toContain(word);
      }),
    );
  });
});

describe('the state of a related question', () => {
  it.each([
    [{ state: 'answered', answered: '2023-07-01' } as const, { state: 'answered', days: 10, asOf: null }],
    [{ state: 'answered', answered: null } as const, { state: 'answered', days: null, asOf: null }],
    [{ state: 'open' } as const, { state: 'overdue', days: 58, asOf: '2023-09-08' }],
    [{ state: 'open', submitted: '2023-08-20' } as const, { state: 'open', days: 19, asOf: '2023-09-08' }],
    [{ state: 'postponed', submitted: '2023-08-01' } as const, { state: 'postponed', days: 38, asOf: '2023-09-08' }],
    [{ state: 'notice' } as const, { state: 'probablyOverdue', days: 37, asOf: '2023-09-08' }],
    [{ state: 'open', submitted: null } as const, { state: 'unknown', days: null, asOf: null }],
    [{ state: 'closed' } as const, { state: 'closed', days: null, asOf: null }],
    [{ state: 'noTerm' } as const, { state: 'noTerm', days: null, asOf: null }],
  ])('%o: waiting is counted to the day the list knows, not to today', (more, expected) => {
    expect(listState(record('2023Z00001', more), '2023-09-08', '2026-11-23')).toEqual(expected);
  });

  it('tells whether the reader follows it, where that is known', () => {
    const questions = [item('2023Z00001', 'sameSubject')];
    const answer = { outcome: 'listed', questions, updatedTo: null, problem: null } as const;
    const followed = (numbers?: string[]): unknown =>
      relatedView({ ...gathered({ answer: { ...answer, questions } }), followed: numbers && new Set(numbers) }).rows[0]
        ?.followed;
    expect([followed(['2023Z00001']), followed([]), followed()]).toEqual([true, false, undefined]);
  });

  it('comes from its dossier, unless that has found nothing', () => {
    const looked = dossier([], { number: '2023Z00001' });
    const view = (other: Dossier) =>
      relatedView(
        gathered({
          answer: { outcome: 'listed', questions: [item('2023Z00001', 'sameSubject')], updatedTo: null, problem: null },
          dossiers: new Map([['2023Z00001', other]]),
        }),
      ).rows[0];
    expect(view(looked)).toMatchObject({ state: 'open', days: 18, asOf: '2024-02-25' });
    const unknown = { ...looked.status, state: 'unknown', why: 'sourcesFailed', lastKnown: null } as Dossier['status'];
    expect(view({ ...looked, status: unknown })).toMatchObject({ state: 'closed' });
  });
});

describe('search results for a question that the page names', () => {
  const named = page({ references: [reference('2024Z00400', 'mentioned'), reference('2024Z00300', 'followUp')] });
  const told = dossier([], { number: '2024Z00300', question: 'kv-tk-2024Z00300', title: 'Eerdere vragen' });

  it('is in the series, also without a list', () => {
    const view = relatedView(gathered({ page: named, answer: null, dossiers: new Map([['2024Z00300', told]]) }));
    expect(view.previous).toEqual({
      number: '2024Z00300',
      id: 'kv-tk-2024Z00300',
      title: 'Eerdere vragen',
      date: '2024-02-07',
    });
  });

  it('is requested when no title is known, what the page follows up first', () => {
    const without = (more: Partial<ViewInput>): string[] => {
      const all = gathered({ page: named, ...more });
      return withoutFacts(relatedView(all), all);
    };
    expect(without({})).toEqual(['2024Z00300', '2024Z00400']);
    expect(without({ dossiers: new Map([['2024Z00300', told]]) })).toEqual(['2024Z00400']);
    const list = { outcome: 'listed', updatedTo: null, problem: null } as const;
    expect(without({ answer: { ...list, questions: [item('2024Z00400', 'refers')] } })).toEqual(['2024Z00300']);
    expect(without({ page: page({ references: [reference('2024Z00500', 'mentioned')] }) })).toEqual([]);
  });
});

describe('a question that is named and newer than the list', () => {
  const NEWER = {
    number: '2024Z00700',
    record: null,
    score: 30,
    likely: true,
    reasons: [{ kind: 'referredBy' as const }],
  };
  const row = (more: Partial<ViewInput>) =>
    relatedView(
      gathered({ answer: { outcome: 'listed', questions: [NEWER], updatedTo: '2024-02-10', problem: null }, ...more }),
    );

  it('has the title and date from the search for this question, and its place in time', () => {
    const mention = {
      document: 'kv-tk-2024Z00700',
      title: 'Vervolg op scanners',
      role: 'followUp',
      date: '2024-02-20',
      url: '',
    } as const;
    const view = row({ dossier: dossier([mention]) });
    expect(view.rows[0]).toMatchObject({ title: 'Vervolg op scanners', date: '2024-02-20', id: 'kv-tk-2024Z00700' });
    expect(stopsOf(view.rows, view.self).map((stop) => (stop.is === 'self' ? null : stop.row.number))).toEqual([
      null,
      '2024Z00700',
    ]);
    expect(view.next).toMatchObject({ title: 'Vervolg op scanners', date: '2024-02-20' });
  });

  it('also has a state when it was looked up before', () => {
    const looked = dossier([], { number: '2024Z00700', question: 'kv-tk-2024Z00700', title: 'Vervolg' });
    const [first] = row({ dossiers: new Map([['2024Z00700', looked]]) }).rows;
    expect(first).toMatchObject({ title: 'Vervolg', date: '2024-02-07', state: 'open' });
  });
});

describe('the view', () => {
  it('has the shape of the contract, with notes and words', () => {
    const view = relatedView(
      gathered({
        answer: {
          outcome: 'listed',
          questions: [
            item('2023Z00001', 'sameSubject'),
            { number: '2020Z00009', record: null, score: 30, likely: true, reasons: [{ kind: 'refers' }] },
          ],
          updatedTo: '2024-03-01',
          problem: 'damaged',
        },
        notes: new Map([['2023Z00001', 2]]),
      }),
    );
    expect(RelatedView.safeParse(view).error).toBeUndefined();
    expect(view.rows.map(({ title, notes, state }) => [title, notes, state])).toEqual([
      ['Titel van 2023Z00001', 2, 'closed'],
      ['', 0, 'unknown'],
    ]);
    expect(view).toMatchObject({ without: null, problem: 'damaged', self: { date: '2024-02-07' } });
  });

  it('says why there is no list, and still has the series', () => {
    const view = relatedView(
      gathered({
        answer: { outcome: 'none', reason: 'damaged' },
        page: page({ references: [reference('2024Z00400', 'followUp')] }),
      }),
    );
    expect(view.without).toBe('damaged');
    expect(view.previous).toEqual({ number: '2024Z00400', id: 'kv-tk-2024Z00400', title: '', date: null });
    expect(relatedView(gathered({ answer: null })).without).toBe('unlisted');
  });
});

describe('a series', () => {
  const steps = (more: Partial<ViewInput>, items: RelatedItem[] = []) => {
    const { previous, next } = relatedView(
      gathered({ answer: { outcome: 'listed', questions: items, updatedTo: null, problem: null }, ...more }),
    );
    return [previous?.number ?? null, next?.number ?? null];
  };

  it('goes back to what this one supplements, even when it names a later one too', () => {
    expect(
      steps({
        page: page({ references: [reference('2023Z00100', 'followUp'), reference('2024Z00499', 'mentioned')] }),
      }),
    ).toEqual(['2023Z00100', null]);
  });

  it('goes back to the latest one it refers to when it supplements none', () => {
    expect(
      steps({
        page: page({ references: [reference('2022Z00100', 'mentioned'), reference('2023Z00100', 'mentioned')] }),
      }),
    ).toEqual(['2023Z00100', null]);
  });

  it('goes on to the first later one that supplements this one, before one that only names it', () => {
    const mention = (number: string, role: 'followUp' | 'mentions', date: string) => ({
      document: `kv-tk-${number}`,
      title: '',
      role,
      date,
      url: '',
    });
    expect(
      steps({
        dossier: dossier([
          mention('2024Z00550', 'mentions', '2024-03-01'),
          mention('2024Z00700', 'followUp', '2024-06-01'),
          mention('2024Z00650', 'followUp', '2024-05-01'),
        ]),
      }),
    ).toEqual([null, '2024Z00650']);
  });

  it('goes forward only in time, and back only in time', () => {
    expect(
      steps({ page: page({ references: [reference('2025Z00100', 'mentioned')] }) }, [
        item('2020Z00001', 'referredBy', { submitted: '2020-01-01' }),
      ]),
    ).toEqual([null, null]);
  });

  it('recognises an earlier round by the wording alone', () => {
    expect(steps({}, [item('2023Z00001', 'followUp'), item('2023Z00002', 'sameSubject')])).toEqual([
      '2023Z00001',
      null,
    ]);
  });
});

describe('the rows shown', () => {
  const speech = { t: relatedTranslator('nl'), language: 'nl' } as const;
  const row = (number: string, date: string | null) =>
    relatedView(
      gathered({
        answer: {
          outcome: 'listed',
          questions: [item(number, 'refers', { submitted: date })],
          updatedTo: null,
          problem: null,
        },
      }),
    ).rows[0] as RelatedView['rows'][number];

  it('shows the state, its days and the day it is known for', () => {
    const base = row('2023Z00001', '2023-01-01');
    expect(stateAndDaysText({ ...base, state: 'answered', days: 1, asOf: null }, speech)).toBe('Beantwoord na 1 dag');
  });

  it.each([
    [{ state: 'overdue', days: 1, asOf: '2024-10-02' }, '1 dag te laat (stand 2 oktober 2024)'],
    [{ state: 'overdue', days: 22, asOf: null }, '22 dagen te laat'],
    [{ state: 'probablyOverdue', days: 2, asOf: null }, 'Waarschijnlijk 2 dagen te laat'],
    [{ state: 'overdue', days: null, asOf: null }, 'Te laat'],
    [
      { state: 'open', days: 12, asOf: '2024-10-02' },
      'Wacht op antwoord, ingezonden 12 dagen eerder (stand 2 oktober 2024)',
    ],
    [{ state: 'open', days: 0, asOf: '2024-10-02' }, 'Wacht op antwoord, op die dag ingezonden (stand 2 oktober 2024)'],
    [{ state: 'open', days: 0, asOf: null }, 'Wacht op antwoord, vandaag ingezonden'],
    [{ state: 'postponed', days: 30, asOf: null }, 'Uitgesteld, 30 dagen geleden ingezonden'],
    [{ state: 'answered', days: 0, asOf: null }, 'Beantwoord op dezelfde dag'],
  ] as const)('says from what the days count: %o is “%s”', (state, text) => {
    expect(stateAndDaysText({ ...row('2023Z00001', '2023-01-01'), ...state }, speech)).toBe(text);
  });

  it('names two submitters with their party and counts the rest', () => {
    const base = row('2023Z00001', '2023-01-01');
    const submitters = ['A', 'B', 'C'].map((name) => ({ name, party: name === 'B' ? null : 'P' }));
    expect(askedBy({ ...base, submitters }, speech.t)).toBe('A (P), B en nog 1');
    expect(readableName('Dilan Yeşilgöz-Zegerius (D.)')).toBe('Dilan Yeşilgöz-Zegerius');
    expect(readableName('(D.)')).toBe('(D.)');
  });
});
