import { expect, it } from 'vitest';
import { answerPage } from '../../../components/frame/passages/answer-page.ts';
import type { AnswerText } from '../../../utils/domain/answers/shape.ts';
import { textOfAnswers } from '../../../utils/domain/answers/text.ts';
import { createMarks } from '../../../utils/services/marks.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { ANSWERS, background, FACTS, openPage, pageOf, QUESTIONS } from './world.ts';

/** Marks on the text of an answer: on its own page and beside the questions, one note. */

const ANSWER = 'ah-tk-20232024-1';
const INFO = { id: ANSWER, questionNumbers: ['2024Z00001'] };

/** The answers as they are read from their publication. */
const text = (answers: readonly string[] = ANSWERS): AnswerText => ({
  title: 'Antwoord op vragen over de veerdienst',
  answers: answers.map((words, at) => ({
    label: `Antwoord ${at + 1}`,
    numbers: [at + 1],
    paragraphs: [{ runs: [{ text: words }], isItem: false }],
    refersTo: [],
  })),
  notes: [],
});

function world() {
  const { client, store } = background();
  const marks = createMarks({
    notes: store.notes,
    put: async () => ({ outcome: 'stored' }),
    memory: volatileMemory(),
    slicing: { now: () => 0, yield: () => Promise.resolve(), budgetMs: 1 },
  });
  /** The words that are marked beside the questions, and how. */
  const beside = async (answers = text(), id = ANSWER): Promise<unknown[]> => {
    const whole = textOfAnswers(answers).text;
    return (await marks.inAnswers(id, answers)).map(({ start, end, kind }) => [whole.slice(start, end), kind]);
  };
  return { client, store, beside };
}

/** Marks words, and fails when that was refused. */
const made = <Made>(note: Made | string): Made => {
  if (typeof note === 'string') throw new Error(note);
  return note;
};

it('what is marked on the page of the answer is marked beside the questions', async () => {
  const { client, beside } = world();
  const page = await openPage(pageOf(QUESTIONS, ANSWERS), client, INFO);
  made(await page.model.mark(page.select('Vier, ook op zondag'), 'fact'));
  // A question that is printed with the answers is no answer.
  made(await page.model.mark(page.select('tarieven van de overtocht'), 'action'));
  expect(await beside()).toEqual([['Vier, ook op zondag', 'fact']]);
  expect(await beside(text(), 'ah-tk-20232024-2')).toEqual([]);
  // A word was corrected, answers were put in another order, and the words are gone.
  const [one = '', two = '', three = '', four = ''] = ANSWERS;
  expect(await beside(text([one, two, `Ach. ${three}`, four]))).toEqual([['Vier, ook op zondag', 'fact']]);
  expect(await beside(text([one, three, two, four]))).toEqual([['Vier, ook op zondag', 'unsure']]);
  expect(await beside(text([one, two, 'Dat is niet bekend.', four]))).toEqual([]);
});

it('what is marked beside the questions is a note on the answer, and stands on its page', async () => {
  const { client, store, beside } = world();
  const question = await openPage(pageOf(QUESTIONS), client);
  const start = textOfAnswers(text()).text.indexOf('voor de zomer');
  const answer = answerPage({ id: ANSWER, date: '2024-05-20', text: text() }, FACTS);
  const note = made(await question.model.mark({ start, end: start + 'voor de zomer'.length }, 'fact', answer));
  expect(note).toMatchObject({
    target: { publication: ANSWER, questionNumber: '2024Z00001', subQuestion: 4 },
    publicationTitle: 'Antwoord op vragen over de veerdienst',
    passage: { source: { id: ANSWER, date: '2024-05-20' }, quote: { exact: 'voor de zomer' } },
  });
  expect(await store.db.notes.count()).toBe(1);
  expect(await beside()).toEqual([['voor de zomer', 'fact']]);
  const own = await openPage(pageOf(QUESTIONS, ANSWERS), client, INFO);
  expect(own.shown(note.id)).toBe('found | voor de zomer | 4');
  expect(own.model.inAnswers.size).toBe(0);
  // In the question's own page it is a note on its answer: no mark in the text, and not lost.
  const again = await openPage(pageOf(QUESTIONS), client);
  expect(again.shown(note.id)).toBe('not shown');
  expect(again.model.located(note.id)).toMatchObject({ inAnswer: true, note: { id: note.id } });
});

it('a note goes from the question to words of its answer and back', async () => {
  const { client, beside } = world();
  const question = await openPage(pageOf(QUESTIONS), client);
  const { id } = made(await question.model.mark(question.select('tarieven'), null));
  const answer = answerPage({ id: ANSWER, date: null, text: text() }, FACTS);
  const start = textOfAnswers(text()).text.indexOf('Negen');
  made(await question.model.move(id, { start, end: start + 'Negen'.length }, answer));
  expect(await beside()).toEqual([['Negen', 'plain']]);
  expect(question.shown(id)).toBe('not shown');
  expect(question.model.located(id)?.inAnswer).toBe(true);
  made(await question.model.move(id, question.select('tarieven')));
  expect(await beside()).toEqual([]);
  expect(question.shown(id)).toBe('found | tarieven | 4');
});
