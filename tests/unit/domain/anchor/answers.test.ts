import { describe, expect, it } from 'vitest';
import {
  carry,
  describe as describePassage,
  type DocumentIndex,
  type DocumentInfo,
} from '../../../../utils/domain/anchor/index.ts';
import { page } from './helpers.ts';

/** From a question to the documents that repeat it, and back, in the shapes that answers have had since 1995. */

const QUESTION: DocumentInfo = { id: 'kv-tk-2024Z00001', version: null, date: null, questionNumbers: ['2024Z00001'] };
const ANSWER: DocumentInfo = { ...QUESTION, id: 'ah-tk-20232024-1' };

const TEXTS = [
  'Kent u het bericht dat de veerdienst vastloopt?',
  'Hoeveel veerponten varen er op de Lek, en op welke dagen?',
  'Hoeveel veerponten varen er op de Waal, en op welke dagen?',
  'Bent u bereid de Kamer te informeren over de tarieven van de overtocht? Zo nee, waarom niet?',
  'Welke gemeenten betalen mee aan de pont bij Culemborg?',
];
const item = (kind: 'vraag' | 'antwoord', label: string, ...paragraphs: string[]): string =>
  `<div class="${kind}"><h2 class="stuktitel no-toc">${kind === 'vraag' ? 'Vraag' : 'Antwoord'} ${label}</h2>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>`;
const whole = (...items: string[]): DocumentIndex =>
  page(
    `<div id="broodtekst"><h1 class="kamervraagomschrijving_kop">Vragen (ingezonden 3 mei 2024).</h1>${items.join('\n')}</div>`,
  ).index;
const text = (n: number): string => TEXTS[n - 1] ?? '';
const questions = whole(...TEXTS.map((each, at) => item('vraag', String(at + 1), each)));

/** The words of a question, marked in one document and looked for in the other; what is shown there. */
function carried(words: string, from: DocumentIndex, to: DocumentIndex, back = false): string {
  const start = from.text.indexOf(words);
  const marked = describePassage({ start, end: start + words.length }, from, back ? ANSWER : QUESTION);
  if (start < 0 || !marked) throw new Error(`"${words}" is not in the document`);
  const outcome = carry(marked, to, back ? QUESTION : ANSWER);
  if (outcome?.state !== 'found') return outcome?.state ?? 'not shown';
  const { place } = outcome;
  return `${to.text.slice(place.start, place.end)} | ${place.part.kind} ${place.part.numbers.join(',')}`;
}

const WORDS = [
  ['dat de veerdienst vastloopt', 1],
  ['op de Lek', 2],
  ['Hoeveel veerponten varen er', 2],
  ['op de Waal', 3],
  ['Zo nee, waarom niet', 4],
  ['pont bij Culemborg', 5],
] as const;

const answers: Record<string, { index: DocumentIndex; group: (n: number) => string }> = {
  'one by one': {
    index: whole(
      ...TEXTS.map(
        (each, at) => item('vraag', `${at + 1}`, each) + item('antwoord', `${at + 1}`, `Ja. ${each.slice(0, 30)}`),
      ),
    ),
    group: String,
  },
  'a postponement': {
    index: whole(
      ...TEXTS.map((each, at) => item('vraag', `${at + 1}`, each)),
      '<div class="kamervraagopmerking"><h2 class="kamervraagopmerking_kop">Mededeling</h2><p>De vragen over de veerdienst kunnen niet binnen de gebruikelijke termijn worden beantwoord.</p></div>',
    ),
    group: String,
  },
  'groups out of order': {
    index: whole(
      item('vraag', '1', text(1)) + item('antwoord', '1', 'Ja.'),
      item('vraag', '2, 4 en 5', text(2), text(4), text(5)) + item('antwoord', '2, 4 en 5', 'Negen, op werkdagen.'),
      item('vraag', '3', text(3)) + item('antwoord', '3', 'Zie het antwoord op vraag 2, 4 en 5.'),
    ),
    group: (n) => ([2, 4, 5].includes(n) ? '2,4,5' : String(n)),
  },
  'a range': {
    index: whole(
      item('vraag', '1', text(1)) + item('antwoord', '1', 'Ja.'),
      item('vraag', '2 t/m 5', text(2), text(3), text(4), text(5)) + item('antwoord', '2 t/m 5', 'Negen.'),
    ),
    group: (n) => (n === 1 ? '1' : '2,3,4,5'),
  },
  'all questions first, then all answers, as in 1998': {
    index: whole(
      ...TEXTS.map((each, at) => `<p class="nummer">${at + 1}</p><p>${each}</p>`),
      '<h2>Antwoord</h2><p>Antwoord van minister De Proef. (Ontvangen 27 maart 1998)</p>',
      ...TEXTS.map((_, at) => `<p class="nummer">${at + 1}</p><p>Neen, dat is voor ${at + 1} niet zo.</p>`),
    ),
    group: String,
  },
};

describe.each(Object.entries(answers))('a question and %s', (_, { index, group }) => {
  it.each(WORDS)('“%s” is shown at the question, and back', (words, number) => {
    // Words that stand in two questions are those of the question they were marked in.
    expect(carried(words, questions, index)).toBe(`${words} | question ${group(number)}`);
    expect(carried(words, index, questions, true)).toBe(`${words} | question ${number}`);
  });
});

it('questions without numbers are known by their place and text', () => {
  const bare = (list: readonly string[]) => whole(...list.map((each) => `<div class="vraag"><p>${each}</p></div>`));
  const from = bare(TEXTS);
  expect(carried('op de Waal', from, bare(TEXTS))).toBe('op de Waal | question ');
  expect(carried('op de Waal', from, bare(TEXTS.toSpliced(2, 1)))).not.toContain('op de');
});

it('bullets in a question stay with it', () => {
  const bullets = '<ul class="expliciet"><li class="li"><p>de Lek;</p></li><li class="li"><p>de Waal;</p></li></ul>';
  const asked = (label: string) =>
    `<div class="vraag"><h2 class="stuktitel no-toc">Vraag ${label}</h2><p>Hoeveel ponten varen er op:</p>${bullets}<p>en op welke dagen?</p></div>`;
  const from = whole(item('vraag', '1', text(1)), asked('2'));
  const to = whole(
    item('vraag', '1', text(1)) + item('antwoord', '1', 'Ja.'),
    asked('2') + item('antwoord', '2', 'Op de Lek twee.'),
  );
  expect(carried('de Waal;\nen op welke', from, to)).toBe('de Waal;\nen op welke | question 2');
});

it('an answer is not carried: its words are nobody’s question', () => {
  const { index } = answers['one by one'] ?? { index: questions };
  expect(carried('Ja. Hoeveel veerponten', index, questions, true)).toBe('not shown');
});
