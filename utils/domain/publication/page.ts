import { fieldOf, SCHEME_ATTRIBUTES, type HeadField } from '../site/head.ts';
import { isHost, markupFor, OVERVIEW_COLUMNS, type MarkupRole } from '../site/markup.ts';
import { BlockWriter, type Metadata, type MetadataValue, type SourceDocument } from './document.ts';
import { foldSpaces } from './fold.ts';
import { safeUrl, withPlainLinks } from './links.ts';
import type { Link } from './record.ts';

const MAX_DEPTH = 300;
const BLOCK_TAGS = new Set(
  'address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const selectorOf = (role: MarkupRole): string =>
  markupFor(role)
    .map((row) => row.selector)
    .join(', ');
const SELECTORS = {
  chrome: selectorOf('chrome'),
  question: selectorOf('question'),
  answer: selectorOf('answer'),
  remark: selectorOf('remark'),
  label: `${selectorOf('itemLabel')}, ${selectorOf('remarkLabel')}`,
  noteBlock: selectorOf('noteBlock'),
  noteNumber: selectorOf('noteNumber'),
  noteCall: selectorOf('noteCall'),
};

/**
 * Turns a page into blocks, without its signs (`readSigns` in signs.ts). Reads only; needs no layout, so it works
 * in a browser and in jsdom alike.
 *
 * @param root the document, or an element that holds a piece of a page
 * @param address of the page, against which links are resolved
 */
export function pageToDocument(root: Document | Element, address: string): SourceDocument {
  const base = baseOf(root, address);
  const container = findContainer(root);
  const writer = new BlockWriter();
  const overview = readOverview(root);
  const at: Walk = { writer, base, roles: container === null ? new Map() : rolesIn(container) };
  if (container) walk(container, at, 0);
  writer.flush();
  for (const note of root.querySelectorAll(SELECTORS.noteBlock)) {
    if (container && !container.contains(note)) addNote(note, at);
  }
  return {
    readFrom: 'page',
    metadata: readHead(root),
    blocks: writer.blocks,
    footnotes: writer.footnotes,
    overview,
    isoDates: { submitted: null, received: null },
    names: [],
    signs: [],
  };
}

/** What an element of a page is; of several, the first. */
const ROLES = ['chrome', 'noteBlock', 'noteCall', 'question', 'answer', 'remark', 'label'] as const;
type Role = (typeof ROLES)[number];

/** What is known of elements below one: asking once for each role costs a tenth of asking each element for each role. */
function rolesIn(container: Element): ReadonlyMap<Element, Role> {
  const roles = new Map<Element, Role>();
  for (const role of ROLES.toReversed())
    for (const element of container.querySelectorAll(SELECTORS[role])) roles.set(element, role);
  return roles;
}

interface Walk {
  readonly writer: BlockWriter;
  readonly base: string;
  readonly roles: ReadonlyMap<Element, Role>;
}

function baseOf(root: Document | Element, address: string): string {
  const href = root.querySelector('base[href]')?.getAttribute('href');
  return (href ? safeUrl(href, address) : null) ?? address;
}

function findContainer(root: Document | Element): Element | null {
  for (const { selector } of markupFor('container')) {
    const found = root.querySelector(selector);
    if (found) return found;
  }
  return 'documentElement' in root ? root.documentElement : root;
}

function walk(element: Element, at: Walk, depth: number): void {
  if (depth > MAX_DEPTH) {
    at.writer.text(element.textContent ?? '');
    return;
  }
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    const type = node.nodeType;
    if (type === 3 || type === 4) at.writer.text(node.nodeValue ?? '');
    else if (type === 1) visit(node as Element, at, depth);
  }
}

// oxlint-disable-next-line complexity -- a table of kinds of element, one line each
function visit(element: Element, at: Walk, depth: number): void {
  const { writer, roles } = at;
  const tag = element.localName.toLowerCase();
  const role = roles.get(element);
  const inside = (): void => walk(element, at, depth + 1);
  if (role === 'chrome' || isHost(element)) return;
  if (tag === 'br') return writer.inHeading ? writer.text(' ') : writer.flush();
  if (role === 'noteBlock') return addNote(element, at);
  if (role === 'noteCall') return writer.noteCall();
  if (role === 'label') return writer.block('label', inside);
  if (role !== undefined) return writer.zone(role, inside);
  if (tag === 'table' && isOverview(element)) return;
  if (/^h[1-6]$/.test(tag)) return writer.block(tag === 'h1' ? 'heading' : 'label', inside);
  if (BLOCK_TAGS.has(tag)) return writer.block('text', inside, tag === 'li');
  if (tag === 'a') addLink(element, at);
  return inside();
}

