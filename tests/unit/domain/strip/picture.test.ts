import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../../utils/domain/dossier/types.ts';
import { LANGUAGES } from '../../../../utils/domain/i18n/language.ts';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import { STATE_NAMES } from '../../../../utils/domain/status/states.ts';
import { Status, type StatusInput } from '../../../../utils/domain/status/types.ts';
import { STRIP_LIMITS, LINE_WIDTH } from '../../../../utils/domain/strip/limits.ts';
import { stripPicture, type Picture } from '../../../../utils/domain/strip/picture.ts';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import { StripPicture } from '../../../../utils/protocol/strip.ts';
import { appendix, D3, D6, facts, question, READ_AT } from '../status/build.ts';

const PUBLICATION = 'kv-tk-2024Z01911';

/** The latest day of the longest month: no date is longer in either language. */
const LONG = '2024-09-28';
const long = (days: number): string => addDays(LONG, days);

function dossier(status: Status, more: Partial<Dossier> = {}): Dossier {
  return {
    number: '2024Z01911',
    question: PUBLICATION,
    title: 'Titel',
    status,
    documents: [],
    mentions: [],
    referenced: [],
    checkedAt: READ_AT,
    refreshing: false,
    failures: [],
    ...more,
  };
}

function picture(
  input: Partial<StatusInput>,
  today: string,
  language: 'nl' | 'en' = 'nl',
  publication = PUBLICATION,
): Picture {
  const status = computeStatus(facts(input), today);
  return stripPicture(dossier(status), { language, today, publication, record: null });
}

describe('the words of the strip', () => {
  it('say the state, the days, the deciding date and the way to the answer', () => {
    const late = picture({ documents: [appendix('answer', '2024-04-16')] }, '2024-05-01');
    expect(late).toMatchObject({
      state: 'answered',
      tone: 'good',
      word: 'Beantwoord',
      badge: { text: '27 dagen te laat', tone: 'late' },
      why: '16 apr 2024, 69 dagen na indiening',
      link: { text: 'Antwoord lezen' },
      more: null,
    });
    expect(picture({}, '2024-02-09').badge).toEqual({ text: 'nog 19 dagen', tone: 'wait' });
    expect(picture({}, D3).badge).toEqual({ text: 'laatste dag', tone: 'wait' });
    expect(picture({}, addDays(D3, 1))).toMatchObject({
      word: 'Te laat',
      badge: { text: '1 dag na drie weken', tone: 'late' },
      why: 'Termijn liep af op 28 februari 2024',
    });
  });

  it('do not call an answer after three weeks late: it may have been postponed', () => {
    const { badge } = picture({ documents: [appendix('answer', addDays(D3, 1))] }, D6);
    expect(badge).toEqual({ text: '1 dag na drie weken', tone: 'hold' });
  });

  it('lead back to the question on its answer', () => {
    const answer = picture({ documents: [appendix('answer', D3)] }, D6, 'nl', 'ah-tk-20232024-1000');
    expect(answer.link).toEqual({
      text: 'Naar de vraag',
      href: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
    });
  });

  it('say what was known before when the sources fail, and offer more', () => {
    const status = computeStatus(
      facts({ search: 'failed', lastKnown: { state: 'postponed', at: '2024-02-19T10:00:00Z' } }),
      '2024-03-01',
    );
    const shown = stripPicture(dossier(status), {
      language: 'nl',
      today: '2024-03-01',
      publication: PUBLICATION,
      record: null,
    });
    expect(shown).toMatchObject({ word: 'Onbekend', why: 'Eerder: Uitgesteld (19 feb)', more: 'Waarom?', link: null });
  });

  it('say that no number was found', () => {
    const shown = stripPicture(null, { language: 'nl', today: '2024-03-01', publication: 'kv-9990150', record: null });
    expect(shown).toMatchObject({ state: 'unknown', why: 'Geen vraagnummer gevonden', line: null, checked: null });
  });
});

/** Every reason why a state is unknown: one that is forgotten does not compile. */
const WHYS: Record<Extract<Status, { state: 'unknown' }>['why'], true> = {
  sourcesFailed: true,
  provisional: true,
  noSubmittedDate: true,
  contradiction: true,
  afterSettled: true,
  afterWithdrawn: true,
  notFound: true,
  typeUnknown: true,
  formUnknown: true,
  unlinked: true,
  unmatched: true,
  elsewhere: true,
};

