import { describe, expect, it, test } from 'vitest';
import { statusTranslator } from '../../../../utils/domain/i18n/status.ts';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import { STATE_ICONS, TONES } from '../../../../utils/domain/status/looks.ts';
import { STATE_NAMES } from '../../../../utils/domain/status/states.ts';
import { Status } from '../../../../utils/domain/status/types.ts';
import { explain } from '../../../../utils/domain/status/sentences.ts';
import { explainSourceErrors, stateLabel } from '../../../../utils/domain/status/words.ts';
import { appendix, D6, facts } from './build.ts';

const evidence = {
  document: 'ah-tk-20232024-9999',
  role: 'answer',
  supplementary: false,
  date: '2024-04-16',
  url: 'https://zoek.officielebekendmakingen.nl/ah-tk-20232024-9999.html',
  source: 'sru',
  readAt: '2024-05-01T10:00:00Z',
};
const common = {
  submitted: '2024-02-07',
  dueThreeWeeks: '2024-02-28',
  dueSixWeeks: '2024-03-20',
  timeline: [],
  evidence: [],
  sourceErrors: [],
  failures: [],
};
const wording = { t: statusTranslator('nl'), language: 'nl', today: '2024-05-01' } as const;

describe('why', () => {
  test.each([
    [
      {
        state: 'answered',
        answer: evidence,
        days: 69,
        punctuality: { is: 'afterSixWeeks', days: 27 },
        supplements: [],
      },
      /16 april 2024, na 69 dagen: 27 dagen na de zes weken\./,
    ],
    [
      { state: 'answered', answer: evidence, days: null, punctuality: null, supplements: [evidence] },
      /^Antwoord ontvangen op 16 april 2024\. Later aangevuld met 1 document/,
    ],
    [{ state: 'open', due: '2024-02-28', daysLeft: 1 }, /uiterlijk 28 februari 2024; nog 1 dag /],
    [
      { state: 'postponed', notice: evidence, reason: 'Afstemming.', due: '2024-03-20', daysLeft: 3 },
      /Reden: Afstemming\. .*20 maart 2024/,
    ],
    [
      { state: 'overdue', term: 'threeWeeks', due: '2024-02-28', daysLate: 2, notice: null, reason: null },
      /drie weken .* 2 dagen geleden/,
    ],
    [{ state: 'noTerm', why: 'oral' }, /mondelinge vraag/],
    [
      { state: 'unknown', why: 'sourcesFailed', lastKnown: { state: 'open', at: '2024-04-30T10:00:00Z' } },
      /Laatst bekend: Wacht op antwoord \(30 april 2024 12:00\)/,
    ],
    [
      {
        state: 'probablyPostponed',
        notice: evidence,
        said: 'Het duurt even.',
        due: '2024-03-20',
        daysLeft: 3,
      },
      /^Er is een mededeling die Kantlijn niet begrijpt, van 16 april 2024: “Het duurt even\.” .*tot 20 maart 2024\. Zeker is dat niet\.$/,
    ],
    [
      {
        state: 'probablyOverdue',
        notice: { ...evidence, date: null },
        said: null,
        due: '2024-03-20',
        daysLate: 42,
        postponement: { ...evidence, date: '2024-02-19' },
      },
      /^Er is een mededeling die Kantlijn niet begrijpt: zij heeft geen tekst\. De zes weken .* 42 dagen geleden, zonder antwoord\. Eerder uitgesteld op 19 februari 2024\.$/,
    ],
    [
      { state: 'postponed', notice: evidence, reason: null, said: 'Later meer.', due: '2024-03-20', daysLeft: 3 },
      /De mededeling zegt: “Later meer\.”/,
    ],
    [
      { state: 'unknown', why: 'unmatched', lastKnown: null },
      /document dat Kantlijn niet kon lezen .* staat dus niet vast\.$/,
    ],
    [
      { state: 'withdrawn', notice: evidence, said: 'De vragen zijn ingetrokken.' },
      /zegt: “De vragen zijn ingetrokken/,
    ],
    [{ state: 'withdrawn', notice: evidence }, /ingetrokken/],
    [{ state: 'settledByLetter', notice: evidence, letter: null }, /brief aan de Kamer/],
  ])('%#', (status, words) => {
    expect(explain(Status.parse({ ...common, ...status }), wording).join(' ')).toMatch(words);
  });
});

test('every state has a word and an icon of its own, and a tone', () => {
  for (const name of STATE_NAMES)
    expect(stateLabel(name, wording.t), name).not.toMatch(name === 'unknown' ? /^$/ : /^Onbekend$/);
  expect(new Set(STATE_NAMES.map((name) => stateLabel(name, wording.t))).size).toBe(STATE_NAMES.length);
  expect(new Set(STATE_NAMES.map((name) => STATE_ICONS[name])).size).toBe(STATE_NAMES.length);
  for (const name of STATE_NAMES) expect(TONES[name], name).toMatch(/^(good|neutral|wait|hold|late)$/);
  expect(stateLabel('loading', wording.t)).toBe('Onbekend');
  expect(stateLabel('toString', wording.t)).toBe('Onbekend');
});

describe('what contradicts itself in the sources', () => {
  const told = (code: string, detail: string): string => {
    const status = Status.parse({
      state: 'unknown',
      why: 'contradiction',
      lastKnown: null,
      submitted: null,
      dueThreeWeeks: null,
      dueSixWeeks: null,
      timeline: [],
      evidence: [],
      failures: [],
      sourceErrors: [{ code, document: 'kv-tk-2025Z90123', detail }],
    });
    return explainSourceErrors(status, { t: statusTranslator('nl'), language: 'nl', today: '2026-12-01' }).join(' ');
  };

  test('is written in Dutch, with literal text of the sources', () => {
    expect(told('contradictoryNumbers', 'address kv-tk-2025Z90123, metadata kv-tk-2025Z90199')).toBe(
      'Fout in de bron (kv-tk-2025Z90123): tegenstrijdige nummers (adres kv-tk-2025Z90123, metadata kv-tk-2025Z90199).',
    );
    expect(told('impossibleDate', 'received: 30 februari 2024')).toContain('(ontvangen: 30 februari 2024)');
    expect(told('receivedBeforeSubmitted', 'received 2024-01-01, submitted 2024-02-01')).toContain(
      '(ontvangen 2024-01-01, ingezonden 2024-02-01)',
    );
    // Printed words of a source are the source's own.
    expect(told('impossibleDate', 'received: the number 30')).toContain('(ontvangen: the number 30)');
  });
});

describe('a control of direction in the words of a notice', () => {
  const said = 'Woorden \u202Edie omdraaien';
  const reason = 'De vragen kunnen niet tijdig worden beantwoord, omdat \u2067overleg nodig is.';
  it.each([
    ['that ended the question', [appendix('withdrawn', '2024-02-19', { said })]],
    ['that is not understood', [appendix('otherNotice', '2024-02-19', { said })]],
    ['that came after the end', [appendix('withdrawn', '2024-02-19'), appendix('otherNotice', '2024-02-20', { said })]],
    ['that gives a reason', [appendix('postponement', '2024-02-19', { reason })]],
  ])('%s turns nothing that is said after it', (_which, documents) => {
    const status = computeStatus(facts({ documents }), D6);
    const sentences = explain(status, { t: statusTranslator('nl'), language: 'nl', today: D6 });
    const hit = sentences.filter((sentence) => /[\u202E\u2067]/.test(sentence));
    expect(hit).toHaveLength(1);
    for (const sentence of hit) expect(sentence).toMatch(/\u202E[^\u202C]*\u202C|\u2067[^\u2069]*\u2069/);
  });
});
