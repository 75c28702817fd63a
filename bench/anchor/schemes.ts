import search from 'approx-string-match';
import * as quotes from 'dom-anchor-text-quote';
import { JSDOM } from 'jsdom';
import { describe, rangeToSpan, resolve, type DocumentInfo } from '../../utils/domain/anchor/index.ts';
import type { Rendered } from './render.ts';

/** The result of a scheme for a passage: the positions it shows, in model text, and whether it asks the reader. */
export interface Verdict {
  readonly says: 'found' | 'asks' | 'lost';
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** A way to describe a passage in one page and find it in another. */
export interface Scheme {
  readonly name: string;
  readonly fuzzy: boolean;
  /** Describes a range; the result is opaque to the benchmark. */
  describe(page: Rendered, range: Range): unknown;
  resolve(page: Rendered, stored: unknown): Verdict | Promise<Verdict>;
}

// The peers were written for browsers and read these from the global scope.
const { Node: DomNode, NodeFilter: DomNodeFilter, Range: DomRange } = new JSDOM('').window;
Object.assign(globalThis, { Node: DomNode, NodeFilter: DomNodeFilter, Range: DomRange });

const LOST: Verdict = { says: 'lost', places: [] };
const INFO: DocumentInfo = { id: 'bench', version: null, date: null, questionNumbers: [] };

const shown = (page: Rendered, range: Range | null): Verdict => {
  const span = range && rangeToSpan(range, page.index);
  return span ? { says: 'found', places: [{ start: span[0], end: span[1] }] } : LOST;
};

const kantlijn: Scheme = {
  name: 'Kantlijn',
  fuzzy: true,
  describe: (page, range) => describe(range, page.index, INFO),
  resolve(page, stored) {
    const outcome = resolve(stored as Parameters<typeof resolve>[0], page.index);
    switch (outcome.state) {
      case 'found':
        return { says: 'found', places: [outcome.place] };
      case 'uncertain':
        return { says: 'asks', places: [outcome.place] };
      case 'ambiguous':
        return { says: 'asks', places: outcome.places };
      case 'lost':
        return LOST;
    }
  },
};

const textQuote: Scheme = {
  name: 'dom-anchor-text-quote',
  fuzzy: true,
  describe(page, range) {
    const start = offsetIn(page.root, range.startContainer, range.startOffset);
    return { ...quotes.fromRange(page.root, range), hint: start };
  },
  resolve(page, stored) {
    const { hint, ...selector } = stored as { exact: string; prefix: string; suffix: string; hint: number };
    try {
      return shown(page, quotes.toRange(page.root, selector, { hint }));
    } catch {
      return LOST;
    }
  },
};

const offsetIn = (root: Element, container: Node, offset: number): number => {
  const range = root.ownerDocument.createRange();
  range.selectNodeContents(root);
  range.setEnd(container, offset);
  return range.toString().length;
};

interface Nodes {
  readonly text: string;
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
}
const nodesCache = new WeakMap<Element, Nodes>();
function nodesOf(root: Element): Nodes {
  const known = nodesCache.get(root);
  if (known) return known;
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walk = (node: Node): void => {
    if (node.nodeType === 3) {
      nodes.push({ node: node as Text, start: text.length });
      text += (node as Text).data;
    } else for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
  };
  walk(root);
  const made = { text, nodes };
  nodesCache.set(root, made);
  return made;
}
function rangeIn(root: Element, start: number, end: number): Range {
  const { nodes } = nodesOf(root);
  const at = (offset: number): { node: Text; start: number } | undefined => {
    let [low, high] = [0, nodes.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((nodes[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return nodes[low];
  };
  const range = root.ownerDocument.createRange();
  const [first, last] = [at(start), at(Math.max(start, end - 1))];
  if (first) range.setStart(first.node, start - first.start);
  if (last) range.setEnd(last.node, Math.min(last.node.length, end - last.start));
  return range;
}

/** `matchQuote` as documented: exact matches by search, else approximate with errors up to half the quote. */
function matchQuote(
  text: string,
  quote: string,
  prefix: string,
  suffix: string,
  hint: number,
): { start: number; end: number } | null {
  if (quote === '') return null;
  const closest = (sub: string, pattern: string): number => {
    if (pattern === '' || sub === '') return 0;
    if (sub.includes(pattern)) return 1;
    const [best] = search(sub, pattern, pattern.length).toSorted((a, b) => a.errors - b.errors);
    return best ? 1 - best.errors / pattern.length : 0;
  };
  let matches: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    matches.push({ start: at, end: at + quote.length, errors: 0 });
  if (matches.length === 0) matches = search(text, quote, Math.min(256, quote.length / 2));
  const score = (match: { start: number; end: number; errors: number }): number => {
    const quoteScore = 1 - match.errors / quote.length;
    const before =
      prefix === '' ? 1 : closest(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix);
    const after = suffix === '' ? 1 : closest(text.slice(match.end, match.end + suffix.length), suffix);
    const position = 1 - Math.abs(match.start - hint) / text.length;
    return (50 * quoteScore + 20 * before + 20 * after + 2 * position) / 92;
  };
  let best: { start: number; end: number } | null = null;
  let bestScore = -1;
  for (const match of matches) {
    const value = score(match);
    if (value > bestScore) [best, bestScore] = [match, value];
  }
  return best;
}

const hypothesis: Scheme = {
  name: 'Hypothesis scheme',
  fuzzy: true,
  describe(page, range) {
    const { text } = nodesOf(page.root);
    const start = offsetIn(page.root, range.startContainer, range.startOffset);
    const end = offsetIn(page.root, range.endContainer, range.endOffset);
    return {
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
      start,
      end,
    };
  },
  resolve(page, stored) {
    const { exact, prefix, suffix, start, end } = stored as {
      exact: string;
      prefix: string;
      suffix: string;
      start: number;
      end: number;
    };
    const { text } = nodesOf(page.root);
    if (text.slice(start, end) === exact) return shown(page, rangeIn(page.root, start, end));
    const match = matchQuote(text, exact, prefix, suffix, start);
    return match ? shown(page, rangeIn(page.root, match.start, match.end)) : LOST;
  },
};

interface Apache {
  describeTextQuote(range: Range, scope: Range): Promise<{ exact: string }>;
  createTextQuoteSelectorMatcher(selector: { exact: string }): (scope: Range) => AsyncGenerator<Range>;
}

async function apache(): Promise<Scheme> {
  const library = (await import('@apache-annotator/dom')) as unknown as Apache;
  const scopeOf = (page: Rendered): Range => {
    const scope = page.root.ownerDocument.createRange();
    scope.selectNodeContents(page.root);
    return scope;
  };
  return {
    name: '@apache-annotator/dom',
    fuzzy: false,
    describe: (page, range) => library.describeTextQuote(range, scopeOf(page)),
    async resolve(page, stored) {
      for await (const range of library.createTextQuoteSelectorMatcher((await stored) as { exact: string })(
        scopeOf(page),
      )) {
        return shown(page, range);
      }
      return LOST;
    },
  };
}

/** All schemes, ours first. */
export async function allSchemes(): Promise<Scheme[]> {
  return [kantlijn, textQuote, await apache(), hypothesis];
}
