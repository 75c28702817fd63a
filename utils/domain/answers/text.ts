import type { PartInput } from '../anchor/model.ts';
import type { AnswerText } from './shape.ts';

/** The answers of one publication as text in parts, for describing and finding passages in it: as `DocumentReading` is of a page. */
export interface AnswersAsText {
  readonly text: string;
  readonly parts: readonly PartInput[];
  /** Footnote calls. */
  readonly calls: readonly [number, number][];
  /** Where each run begins, by answer, paragraph and run; UTF-16 offsets in `text`. */
  readonly starts: readonly (readonly (readonly number[])[])[];
}

/**
 * Puts the answers of a publication in one text, each a part under its label. The same for the same answers, so that an offset means the same in
 * the page, in its frame and in the background. Footnotes are no part of it.
 */
export function textOfAnswers({ answers }: Pick<AnswerText, 'answers'>): AnswersAsText {
  let text = '';
  const parts: PartInput[] = [];
  const calls: [number, number][] = [];
  const starts = answers.map(({ label, numbers, paragraphs }) => {
    if (text !== '') text += '\n';
    const start = text.length;
    text += `${label}\n`;
    const contentStart = text.length;
    const own = (paragraphs ?? []).map(({ runs }, nth) => {
      if (nth > 0) text += '\n';
      return runs.map((run) => {
        const at = text.length;
        text += run.text;
        if (run.note !== undefined) calls.push([at, text.length]);
        return at;
      });
    });
    parts.push({ kind: 'answer', numbers, label, start, end: text.length, contentStart });
    return own;
  });
  return { text, parts, calls, starts };
}
