import * as z from 'zod/mini';

/** The text of an answer as it crosses to the page: plain words, never markup. Shapes only. */

const text = (most: number) => z.string().check(z.maxLength(most));
/** A number of a question, or the place of a footnote. */
const number = z.int().check(z.minimum(0), z.maximum(100_000));

/** Words of one kind: plain, a link (http or https only), or the call of a footnote, by its place in `notes`. */
export const Run = z.object({
  text: text(200_000),
  url: z.optional(text(2_000)),
  note: z.optional(number),
  /** Set higher or lower than the words around it, which may change what it says: 10⁶. */
  set: z.optional(z.enum(['raised', 'lowered'])),
});
export type Run = z.infer<typeof Run>;

/** A paragraph, or an item of a list. */
const Paragraph = z.object({ runs: z.array(Run).check(z.maxLength(2_000)), isItem: z.boolean() });
export type Paragraph = z.infer<typeof Paragraph>;

/** One answer. */
const Answer = z.object({
  /** As printed: `Antwoord 3 en 4`. */
  label: text(200),
  /** The questions it says it answers, ascending; empty when it does not say. */
  numbers: z.array(number).check(z.maxLength(500)),
  /** Null when it contains parts we cannot draw (a table, a picture): it must be read in its own publication. */
  paragraphs: z.nullable(z.array(Paragraph).check(z.maxLength(2_000))),
  /** Questions to whose answer this one refers: “Zie het antwoord op vraag 2”. */
  refersTo: z.array(number).check(z.maxLength(500)),
});
export type Answer = z.infer<typeof Answer>;

/** The answers of one publication. */
export const AnswerText = z.object({
  /** Title of the publication, stored with notes on it; empty when it has none. */
  title: text(1_000),
  answers: z.array(Answer).check(z.maxLength(500)),
  notes: z.array(z.object({ number: text(20), runs: Paragraph.shape.runs })).check(z.maxLength(1_000)),
});
export type AnswerText = z.infer<typeof AnswerText>;

/** Which answers stand beside a question. */
export const MatchedAnswers = z.object({
  /** Answers drawn here, by their place in the document. */
  here: z.array(number),
  /** Answers that stand beside an earlier question: the place of that answer, and of that question. */
  at: z.array(z.object({ answer: number, question: number })),
});
export type MatchedAnswers = z.infer<typeof MatchedAnswers>;
