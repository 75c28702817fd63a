import { namedByLink, signedIn, type NamedInText } from '../publication/named.ts';
import { isHost } from '../site/markup.ts';
import { ELEMENT, isInline, isRow, LEFT_OUT, ROW } from './named-lines.ts';

/** A place in a page that names a publication: a link to it, or its number in the text. */
export interface NamedPlace extends Pick<NamedInText, 'target' | 'question' | 'kind'> {
  /** The link; null for a number in the text. */
  readonly link: Element | null;
  /** The element that holds its first letter, or the link. */
  readonly element: Element;
  /**
   * First and last letter: text nodes with UTF-16 offsets, end exclusive. Null for a link without text, which has no
   * place for a sign.
   */
  readonly from: TextPoint | null;
  readonly to: TextPoint | null;
  /** The same row of a list or table just named it: one sign is enough. */
  readonly again: boolean;
}

/** A place in a text node. */
export interface TextPoint {
  readonly node: Text;
  readonly offset: number;
}

/** What to leave out, and how to read links. */
export interface NamedAbout {
  /** Address of the page. */
  readonly base: string;
  /** Identifiers and question numbers of the page itself. */
  readonly own: ReadonlySet<string>;
}

/** Words with exactly one white-space character between them: such a stretch is copied one to one. */
const STRETCH = /\S+(?:\s\S+)*/g;
/** A long text is scanned in windows of this many characters, with overlap at both sides. */
const WINDOW = 4_000;
const AROUND = 300;

/** Constants of `Node` and `NodeFilter`, which exist only in a browser. */
const TEXT = 3;
const SHOW_TEXT = 4;

interface Piece {
  readonly node: Text;
  /** The current text is inside a link that has its own place. */
  readonly linked: boolean;
}

interface Segment {
  readonly start: number;
  readonly node: Text;
  readonly offset: number;
  readonly linked: boolean;
}

/**
 * Reads a block of a page for what it names, step by step: gives a place, or null where the caller may pause. Reads only, measures
 * nothing; what is ours and what is the site around the document is left out. A page that changes meanwhile is read as it is
 * by then.
 *
 * @param block as `blockOf` gives it: a row is read whole, of anything else the lines that stand in no block of their own
 */
export function* placesIn(block: Element, about: NamedAbout): Generator<NamedPlace | null, void> {
  yield* new Walk(about, isRow(block)).read(block);
}

class Walk {
  private pieces: Piece[] = [];
  private last: { target: string; row: Element | null } | null = null;
  /** The link being read, when it has its own place. */
  private link: Element | null = null;

  constructor(
    private readonly about: NamedAbout,
    private readonly isWhole: boolean,
  ) {}

  *read(root: Element): Generator<NamedPlace | null, void> {
    let node: Node | null = root;
    while (node !== null) {
      const isEntered: boolean = yield* this.enter(node, root);
      node = yield* this.after(node, root, isEntered);
      yield null;
    }
    yield* this.flush();
  }

  /** Reads one node. @returns whether what is in it is read too */
  private *enter(node: Node, root: Element): Generator<NamedPlace | null, boolean> {
    if (node.nodeType === TEXT) this.pieces.push({ node: node as Text, linked: this.link !== null });
    if (node.nodeType !== ELEMENT) return true;
    const element = node as Element;
    const isLine = isInline(element);
    const isOut = element !== root && (!(isLine || this.isWhole) || isHost(element) || element.matches(LEFT_OUT));
    if (isOut || !isLine) yield* this.flush();
    if (isOut) return false;
    const place = this.linkAt(element);
    if (place === null) return true;
    this.link = element;
    yield place;
    return true;
  }

  /** The next node in the order of the document; null at the end, and where the page took away what was being read. */
  private *after(from: Node, root: Element, isEntered: boolean): Generator<NamedPlace | null, Node | null> {
    if (isEntered && from.firstChild !== null) return from.firstChild;
    let node: Node | null = from;
    while (node !== null && node !== root) {
      if (node === this.link) this.link = null;
      if (node.nextSibling !== null) return node.nextSibling;
      node = node.parentNode;
      if (node !== null && !isInline(node)) yield* this.flush();
    }
    return null;
  }

