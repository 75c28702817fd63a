import { describe, expect, it } from 'vitest';
import { answersBeside } from '../../../../utils/domain/answers/beside.ts';
import { readAnswers } from '../../../../utils/domain/answers/read.ts';
import { refersTo } from '../../../../utils/domain/publication/refers.ts';

/** Answers as nobody would write them, and as some were: each stands beside its own question, or nowhere. */

const ID = 'ah-tk-20252026-90';
const xml = (body: string, heading = 'Antwoord van Minister Jansen (Financiën)'): string =>
  `<officiele-publicatie><kamervragen><kamervraagomschrijving type="antwoord">${heading}</kamervraagomschrijving>${body}</kamervragen></officiele-publicatie>`;
const asks = (...labels: string[]): string =>
  labels.map((label) => `<vraag><nr>Vraag ${label}</nr><al>Waarom vaart boot ${label}?</al></vraag>`).join('');
const says = (label: string, text = '<al>Ja.</al>'): string => `<antwoord><nr>${label}</nr>${text}</antwoord>`;

/** Beside which of questions 1 to 5 each answer is drawn; null when that is not certain, or nothing was read. */
function placed(body: string, heading?: string): number[][] | null {
  const read = readAnswers(xml(body, heading), ID);
  const page = [1, 2, 3, 4, 5].map((n) => ({ numbers: [n], label: `Vraag ${n}`, text: `Waarom vaart boot ${n}?` }));
  return read && (answersBeside(page, { ...read, answers: read.text.answers })?.map(({ here }) => here) ?? null);
}

describe('labels', () => {
  it.each([
    ['Antwoord 2, 3 en 5', [2, 3, 5]],
    ['Antwoorden op de vragen 2 t/m 4', [2, 3, 4]],
    ['Antwoord op vragen 2 tot en met 4', [2, 3, 4]],
    ['ANTWOORD 02:', [2]],
    ['Antwoord\u00a02', [2]],
    ['<![CDATA[Antwoord 2]]>', [2]],
    ['Antwoord 2 (vervolg)', [2]],
    ['Antwoord 2a', [2]],
  ])('%s names questions', (label, numbers) => {
    expect(readAnswers(xml(says(label)), ID)?.text.answers[0]?.numbers).toEqual(numbers);
  });

  it.each([
    ['Antwoord 2.1'],
    ['Antwoord 4 t/m 2'],
    ['Antwoord op vraag 2 van het lid Pietersen'],
    ['Antwoord op de tweede vraag'],
    ['Antwoord II'],
    ['Antwoord 2<sup>1</sup>'],
    ['Antwoord 2<noot><noot.nr>1</noot.nr><noot.al/></noot>'],
    [''],
  ])('%s names none, and no answer is placed', (label) => {
    expect(placed(asks('1', '2', '3', '4', '5') + says('Antwoord 1') + says(label))).toBeNull();
  });
});

describe('an answer is placed nowhere', () => {
  it.each([
    [
      'one holds the next, under a heading in its text',
      says('Antwoord 1', '<al>Ja.</al><al>Antwoord 2</al><al>Nee.</al>'),
    ],
    ['one repeats another question first', says('Antwoord 1', '<al>Vraag 2: waarom?</al><al>Nee.</al>')],
    ['one stands deeper than the others', `${says('Antwoord 1')}<tekst>${says('Antwoord 2')}</tekst>`],
    ['one stands in another', says('Antwoord 1', says('Antwoord 2'))],
    ['a number is answered twice', says('Antwoord 1') + says('Antwoord 1 en 2')],
    [
      'two lists of questions were answered at once',
      asks('1', '2') + says('Antwoord 1') + asks('1') + says('Antwoord 1'),
    ],
    [
      'the questions printed are others',
      `<vraag><nr>Vraag 1</nr><al>Hoeveel huizen staan er leeg in Drenthe?</al></vraag>${says('Antwoord 1')}`,
    ],
  ])('when %s', (_, body) => {
    expect(placed(body)).toBeNull();
  });

  it('when it answers several members, and does not print whose questions', () => {
    const both = 'Antwoord op vragen van het lid Jansen (2026Z90001) en van het lid Smit (2026Z90002)';
    expect(placed(says('Antwoord 1'), both)).toBeNull();
    expect(placed(says('Antwoord 1'), both.slice(0, 46))).toEqual([[0], [], [], [], []]);
  });
});

