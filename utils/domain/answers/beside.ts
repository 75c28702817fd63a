import type { AnswerText } from './shape.ts';

/** Which answers stand beside a question. */
export interface MatchedAnswers {
  /** Answers drawn here, by their place in the document. */
  readonly here: readonly number[];
  /** Answers that stand beside an earlier question: the place of that answer, and of that question. */
  readonly at: readonly { readonly answer: number; readonly question: number }[];
}

const sorted = (numbers: Iterable<number>): string => [...new Set(numbers)].toSorted((a, b) => a - b).join(' ');

/** Whether every number is there once. */
const isOnce = (numbers: readonly number[]): boolean => new Set(numbers).size === numbers.length;

/**
 * Decides beside which question each answer stands: by its label, and only where that is certain. It is when all answers have numbers, no number
 * is answered or asked twice, every answered question is in the page, and the questions printed with the answers are those of the page.
 *
 * @param questions the numbers of each question of the page, in its order
 * @returns one entry for each question; null when it is not certain
 */
export function answersBeside(
  questions: readonly (readonly number[])[],
  {
    answers,
    questions: printed,
  }: Pick<AnswerText, 'questions'> & {
    readonly answers: readonly Pick<AnswerText['answers'][number], 'numbers'>[];
  },
): readonly MatchedAnswers[] | null {
  const asked = questions.flat();
  const answered = answers.flatMap(({ numbers }) => numbers);
  if (answers.length === 0 || answers.some(({ numbers }) => numbers.length === 0)) return null;
  if (!isOnce(asked) || !isOnce(answered) || answered.some((number) => !asked.includes(number))) return null;
  if (printed.length > 0 && sorted(printed) !== sorted(asked)) return null;
  const firstOf = answers.map(({ numbers }) => questions.findIndex((own) => own.some((one) => numbers.includes(one))));
  return questions.map((own, nth) => {
    const mine = answers.flatMap(({ numbers }, at) => (numbers.some((one) => own.includes(one)) ? [at] : []));
    return {
      here: mine.filter((at) => firstOf[at] === nth),
      at: mine.filter((at) => firstOf[at] !== nth).map((answer) => ({ answer, question: firstOf[answer] ?? 0 })),
    };
  });
}
