import { describe, expect, it } from 'vitest';
import type { KamerFacts } from '../../../../utils/domain/kamer/facts.ts';
import { elsewhereOf, kamerStandings, roleOfKind } from '../../../../utils/domain/kamer/standing.ts';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import type { Evidence, StatusInput } from '../../../../utils/domain/status/types.ts';
import { facts as statusInput, question } from '../status/build.ts';

const QUESTION = 'kv-tk-2026Z90199';
type Paper = KamerFacts['documents'][number];

const published = (document: string, role: Evidence['role'], date: string): StatusInput['documents'][number] => ({
  evidence: { document, role, supplementary: false, date, url: 'x', source: 'xml', readAt: 'x' },
  reason: null,
  letter: null,
  said: null,
});
const paper = (kind: string, publication: string | null = null, number = '2026D99999'): Paper => ({
  number,
  kind,
  subject: '',
  date: '2026-11-20',
  publication,
});
const input = (changes: Partial<StatusInput> = {}): StatusInput =>
  statusInput({
    question: QUESTION,
    questionEvidence: [{ ...question('2026-11-01'), document: QUESTION }],
    ...changes,
  });
const facts = (documents: Paper[], kind = 'Schriftelijke vragen'): KamerFacts => ({
  number: '2026Z90199',
  kind,
  subject: '',
  submitted: '2026-11-01',
  term: null,
  submitters: [],
  addressees: [],
  documents,
  unread: 0,
  version: 'v5',
  readAt: 'x',
});

const ANSWER = 'Antwoord schriftelijke vragen';
const NADER = 'Antwoord schriftelijke vragen (nader)';
const UITSTEL = 'Mededeling (uitstel antwoord)';
const AH = published('ah-tk-20262027-1', 'answer', '2026-11-20');
const NOTICE = published('ah-tk-20262027-2', 'withdrawn', '2026-11-20');

describe('the role of a document of the Kamer', () => {
  it.each([
    ['Schriftelijke vragen', 'question'],
    [ANSWER, 'answer'],
    [NADER, 'answer'],
    [UITSTEL, 'postponement'],
    ['Mededeling', 'notice'],
    ['Brief regering', 'other'],
    ['', 'other'],
  ])('%s', (kind, role) => {
    expect(roleOfKind(kind)).toBe(role);
  });
});

describe('compared with the published documents', () => {
  const rows: readonly [string, Paper[], Partial<StatusInput>, string[]][] = [
    ['the question itself', [paper('Schriftelijke vragen')], {}, ['published']],
    ['an answer nobody else has', [paper(ANSWER)], {}, ['notFound']],
    ['an answer that is published', [paper(ANSWER)], { documents: [AH] }, ['published']],
    ['the same by its identifier', [paper(ANSWER, 'ah-tk-20262027-1')], { documents: [AH] }, ['published']],
    [
      'a corrected version of it',
      [paper(ANSWER, 'ah-tk-20262027-1')],
      { documents: [published('ah-tk-20262027-1-n1', 'answer', '2026-11-21')] },
      ['published'],
    ],
    ['another one by its identifier', [paper(ANSWER, 'ah-tk-20262027-7')], { documents: [AH] }, ['notFound']],
    [
      'two answers, one published',
      [paper(ANSWER, null, '1'), paper(NADER, null, '2')],
      { documents: [AH] },
      ['unsure', 'unsure'],
    ],
    ['a notice nobody else has', [paper(UITSTEL)], {}, ['notFound']],
    ['a notice published as a withdrawal', [paper('Mededeling')], { documents: [NOTICE] }, ['published']],
    ['an answer beside a published notice', [paper(ANSWER)], { documents: [NOTICE] }, ['notFound']],
    ['an answer while the search failed', [paper(ANSWER)], { search: 'failed' }, ['unsure']],
    ['an answer while a document is unread', [paper(ANSWER)], { unread: ['ah-1234567'] }, ['unsure']],
    ['a letter', [paper('Brief regering')], {}, ['unsure']],
  ];
  it.each(rows)('%s', (_, documents, changes, standings) => {
    expect(kamerStandings(documents, input(changes))).toEqual(standings);
  });
});

describe('its effect on the state', () => {
  const stateOf = (documents: Paper[], today: string, changes: Partial<StatusInput> = {}) => {
    const before = input(changes);
    return computeStatus({ ...before, elsewhere: elsewhereOf(facts(documents), before) }, today);
  };
  const ELSEWHERE = { state: 'unknown', why: 'elsewhere' };
  const rows: readonly [string, Paper[], string, Partial<StatusInput>, object][] = [
    ['nothing: open', [], '2026-11-10', {}, { state: 'open' }],
    [
      'an answer takes away that it is open, and does not make it answered',
      [paper(ANSWER)],
      '2026-11-10',
      {},
      ELSEWHERE,
    ],
    ['an answer takes away that it is late', [paper(ANSWER)], '2026-12-20', {}, ELSEWHERE],
    ['a notice may be a withdrawal', [paper('Mededeling')], '2026-11-10', {}, ELSEWHERE],
    ['a postponement leaves it open', [paper(UITSTEL)], '2026-11-10', {}, { state: 'open' }],
    ['a postponement takes away that there was none', [paper(UITSTEL)], '2026-12-01', {}, ELSEWHERE],
    [
      'an answered question stays answered',
      [paper(NADER, 'ah-tk-20262027-9')],
      '2026-12-01',
      { documents: [AH] },
      { state: 'answered' },
    ],
    [
      'what failed stays failed',
      [paper(ANSWER)],
      '2026-11-10',
      { search: 'failed' },
      { state: 'unknown', why: 'sourcesFailed' },
    ],
    ['a letter does nothing', [paper('Brief regering')], '2026-11-10', {}, { state: 'open' }],
  ];
  it.each(rows)('%s', (_, documents, today, changes, state) => {
    expect(stateOf(documents, today, changes)).toMatchObject(state);
  });

  it('a case of another kind does nothing', () => {
    expect(elsewhereOf(facts([paper(ANSWER)], 'Mondelinge vragen'), input())).toEqual([]);
    expect(elsewhereOf(null, input())).toEqual([]);
  });
});
