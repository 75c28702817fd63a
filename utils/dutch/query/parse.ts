import { isFunctionWord } from './function-words.ts';
import { findNumbers } from './numbers.ts';
import { foldMapped, tokensOf, type Mapped, type Token } from './tokenize.ts';

/** Where a clause looks: everywhere, only in labels, only in names of people and their parties, or only for official numbers. */
export type Scope = 'any' | 'label' | 'name' | 'number';
/** Scopes that a searcher maps to fields of its own. */
export type NamedScope = Exclude<Scope, 'any' | 'number'>;

/** One condition of a query. `start` and `end` are UTF-16 offsets in the query as typed. */
export type Clause = {
  readonly scope: Scope;
  /** Written with a `-`: must not be in the document. */
  readonly negated: boolean;
  readonly start: number;
  readonly end: number;
} & (
  | {
      readonly kind: 'word';
      /** Folded word. */
      readonly word: string;
      /** Still being typed: also matches words that start with it. */
      readonly prefix: boolean;
      /** A function word: may be missing, unless the query has no other words. */
      readonly optional: boolean;
    }
  | {
      readonly kind: 'phrase';
      /** Folded words that must be in a row. */
      readonly words: readonly string[];
    }
  | {
      readonly kind: 'number';
      /** Key of the number, as exact as it was typed (`ah-1234`); see numbers.ts. */
      readonly key: string;
      readonly prefix: boolean;
    }
);

export interface ParsedQuery {
  readonly clauses: readonly Clause[];
}

