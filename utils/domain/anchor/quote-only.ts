import { foldPassage, isWordCharacter, type Folded } from './fold.ts';
import type { DocumentIndex } from './model.ts';
import type { Place } from './places.ts';
import { LOST, type Resolution } from './resolution.ts';
import { MIN_ELSEWHERE } from './same-part.ts';
import type { PassageSelectors } from './selectors.ts';

/** A side speaks for a place when at least this many characters agree, white space not counted. */
const SPEAKS = 12;
/** The best place must have at least this many more agreeing characters than the second. */
const LEAD = 8;
/** Surroundings of at least this length decide when they agree completely at one place only. */
const TELLING = 16;
/** Further places are ignored; the reader is offered the best ones. */
const MAX_PLACES = 200;
const OFFERED = 10;

interface Weighed {
  readonly place: Place;
  readonly agree: number;
  readonly speaks: boolean;
}

/**
 * The text of a document as other tools read it: with footnote marks, which they cannot tell from words. Computed once per
 * document.
 */
const known = new WeakMap<DocumentIndex, Folded>();
function withCalls(index: DocumentIndex): Folded {
  if (index.calls.length === 0) return index.folded;
  let folded = known.get(index);
  if (!folded) known.set(index, (folded = foldPassage(index.text)));
  return folded;
}

const dense = (text: string): string => foldPassage(text).text.replaceAll(' ', '');

/** How many characters two texts have in common, from their starts (`step` 1) or their ends (-1). */
function common(a: string, b: string, step: 1 | -1): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && (step === 1 ? a[count] === b[count] : a.at(-1 - count) === b.at(-1 - count))) count += 1;
  return count;
}

/**
 * Finds a quote made by another tool, equal after folding only. It is found where its surroundings decide, or where it
 * occurs once and nothing contradicts it; otherwise the reader is asked, or it is lost. Such a quote names no part, so
 * without its surroundings it is never found, however rare its words.
 *
 * @param quote as the other tool wrote it; prefix and suffix may be empty
 */
export function resolveQuote(quote: PassageSelectors['quote'], index: DocumentIndex): Resolution {
  const exact = foldPassage(quote.exact).text.trim();
  if (exact === '') return LOST;
  const { text, toSource } = withCalls(index);
  const before = dense(quote.prefix);
  const after = dense(quote.suffix);
  const cutLeft = isWordCharacter(quote.exact[0]) && isWordCharacter(quote.prefix.at(-1));
  const cutRight = isWordCharacter(quote.exact.at(-1)) && isWordCharacter(quote.suffix[0]);
  const weighed: Weighed[] = [];
  for (let at = text.indexOf(exact); at >= 0 && weighed.length < MAX_PLACES; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length;
    if (cuts(text, at) !== cutLeft || cuts(text, end) !== cutRight) continue;
    const start = toSource[at] ?? 0;
    const part = index.partAt(start);
    if (!part) continue;
    const left = common(before, dense(text.slice(Math.max(0, at - before.length * 2 - 8), at)), -1);
    const right = common(after, dense(text.slice(end, end + after.length * 2 + 8)), 1);
    const last = toSource[end - 1] ?? start;
    weighed.push({
      place: { start, end: last + ((index.text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1), part: part.name },
      agree: left + right,
      speaks: speaks(left, before) && speaks(right, after),
    });
  }
  return judge(weighed, exact, before.length + after.length);
}

const speaks = (agree: number, stored: string): boolean => agree >= Math.min(SPEAKS, stored.length);

/** Whether an offset is inside a word. A quote that was cut inside a word matches only there, and no other quote does. */
const cuts = (text: string, at: number): boolean => isWordCharacter(text[at - 1]) && isWordCharacter(text[at]);

function judge(weighed: readonly Weighed[], exact: string, context: number): Resolution {
  const ranked = weighed.toSorted((a, b) => b.agree - a.agree);
  const [best, second] = ranked;
  if (!best) return LOST;
  if (!second) {
    const sure = context === 0 ? exact.length >= MIN_ELSEWHERE : best.speaks;
    return sure
      ? { state: 'found', how: 'folded', place: best.place }
      : { state: 'uncertain', why: 'context', place: best.place };
  }
  const whole = context >= TELLING && best.agree === context && second.agree < context;
  if (context > 0 && best.speaks && (whole || best.agree - second.agree >= LEAD)) {
    return { state: 'found', how: 'folded', place: best.place };
  }
  return { state: 'ambiguous', places: ranked.slice(0, OFFERED).map(({ place }) => place) };
}
