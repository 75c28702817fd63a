/** A quote longer than this is named by its first and last words. */
const LONGEST_WHOLE = 100;
const EDGE_WORDS = 5;
const CONTEXT_WORDS = 3;

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}

function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** The quoted words with what stands around them, as in a W3C TextQuoteSelector. */
export interface QuotedPassage {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/**
 * An address that opens a page at a passage: a text fragment (WICG scroll-to-text-fragment).
 *
 * @param url address of the page; an existing fragment is dropped
 * @param passage the words; white space is folded
 * @returns `https://…#:~:text=…`, or the plain address when the passage has no words
 */
export function textFragmentLink(url: string, passage: QuotedPassage): string {
  const address = url.replace(/#.*$/su, '');
  const quoted = words(passage.exact);
  if (quoted.length === 0) return address;
  const whole = quoted.join(' ');
  const directive: string[] = [];
  const before = words(passage.prefix ?? '').slice(-CONTEXT_WORDS);
  if (before.length > 0) directive.push(`${encode(before.join(' '))}-`);
  if (whole.length <= LONGEST_WHOLE || quoted.length <= 2 * EDGE_WORDS) directive.push(encode(whole));
  else directive.push(encode(quoted.slice(0, EDGE_WORDS).join(' ')), encode(quoted.slice(-EDGE_WORDS).join(' ')));
  const after = words(passage.suffix ?? '').slice(0, CONTEXT_WORDS);
  if (after.length > 0) directive.push(`-${encode(after.join(' '))}`);
  return `${address}#:~:text=${directive.join(',')}`;
}
