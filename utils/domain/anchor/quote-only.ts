import { foldPassage, isWordCharacter, type Folded } from './fold.ts';
import type { DocumentIndex } from './model.ts';
import type { Place } from './places.ts';
import { LOST, type Resolution } from './resolution.ts';
import { MIN_ELSEWHERE } from './same-part.ts';
import type { PassageSelectors } from './selectors.ts';

/** Characters that agree on one side, white space not counted, that make the side speak for a place. */
const SPEAKS = 12;
/** The best place must agree with so many characters more than the next. */
const LEAD = 8;
/** Surroundings this long that agree to the last character decide, when those of no other place do. */
const TELLING = 16;
/** More places than this cannot be told apart; the reader is offered the best of them. */
const MAX_PLACES = 200;
const OFFERED = 10;

interface Weighed {
  readonly place: Place;
  readonly agree: number;
  readonly speaks: boolean;
}

/**
 * The text of a document as other tools read it: with the marks of footnotes, which they do not know from
 * words. Reckoned once per document.
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
 * Finds a quote made by another tool: equal after folding only. Found where its surroundings decide, or where it
 * stands once and nothing speaks against it; otherwise asked, or lost. There is no part to tell questions
 * apart by, so a quote whose surroundings are gone is never found, however rare its words.
 *
 * @param quote as the other tool gave it; prefix and suffix may be empty
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

/** Whether an offset stands inside a word: a quote that was cut there is looked for there, and no other is. */
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