it('places an answer that repeats its own question', () => {
  const body = says('Antwoord 1 en 2', '<al>Vraag 1: waarom?</al><al>Daarom.</al><al>Antwoord 2: ook daarom.</al>');
  expect(placed(body)).toEqual([[0], [], [], [], []]);
});

it('reads a footnote in a footnote, text in CDATA and markup of other namespaces as words or not at all', () => {
  const note =
    '<noot><noot.nr>1</noot.nr><noot.al>Zie<noot><noot.nr>2</noot.nr><noot.al>Daar.</noot.al></noot></noot.al></noot>';
  const read = readAnswers(xml(says('Antwoord 1', `<al><![CDATA[<b>Ja</b> & nee]]>${note}</al>`)), ID)?.text;
  expect(read?.answers[0]?.paragraphs?.[0]?.runs).toEqual([{ text: '<b>Ja</b> & nee' }, { text: '1', note: 1 }]);
  expect(read?.notes).toEqual([
    { number: '2', runs: [{ text: 'Daar.' }] },
    { number: '1', runs: [{ text: 'Zie' }, { text: '2', note: 0 }] },
  ]);
  const math = '<al>Dus <m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math></al>';
  expect(readAnswers(xml(says('Antwoord 1', math)), ID)?.text.answers[0]?.paragraphs).toBeNull();
});

it('shows none of what is larger than any answer', () => {
  const long = (times: number) => xml(says('Antwoord 1', '<al>Ja.</al>'.repeat(times)));
  expect(readAnswers(long(2_000), ID)?.text.answers[0]?.paragraphs).toHaveLength(2_000);
  expect(readAnswers(long(2_001), ID)).toBeNull();
  expect(readAnswers(xml(says('Antwoord 1', `<al>${'x'.repeat(9_000_000)}</al>`)), ID)).toBeNull();
});

describe('a reference to another answer', () => {
  it.each([
    ['Zie het antwoord op vraag 2.', [2]],
    ['Hiervoor verwijs ik u graag naar de beantwoording van vraag 2.', [2]],
    ['Zie hierboven onder vraag 2 en 3.', [2, 3]],
    ['Zie de beantwoording onder de vragen 2 t/m 5.', [2, 3, 5]],
    ['Zie het antwoord op de tweede vraag.', [2]],
    ['Zie het antwoord op de vorige vraag.', [3]],
    ['Zie het antwoord op vraag 2, waarin staat wat in 2023 gebeurde.', [2]],
    ['Zie het antwoord op vraag 2. Het lid Jansen vroeg dat in 2023 ook.', [2]],
    ['Zie het antwoord op vraag 2 van deze set.', [2]],
    ['Zie het antwoord op vraag 12.', []],
    ['Zie het antwoord op vraag 2 van het lid Smit.', []],
    ['Zie het antwoord op vraag 2, gesteld door het lid Smit.', []],
    ['Zie het antwoord op vraag 2 (Aanhangsel Handelingen 2023–2024, nr. 99).', []],
    ['Zie mijn antwoord op vraag 2 in de beantwoording van 3 maart jl.', []],
    ['Zie het antwoord op vraag 2 over hetzelfde onderwerp uit 2023.', []],
    ['Dit staat in de beantwoording van 2 vragen over de veerboot.', []],
    ['Zie mijn eerdere antwoord op vraag 2.', []],
    ['Zie het antwoord op vraag 2 uit het verslag van een schriftelijk overleg.', []],
  ])('%s', (text, numbers) => {
    expect(refersTo(text, [4], new Set([1, 2, 3, 4, 5]))).toEqual(numbers);
  });
});