  private linkAt(element: Element): NamedPlace | null {
    const href = element.localName === 'a' ? element.getAttribute('href') : null;
    const named = href === null ? null : namedByLink(href, this.about.base);
    if (named === null || this.isOwn(named)) return null;
    const { first, last } = textsOf(element);
    return this.place({ ...named, link: element, element, from: first, to: last });
  }

  private place(found: Omit<NamedPlace, 'again'>): NamedPlace {
    const { last } = this;
    // A row of results may contain a list: the outer row counts.
    const again = last?.target === found.target && last.row?.contains(found.element) === true;
    if (!again) this.last = { target: found.target, row: found.element.closest(ROW) };
    return { ...found, again };
  }

  private isOwn({ target, question }: Pick<NamedInText, 'target' | 'question'>): boolean {
    return this.about.own.has(target) || (question !== null && this.about.own.has(question));
  }

  /** Reads the run of text that has ended. */
  private *flush(): Generator<NamedPlace | null, void> {
    const { pieces } = this;
    if (pieces.length === 0) return;
    this.pieces = [];
    if (!pieces.some(({ node }) => /\d/.test(node.data))) return;
    const { text, segments } = foldedOf(pieces);
    for (let start = 0; start < text.length; start += WINDOW) {
      const begin = Math.max(0, start - AROUND);
      const named = printedIn(text.slice(begin, start + WINDOW + AROUND));
      for (const one of named) {
        const at = begin + one.start;
        // What begins in the overlap is read in its own window.
        if (at < start || at >= start + WINDOW || this.isOwn(one)) continue;
        const first = segmentAt(segments, at);
        const last = segmentAt(segments, begin + one.end - 1);
        if (first === undefined || last === undefined || first.linked || last.linked) continue;
        const element = first.node.parentElement;
        if (element === null) continue;
        yield this.place({
          target: one.target,
          question: one.question,
          kind: one.kind,
          link: null,
          element,
          from: { node: first.node, offset: first.offset + at - first.start },
          to: { node: last.node, offset: last.offset + begin + one.end - last.start },
        });
      }
      yield null;
    }
  }
}

/** What a text names, without the middle of a range: `nrs. 12 t/m 15` prints 12 and 15. */
function printedIn(text: string): NamedInText[] {
  const named = signedIn(text);
  return named.filter((one, at) => {
    if (named[at - 1]?.start !== one.start && named[at + 1]?.start !== one.start) return true;
    const [, printed = ''] = /(?<![\p{L}\d])0*([\p{L}\d]+)$/u.exec(text.slice(one.start, one.end)) ?? [];
    return one.target.toUpperCase().endsWith(`-${printed.toUpperCase()}`);
  });
}

/** Text of a run, white space folded, and where each stretch of it stands. */
function foldedOf(pieces: readonly Piece[]): { text: string; segments: Segment[] } {
  const parts: string[] = [];
  const segments: Segment[] = [];
  let length = 0;
  let space = false;
  for (const { node, linked } of pieces) {
    const { data } = node;
    let read = 0;
    for (const match of data.matchAll(STRETCH)) {
      if (match.index > read) space = true;
      if (space && length > 0) {
        parts.push(' ');
        length += 1;
      }
      space = false;
      segments.push({ start: length, node, offset: match.index, linked });
      parts.push(match[0].replaceAll(/\s/g, ' '));
      length += match[0].length;
      read = match.index + match[0].length;
    }
    if (read < data.length) space = true;
  }
  return { text: parts.join(''), segments };
}

/** The last segment that begins at or before an offset. */
function segmentAt(segments: readonly Segment[], at: number): Segment | undefined {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return segments[low];
}

/** First and last letter in an element. */
function textsOf(element: Element): { first: TextPoint | null; last: TextPoint | null } {
  const walker = element.ownerDocument.createTreeWalker(element, SHOW_TEXT);
  let first: TextPoint | null = null;
  let last: TextPoint | null = null;
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    const words = /\S[^]*\S|\S/.exec(node.data);
    if (words === null) continue;
    first ??= { node, offset: words.index };
    last = { node, offset: words.index + words[0].length };
  }
  return { first, last };
}
