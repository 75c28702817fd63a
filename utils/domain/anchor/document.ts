import { isHost, markupFor, type MarkupRole } from '../site/markup.ts';
import { parseNumbers, readLabel, type LabelMeaning } from './labels.ts';
import { createIndex, type DocumentIndex, type PartKind } from './model.ts';
import { inOneGo, type Steps } from './slices.ts';
import { TextBuilder } from './text-builder.ts';

/** Elements that start a new line of text. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 ' +
    'HGROUP HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);
const HEADING = /^H[1-6]$/;

const selectorOf = (role: MarkupRole): string =>
  markupFor(role)
    .map((row) => row.selector)
    .join(', ');

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isText = (node: Node): node is Text => node.nodeType === 3 || node.nodeType === 4;
const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/**
 * The element that holds the document, without the site around it.
 *
 * @param root a page or any part of one
 * @returns the first container of the markup table that holds text; `root` itself when there is none
 */
export function findDocumentElement(root: Document | Element): Element | null {
  for (const { selector } of markupFor('container')) {
    const found = root.querySelector(selector);
    if (found && /\S/.test(found.textContent ?? '')) return found;
  }
  return isElement(root) ? root : (root as Document).documentElement;
}

/**
 * Reads the publication in a page as text in parts. Does not change the page.
 *
 * @param root a page (`document`) or an element in or around the document
 * @returns the index; without text when the page has none
 */
export function indexDocument(root: Document | Element): DocumentIndex {
  return inOneGo(indexSteps(root));
}

/** A page as text in parts, with the text nodes it came from: what a script in a page needs to draw places and to read a selection. */
export type DocumentReading = Pick<TextBuilder, 'text' | 'parts' | 'calls' | 'segments'>;

/**
 * Reads the document part of a page without preparing it for searching, which costs most. Changes nothing in the page.
 *
 * @param root as for `indexDocument`
 */
export function* readingSteps(root: Document | Element): Steps<DocumentReading> {
  const container = findDocumentElement(root);
  const builder = new TextBuilder();
  if (container) yield* new Reader(container, builder).read();
  builder.closePart();
  const { text, parts, calls, segments } = builder;
  return { text, parts, calls, segments };
}

/** The same in steps. If the page changes during a pause, the caller must start again. */
export function* indexSteps(root: Document | Element): Steps<DocumentIndex> {
  const { text, parts, calls, segments } = yield* readingSteps(root);
  return yield* createIndex(text, parts, calls, segments);
}

/** Walks the document once, in order, and reports to the builder where parts begin and end. */
class Reader {
  private readonly roles = new Map<Element, MarkupRole>();
  private readonly calls: ReadonlySet<Element>;
  private readonly skipped: ReadonlySet<Element>;
  /** Label elements of the parts that are being read. */
  private readonly labels = new Set<Element>();
  /** What a label with numbers only opens, in layouts that print all questions first and then all answers. */
  private bare: 'question' | 'answer' = 'question';

  constructor(
    private readonly container: Element,
    private readonly builder: TextBuilder,
  ) {
    const set = (role: MarkupRole): ReadonlySet<Element> => new Set(container.querySelectorAll(selectorOf(role)));
    for (const role of ['question', 'answer', 'remark', 'noteBlock'] as const) {
      for (const element of set(role)) this.roles.set(element, role);
    }
    this.calls = set('noteCall');
    this.skipped = set('chrome');
  }

  read(): Steps<void> {
    return this.children(this.container, false);
  }