const ADDRESS = /^https?:\/\/\S+$/;
const MAX_QUERY = 500;
const MAX_CLAUSES = 24;
const SCOPES: Readonly<Record<string, Scope>> = {
  tag: 'label',
  label: 'label',
  lid: 'name',
  member: 'name',
  indiener: 'name',
  partij: 'name',
  nr: 'number',
  nummer: 'number',
  number: 'number',
};
const OPERATOR =
  /(?<=^|\s)(?<minus>-)?(?:(?<scope>[a-z]+):\s?)?(?:'(?![stnkm][ -])(?<quoted>[^']*)(?:'|$)|(?<bare>[^\s]*))/gu;

/** How to read a query. */
export interface ParseOptions {
  /** Someone is typing: the last word may be unfinished, unless white space or a quote follows it. True when not given. */
  typing?: boolean;
}

/** A stretch of a folded query that is read as one. */
interface Section {
  text: string;
  start: number;
  negated: boolean;
  scope: Scope;
  quoted: boolean;
  /** Without quotes, scope or minus: may continue the section before it. */
  plain: boolean;
}

/** Reads a match of `OPERATOR`; null when nothing is left to search. */
function readOperator(match: RegExpExecArray): Section | null {
  const { minus, scope: name, quoted, bare } = match.groups ?? {};
  const known = name !== undefined && Object.hasOwn(SCOPES, name) ? SCOPES[name] : undefined;
  let text = quoted ?? bare ?? '';
  // `label:` of an unknown name is a word, unless a quote follows it.
  if (name !== undefined && known === undefined && quoted === undefined) text = `${name}:${text}`;
  if (text === '') return null;
  const closing = quoted !== undefined && match[0].endsWith("'") ? 1 : 0;
  const start = Math.max(match.index, match.index + match[0].length - text.length - closing);
  const plain = quoted === undefined && minus === undefined && name === undefined;
  return { text, start, negated: minus !== undefined, scope: known ?? 'any', quoted: quoted !== undefined, plain };
}

/**
 * Divides a folded query into quoted, scoped, negated and plain sections. `lid:van der plas -scanner 36 410` has three:
 * `van der plas` in the scope of names, `scanner` negated, `36 410`.
 *
 * A quote opens only at the start of a section, so that an apostrophe stays part of its word (`foto's`); before a single `t` or
 * `s` it is an apostrophe too (`'t Hof`, `'s-Hertogenbosch`).
 */
function sections(text: string): Section[] {
  const found: Section[] = [];
  for (const match of text.matchAll(OPERATOR)) {
    const section = readOperator(match);
    if (section === null) continue;
    const last = found.at(-1);
    // Read plain words in a row together: `36 410` is one number.
    if (last !== undefined && section.plain && continues(last, section.text))
      last.text = text.slice(last.start, section.start + section.text.length);
    else found.push(section);
  }
  return found;
}

/** What comes before a surname: `van`, `de`, `'t`. */
const BEFORE_NAME = /(?:^| )(?:van|von|de|der|den|des|het|ten|ter|te|el|al|op|in|la|le|du|'?[st])$/;

/** Whether a plain word belongs to the section before it: in `nr:36 410` and `lid:van der plas`, not in `lid:plas stikstof`. */
function continues({ scope, text, quoted, negated }: Section, word: string): boolean {
  if (quoted || (negated && scope !== 'name')) return false;
  if (scope === 'name') return BEFORE_NAME.test(text);
  return scope === 'any' || (scope === 'number' && /^[\d(]|^z\d|^nr\.?$|^[ivxlc]+[,.]?$/.test(word));
}

function readSection(section: Section, mapped: Mapped, isLast: boolean, into: Clause[]): void {
  const part: Mapped = {
    text: section.text,
    from: mapped.from.subarray(section.start, section.start + section.text.length),
    to: mapped.to.subarray(section.start, section.start + section.text.length),
  };
  const { scope, negated } = section;
  const tokens = tokensOf(part).filter(({ joined }) => !joined);
  const first = tokens[0];
  const final = tokens.at(-1);
  if (!first || !final) return;
  const base = { scope, negated };
  // `-lid:van der plas` must not exclude everyone called `van`: read it as a phrase.
  const isName = negated && scope === 'name' && tokens.length > 1;
  if ((section.quoted && scope !== 'number') || isName) {
    into.push({ ...base, kind: 'phrase', words: tokens.map(({ word }) => word), start: first.start, end: final.end });
    return;
  }
  const numbers = scope === 'any' || scope === 'number' ? findNumbers(section.text) : [];
  const spans = numbers.map((number) => ({
    key: number.keys[0] ?? '',
    start: part.from[number.start] ?? 0,
    end: part.to[number.end - 1] ?? 0,
  }));
  const isFinal = (end: number): boolean => isLast && !negated && !section.quoted && end === final.end;
  for (const { key, start, end } of spans)
    into.push({ ...base, kind: 'number', key, prefix: isFinal(end), start, end });
  // Of a pasted address, search only the number.
  if (spans.length > 0 && ADDRESS.test(section.text)) return;
  for (const token of tokens) {
    if (spans.some(({ start, end }) => token.start < end && start < token.end)) continue;
    into.push(wordClause(token, base, isFinal(token.end)));
  }
}

function wordClause(token: Token, base: { scope: Scope; negated: boolean }, prefix: boolean): Clause {
  const { word, start, end } = token;
  return {
    ...base,
    kind: 'word',
    word,
    prefix,
    optional: base.scope === 'any' && !base.negated && !prefix && isFunctionWord(word),
    start,
    end,
  };
}

/**
 * Reads a query: words, `"quoted phrases"`, `-word`, `tag:`, `lid:` (a person or party), `nr:`, and official numbers in any
 * spelling. There are no errors: what means nothing as an operator is read as words. Reads 500 characters and 24 clauses.
 */
export function parseQuery(query: string, options: ParseOptions = {}): ParsedQuery {
  const mapped = foldMapped(query.slice(0, MAX_QUERY));
  const typing = (options.typing ?? true) && /[^\s"'’”»]$/u.test(query.slice(0, MAX_QUERY));
  const found = sections(mapped.text);
  const clauses: Clause[] = [];
  found.forEach((section, at) => readSection(section, mapped, typing && at === found.length - 1, clauses));
  const kept = clauses.toSorted((a, b) => a.start - b.start).slice(0, MAX_CLAUSES);
  const needed = kept.some((clause) => !clause.negated && !(clause.kind === 'word' && clause.optional));
  if (needed) return { clauses: kept };
  return { clauses: kept.map((clause) => (clause.kind === 'word' ? { ...clause, optional: false } : clause)) };
}