function addLink(element: Element, at: Walk): void {
  const link = linkOf(element, at.base);
  if (link) at.writer.link(link);
}

function linkOf(element: Element, base: string): Link | null {
  const href = element.getAttribute('href');
  if (href === null || href.startsWith('#')) return null;
  const url = safeUrl(href, base);
  return url === null ? null : { text: foldSpaces(element.textContent ?? '').slice(0, 2000), url };
}

function addNote(element: Element, at: Walk): void {
  const printed = foldSpaces(element.querySelector(SELECTORS.noteNumber)?.textContent ?? '');
  const texts: string[] = [];
  noteText(element, texts, 0);
  const text = foldSpaces(texts.join(''));
  const number = printed === '' ? (/^\d{1,4}/.exec(text)?.[0] ?? '') : printed;
  const links = [...element.querySelectorAll('a[href]')].flatMap((link) => linkOf(link, at.base) ?? []);
  const own = printed === '' ? text.slice(number.length).replace(/^[\s.):]+/, '') : text;
  at.writer.footnote({ number, text: own, links: withPlainLinks(links, own) });
}

function noteText(element: Element, texts: string[], depth: number): void {
  for (const node of element.childNodes) {
    if (node.nodeType === 3) texts.push(node.nodeValue ?? '');
    else if (node.nodeType === 1 && depth < MAX_DEPTH) {
      const child = node as Element;
      if (child.matches(`${SELECTORS.chrome}, ${SELECTORS.noteNumber}`)) continue;
      noteText(child, texts, depth + 1);
      if (BLOCK_TAGS.has(child.localName) || child.localName === 'br') texts.push(' ');
    }
  }
}

function readHead(root: Document | Element): Metadata {
  const values = new Map<HeadField, MetadataValue[]>();
  for (const meta of root.querySelectorAll('meta[name]')) {
    const field = fieldOf(meta.getAttribute('name') ?? '');
    if (!field) continue;
    const scheme = SCHEME_ATTRIBUTES.map((name) => meta.getAttribute(name)).find((value) => value !== null) ?? '';
    const list = values.get(field) ?? [];
    list.push({ value: meta.getAttribute('content') ?? '', scheme });
    values.set(field, list);
  }
  return values;
}

const cellText = (cell: Element | undefined): string => foldSpaces(cell?.textContent ?? '');

const factNamed = (cell: Element | undefined): string | undefined =>
  OVERVIEW_COLUMNS[cellText(cell).replace(/:$/, '').toLowerCase() as keyof typeof OVERVIEW_COLUMNS];

/** Heading cells of a table that are known, with the cell below or beside each. */
function overviewOf(table: Element): [string, string][] {
  const lines = [...table.querySelectorAll('tr')]
    .slice(0, 20)
    .map((line) => [...line.querySelectorAll('th, td')].slice(0, 20));
  const [first, second] = lines;
  const across = (first ?? []).flatMap((cell, index): [string, string][] => {
    const fact = factNamed(cell);
    return fact && second ? [[fact, cellText(second[index])]] : [];
  });
  if (across.length > 1) return across;
  return lines.flatMap(([name, value]): [string, string][] => {
    const fact = factNamed(name);
    return fact && value ? [[fact, cellText(value)]] : [];
  });
}

const isOverview = (table: Element): boolean => overviewOf(table).length > 1;

function readOverview(root: Document | Element): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const table of [...root.querySelectorAll(selectorOf('overview'))].slice(0, 50)) {
    const found = overviewOf(table);
    if (found.length > 1) for (const [fact, value] of found) if (value !== '') facts[fact] ??= value;
  }
  const extra = foldSpaces(root.querySelector(selectorOf('extraInfo'))?.textContent ?? '');
  const published = /gepubliceerd op\s+(\d{1,2}-\d{1,2}-\d{4})/i.exec(extra)?.[1];
  if (published) facts['published'] ??= published;
  return facts;
}