  private *children(parent: Element, inPart: boolean): Steps<void> {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (isText(child)) this.builder.add(child, false);
      else if (isElement(child) && !this.isSkipped(child)) yield* this.visit(child, inPart);
    }
  }

  private *visit(node: Element, inPart: boolean): Steps<void> {
    const role = this.roles.get(node);
    if (role && !inPart) {
      yield* this.partElement(node, role);
      return;
    }
    if (this.calls.has(node) && !this.labels.has(node)) {
      this.callText(node);
      return;
    }
    const block = BLOCKS.has(node.tagName.toUpperCase());
    if (block) {
      this.builder.break();
      yield;
    }
    if (block && !inPart && (yield* this.flowLabel(node))) return;
    yield* this.children(node, inPart);
    if (this.labels.has(node)) this.builder.labelDone();
    else if (block) this.builder.break();
  }

  private isSkipped(element: Element): boolean {
    return this.skipped.has(element) || isHost(element) || element.hasAttribute('hidden');
  }

  private callText(element: Element): void {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (isText(child)) this.builder.add(child, true);
      else if (isElement(child)) this.callText(child);
    }
  }

  /** An element that is a part by its markup: question, answer, remark or footnote. */
  private *partElement(element: Element, role: MarkupRole): Steps<void> {
    const label = labelElementOf(element, role);
    const words = tidy(label?.textContent);
    const { kind, numbers } = partOf(role, words);
    this.builder.openPart(kind, numbers, labelOf(kind, words), label !== null);
    if (label) this.labels.add(label);
    yield* this.children(element, true);
    this.builder.closePart();
  }

  /** Headings and labels in running text; true when the element has been read. */
  private *flowLabel(element: Element): Steps<boolean> {
    const isHeading = HEADING.test(element.tagName.toUpperCase());
    const content = element.textContent ?? '';
    const words = isHeading || content.length < 120 ? tidy(content) : '';
    if (words === '') return false;
    const isNumbered = element.classList.contains('nummer');
    const meaning = readLabel(words, isNumbered ? this.bare : null);
    if ((!isHeading && !meaning) || element.querySelector(NESTED)) return false;
    const isLabel = isHeading || isNumbered || element.tagName.toUpperCase() === 'P';
    if (meaning && (isLabel || meaning.numbers.length > 0)) {
      yield* this.labelIn(element, meaning, words);
      return true;
    }
    if (!isHeading) return false;
    this.builder.openPart('heading', [], '', false);
    yield* this.children(element, true);
    this.builder.closePart();
    this.builder.heading = words;
    return true;
  }

  /** A label that opens a part; the part goes on after its element. */
  private *labelIn(element: Element, { kind, numbers }: LabelMeaning, words: string): Steps<void> {
    if (kind === 'answer' && numbers.length === 0) this.bare = 'answer';
    this.builder.openPart(kind, numbers, labelOf(kind, words), true);
    yield* this.children(element, true);
    this.builder.labelDone();
  }
}

/** An element that holds one of these is more than a label. */
const NESTED = 'div, p, table, ul, ol, h1, h2, h3, h4, h5, h6';

const LABEL_ROLES: Partial<Record<MarkupRole, MarkupRole>> = {
  question: 'itemLabel',
  answer: 'itemLabel',
  remark: 'remarkLabel',
  noteBlock: 'noteNumber',
};

function labelElementOf(element: Element, role: MarkupRole): Element | null {
  const own = element.querySelector(selectorOf(LABEL_ROLES[role] ?? 'itemLabel'));
  return own ?? (role === 'remark' ? element.querySelector('h1,h2,h3,h4') : null);
}

/** What a part element is, by its role in the markup and the words of its label. */
function partOf(role: MarkupRole, words: string): { kind: PartKind; numbers: readonly number[] } {
  if (role === 'noteBlock') return { kind: 'footnote', numbers: parseNumbers(words) };
  if (role === 'remark') return { kind: readLabel(words, null)?.kind === 'note' ? 'note' : 'notice', numbers: [] };
  const kind = role === 'answer' ? 'answer' : 'question';
  return { kind, numbers: readLabel(words, kind)?.numbers ?? parseNumbers(words) };
}

/** Numbered parts are identified by their number, not by the spelling of their label. */
const labelOf = (kind: PartKind, words: string): string => (kind === 'notice' || kind === 'note' ? words : '');
