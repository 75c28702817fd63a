import { isHost, markupFor, type MarkupRole } from '../site/markup.ts';
import { parseNumbers, readLabel } from './labels.ts';
import { createIndex, type DocumentIndex, type PartKind } from './model.ts';
import { inOneGo, type Steps } from './slices.ts';
import { TextBuilder } from './text-builder.ts';

/** Elements that begin a new line of text. */
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
    if (found && tidy(found.textContent) !== '') return found;
  }
  return isElement(root) ? root : (root as Document).documentElement;
}

/**
 * Reads the document part of a page as text in parts. Changes nothing in the page.
 *
 * @param root a page (`document`) or an element in or around the document
 * @returns the index; without text when the page has none
 */
export function indexDocument(root: Document | Element): DocumentIndex {
  return inOneGo(indexSteps(root));
}

/** The same in steps. Only as good as the page is still: whoever pauses must begin again when it has changed. */
export function* indexSteps(root: Document | Element): Steps<DocumentIndex> {
  const container = findDocumentElement(root);
  const builder = new TextBuilder();
  if (container) yield* new Reader(container, builder).read();
  builder.closePart();
  return yield* createIndex(builder.text, builder.parts, builder.calls, builder.segments);
}

/** Walks the document once, in order, and tells the builder where parts begin and end. */
class Reader {
  private readonly roles = new Map<Element, MarkupRole>();
  private readonly calls: ReadonlySet<Element>;
  private readonly skipped: ReadonlySet<Element>;
  /** Label elements by the part element they belong to are met inside it. */
  private readonly labels = new Set<Element>();
  /** What a block of numbers alone opens in layouts that print all questions, then all answers. */
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

  /** An element that is a part by its markup: question, answer, remark, footnote. */
  private *partElement(element: Element, role: MarkupRole): Steps<void> {
    const labelRole = (
      { question: 'itemLabel', answer: 'itemLabel', remark: 'remarkLabel', noteBlock: 'noteNumber' } as const
    )[role as 'question'];
    const label =
      element.querySelector(selectorOf(labelRole)) ?? (role === 'remark' ? element.querySelector('h1,h2,h3,h4') : null);
    const words = tidy(label?.textContent);
    const bareKind = role === 'answer' ? 'answer' : 'question';
    const meaning = readLabel(words, role === 'question' || role === 'answer' ? bareKind : null);
    let kind: PartKind = role === 'answer' ? 'answer' : 'question';
    if (role === 'noteBlock') kind = 'footnote';
    if (role === 'remark') kind = meaning?.kind === 'note' ? 'note' : 'notice';
    const numbers = kind === 'footnote' ? parseNumbers(words) : (meaning?.numbers ?? parseNumbers(words));
    this.builder.openPart(
      kind,
      kind === 'notice' || kind === 'note' ? [] : numbers,
      labelOf(kind, words),
      label !== null,
    );
    if (label) this.labels.add(label);
    yield* this.children(element, true);
    this.builder.closePart();
  }

  /** Headings and labels in running text; true when the element has been read. */
  private *flowLabel(element: Element): Steps<boolean> {
    const heading = HEADING.test(element.tagName.toUpperCase());
    const content = element.textContent ?? '';
    if (!heading && content.length >= 120) return false;
    const words = tidy(content);
    if (words === '') return false;
    const numbered = element.classList.contains('nummer');
    const meaning = readLabel(words, numbered ? this.bare : null);
    if (!heading && !meaning) return false;
    if (element.querySelector('div, p, table, ul, ol, h1, h2, h3, h4, h5, h6')) return false;
    if (meaning && (heading || element.tagName.toUpperCase() === 'P' || numbered || meaning.numbers.length > 0)) {
      if (meaning.kind === 'answer' && meaning.numbers.length === 0) this.bare = 'answer';
      this.builder.openPart(meaning.kind, meaning.numbers, labelOf(meaning.kind, words), true);
      yield* this.children(element, true);
      this.builder.labelDone();
      return true;
    }
    if (!heading) return false;
    this.builder.openPart('heading', [], '', false);
    yield* this.children(element, true);
    this.builder.closePart();
    this.builder.heading = words;
    return true;
  }
}

/** Numbered parts are known by their number: how the label spells it says nothing. */
const labelOf = (kind: PartKind, words: string): string => (kind === 'notice' || kind === 'note' ? words : '');