/** Every state with its longest values. */
function longest(): { name: string; status: Status }[] {
  const common = {
    submitted: LONG,
    dueThreeWeeks: long(21),
    dueSixWeeks: long(42),
    timeline: [],
    evidence: [],
    sourceErrors: [],
    failures: [],
  };
  const notice = { ...question(LONG), role: 'postponement' as const };
  const given = { notice, said: null, due: LONG };
  const raw: object[] = [
    ...(['withinThreeWeeks', 'afterThreeWeeks', 'afterSixWeeks'] as const).map((is) => ({
      state: 'answered',
      answer: notice,
      days: 9999,
      punctuality: is === 'withinThreeWeeks' ? { is } : { is, days: 9999 },
      supplements: [],
    })),
    { state: 'answered', answer: { ...notice, date: null }, days: null, punctuality: null, supplements: [] },
    { state: 'answered', answer: notice, days: null, punctuality: null, supplements: [] },
    { state: 'settledByLetter', notice, letter: { text: 'x', url: 'https://x.nl' } },
    { state: 'settledByLetter', notice: { ...notice, date: null }, letter: null },
    { state: 'withdrawn', notice },
    { state: 'open', due: LONG, daysLeft: 21 },
    { state: 'postponed', ...given, reason: null, daysLeft: 42 },
    { state: 'probablyPostponed', ...given, daysLeft: 42 },
    ...(['threeWeeks', 'sixWeeks'] as const).map((term) => ({
      state: 'overdue',
      term,
      due: LONG,
      daysLate: 9999,
      notice,
      reason: null,
    })),
    { state: 'probablyOverdue', ...given, daysLate: 9999, postponement: null },
    ...['oral', 'senate', 'notWritten'].map((why) => ({ state: 'noTerm', why })),
    ...Object.keys(WHYS).map((why) => ({ state: 'unknown', why, lastKnown: null })),
    ...STATE_NAMES.map((state) => ({
      state: 'unknown',
      why: 'notFound',
      lastKnown: { state, at: `${LONG}T10:00:00Z` },
    })),
  ];
  return raw.map((each) => ({ name: JSON.stringify(each).slice(0, 80), status: Status.parse({ ...common, ...each }) }));
}

describe.each(LANGUAGES)('every sentence of the strip, in %s', (language) => {
  it('is short enough for the narrowest window, and has its shape', () => {
    const all = longest();
    expect(
      new Set(all.map(({ status }) => status.state)),
      'add a state with its longest values to `longest` above',
    ).toEqual(new Set(STATE_NAMES));
    expect(all.length).toBeGreaterThan(30);
    for (const { name, status } of all) {
      const shown = stripPicture(dossier(status), { language, today: LONG, publication: PUBLICATION, record: null });
      expect(StripPicture.safeParse(shown).success, name).toBe(true);
      expect(shown.word.length, `${name}: ${shown.word}`).toBeLessThanOrEqual(STRIP_LIMITS.word);
      expect(shown.badge?.text.length ?? 0, `${name}: ${shown.badge?.text}`).toBeLessThanOrEqual(STRIP_LIMITS.badge);
      expect(shown.why.length, `${name}: ${shown.why}`).toBeLessThanOrEqual(STRIP_LIMITS.why);
      expect(shown.link?.text.length ?? 0, name).toBeLessThanOrEqual(STRIP_LIMITS.link);
      expect(shown.more?.length ?? 0, name).toBeLessThanOrEqual(STRIP_LIMITS.link);
    }
  });
});

describe('the small timeline', () => {
  it('shows the late part of an answer that came after six weeks', () => {
    const { line } = picture(
      { documents: [appendix('postponement', '2024-02-19'), appendix('answer', '2024-04-16')] },
      '2024-05-01',
    );
    expect(line?.points.map(({ kind }) => kind)).toEqual(['dot', 'hollow', 'term', 'term', 'end']);
    expect(line?.points.at(-1)).toMatchObject({ x: LINE_WIDTH, label: { text: '16 apr', anchor: 'end' } });
    expect(line?.lateFrom).toBe(line?.points[3]?.x);
    expect(line?.words).toContain('zes weken 20 maart 2024');
  });

  it('leads from a dot to its document, but to the page itself and to a term nowhere', () => {
    const input = { documents: [appendix('postponement', '2024-02-19'), appendix('answer', '2024-04-16')] };
    const { line } = picture(input, '2024-05-01');
    const [submitted, notice, ...rest] = line?.points ?? [];
    expect(submitted?.link).toBeNull();
    expect(notice?.link).toEqual({
      href: 'https://zoek.officielebekendmakingen.nl/ah-tk-20232024-postponement.html',
      title: 'uitstelbericht 19 februari 2024',
    });
    expect(rest.map(({ kind, link }) => [kind, link === null])).toEqual([
      ['term', true],
      ['term', true],
      ['end', false],
    ]);
    expect(picture(input, '2024-05-01', 'nl', 'ah-tk-x').line?.points[0]?.link?.title).toBe(
      'Ingezonden 7 februari 2024',
    );
  });

  it('shows no late part for an answer in time, and stops at today', () => {
    const { line } = picture({}, '2024-02-14');
    expect(line?.lateFrom).toBeNull();
    expect(line?.until).toBeCloseTo((7 / 42) * LINE_WIDTH, 0);
    expect(line?.points.at(-1)?.label?.text).toBe('20 mrt');
  });

  it('leaves out terms that an answer came before', () => {
    const { line } = picture({ documents: [appendix('answer', '2024-02-20')] }, '2024-05-01');
    expect(line?.points.map(({ kind }) => kind)).toEqual(['dot', 'end']);
  });

  it('stays within its width', () => {
    for (const today of ['2024-02-08', '2024-03-30', '2031-01-01']) {
      const { line } = picture({ documents: [appendix('postponement', '2024-02-19')] }, today);
      for (const { x } of line?.points ?? []) expect(x).toBeGreaterThanOrEqual(0);
      for (const { x } of line?.points ?? []) expect(x).toBeLessThanOrEqual(LINE_WIDTH);
      expect(line?.points.length).toBeLessThanOrEqual(12);
    }
  });
});
