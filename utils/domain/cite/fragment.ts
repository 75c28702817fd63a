import { inAddress } from '../site/address.ts';

/** A longer quote is given by its first and last words. */
const LONGEST_WHOLE = 100;
const EDGE_WORDS = 5;
/** Enough to tell similar sentences apart; a quote stores some ten words on each side. */
const CONTEXT_WORDS = 8;
/** Other tools cut the context of a quote after this many characters, in the middle of a word. */
const CUT = 30;

/** Encodes everything but ASCII letters and digits: comma, dash and ampersand split a directive; dot and bracket end a plain-text link. */
function encode(text: string): string {
  return inAddress(text).replaceAll(
    /[-.!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** The quoted words with the text around them, as in a W3C TextQuoteSelector; blocks are separated by a newline. */
export interface QuotedPassage {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** Blocks of text with the words of each, none empty. */
function blocks(text: string): string[][] {
  return text
    .split('\n')
    .map(words)
    .filter((block) => block.length > 0);
}

/**
 * The words before a passage, from one block: its own, or the block above when the passage opens its block. The outermost
 * word may be cut in half, and is left out.
 */
function before(prefix: string): { glued: string; context: string[] } {
  const glued = /\S*$/u.exec(prefix)?.[0] ?? '';
  const rest = prefix.slice(0, prefix.length - glued.length);
  const lines = rest.split('\n');
  const at = lines.findLastIndex((line) => line.trim() !== '');
  const line = words(lines[at] ?? '');
  return {
    glued: rest === '' && glued.length >= CUT ? '' : glued,
    context: (at === 0 ? line.slice(1) : line).slice(-CONTEXT_WORDS),
  };
}

function after(suffix: string): { glued: string; context: string[] } {
  const glued = /^\S*/u.exec(suffix)?.[0] ?? '';
  const rest = suffix.slice(glued.length);
  const lines = rest.split('\n');
  const at = lines.findIndex((line) => line.trim() !== '');
  const line = words(lines[at] ?? '');
  const whole = at === lines.length - 1 ? line.slice(0, -1) : line;
  return { glued: rest === '' && glued.length >= CUT ? '' : glued, context: whole.slice(0, CONTEXT_WORDS) };
}

/**
 * An address that opens a page at a passage: a text fragment (WICG scroll-to-text-fragment). A browser looks for each
 * part of the directive inside one block and at the borders of words: no part crosses a newline, half words are made
 * whole from what stands around, and a passage over several blocks is named by its first and its last words.
 *
 * @param url address of the page; an existing fragment is dropped
 * @param passage the words as the page prints them, signs of footnotes included
 * @returns `https://…#:~:text=…`, or the plain address when the passage has no words
 */
export function textFragmentLink(url: string, passage: QuotedPassage): string {
  const address = url.replace(/#.*$/su, '');
  if (passage.exact.trim() === '') return address;
  const front = before(/^\s/u.test(passage.exact) ? `${passage.prefix ?? ''} ` : (passage.prefix ?? ''));
  const back = after(/\s$/u.test(passage.exact) ? ` ${passage.suffix ?? ''}` : (passage.suffix ?? ''));
  const quoted = blocks(`${front.glued}${passage.exact.trim()}${back.glued}`);
  const [first, last] = [quoted[0] ?? [], quoted.at(-1) ?? []];
  const whole = first.join(' ');
  const isWhole = quoted.length === 1 && (whole.length <= LONGEST_WHOLE || first.length <= 2 * EDGE_WORDS);
  const directive = [
    ...(front.context.length > 0 ? [`${encode(front.context.join(' '))}-`] : []),
    ...(isWhole
      ? [encode(whole)]
      : [encode(first.slice(0, EDGE_WORDS).join(' ')), encode(last.slice(-EDGE_WORDS).join(' '))]),
    ...(back.context.length > 0 ? [`-${encode(back.context.join(' '))}`] : []),
  ];
  return `${address}#:~:text=${directive.join(',')}`;
}
