/** A stretch to mark, in UTF-16 units; the end is not part of it. */
export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text, and whether it is marked. */
export interface MarkedText {
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
  readonly marked: boolean;
}

/**
 * Cuts a text at what is to be marked.
 *
 * @param text as the reader wrote it
 * @param spans in any order; overlapping ones are merged, those outside the text are ignored
 * @returns stretches that together are the text; empty for an empty text
 */
export function cutAt(text: string, spans: readonly MarkedSpan[]): MarkedText[] {
  const stretches: MarkedText[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) stretches.push({ text: text.slice(at, from), at, marked: false });
    const last = stretches.at(-1);
    if (last?.marked === true) stretches[stretches.length - 1] = { ...last, text: last.text + text.slice(from, to) };
    else stretches.push({ text: text.slice(from, to), at: from, marked: true });
    at = to;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), at, marked: false });
  return stretches;
}

/** Text before the first mark that is kept when a long text is cut down to what was found in it. */
const LEAD = 80;

/**
 * Cuts an excerpt from a text around what was found.
 *
 * @param text the whole text
 * @param spans what is marked in it
 * @param length most UTF-16 units, besides the `…` at a cut
 * @returns the part with its marks; the beginning of the text when the first mark is there or nothing is marked
 */
export function snippet(
  text: string,
  spans: readonly MarkedSpan[],
  length: number,
): { text: string; spans: MarkedSpan[] } {
  if (text.length <= length) return { text, spans: [...spans] };
  const first = spans.reduce((least, { start }) => Math.min(least, start), text.length);
  const from = first === text.length || first < length - LEAD ? 0 : wordStart(text, first - LEAD);
  const before = from === 0 ? '' : '…';
  const part = text
    .slice(from, from + length)
    .toWellFormed()
    .replaceAll('\u{fffd}', '');
  const shift = before.length - from;
  return {
    text: `${before}${part}${from + length < text.length ? '…' : ''}`,
    spans: spans
      .map(({ start, end }) => ({ start: start + shift, end: Math.min(end + shift, before.length + part.length) }))
      .filter(({ start, end }) => start >= before.length && end > start),
  };
}

/** The beginning of the word after a place. */
function wordStart(text: string, from: number): number {
  const space = text.slice(from, from + LEAD).search(/\s/u);
  return space < 0 ? from : from + space + 1;
}
