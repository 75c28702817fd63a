import { isFunctionWord } from './function-words.ts';
import { findNumbers } from './numbers.ts';
import { foldMapped, tokensOf, type Mapped, type Token } from './scan.ts';

/** Where a clause looks: everywhere, only in labels, only in names of people and their parties, or only for official numbers. */
export type Scope = 'any' | 'label' | 'name' | 'number';
/** Scopes that stand for a part of what is searched: whoever searches decides which. */
export type NamedScope = Exclude<Scope, 'any' | 'number'>;

/** One condition of a query. `start` and `end` are UTF-16 offsets in the query as typed. */
export type Clause = {
  readonly scope: Scope;
  /** With a `-` before it: must not be found. */
  readonly negated: boolean;
  readonly start: number;
  readonly end: number;
} & (
  | {
      readonly kind: 'word';
      /** Folded word. */
      readonly word: string;
      /** Still being typed: also the beginning of a word. */
      readonly prefix: boolean;
      /** Only grammar: may be missing, unless nothing else is asked. */
      readonly optional: boolean;
    }
  | {
      readonly kind: 'phrase';
      /** Folded words that must follow each other. */
      readonly words: readonly string[];
    }
  | {
      readonly kind: 'number';
      /** Key of the number as exact as it was typed (`ah-1234`), see numbers.ts. */
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

/** What a query is read with. */
export interface ParseOptions {
  /** The reader is typing: the last word may be unfinished, unless white space or a quote stands after it. Default true. */
  typing?: boolean;
}

interface Section {
  text: string;
  start: number;
  negated: boolean;
  scope: Scope;
  quoted: boolean;
}

/**
 * Divides a folded query into quoted, scoped, negated and plain stretches. A quote opens only at the start of a stretch, so that
 * an apostrophe (`foto's`) stays part of its word; before `t` or `s` alone it is one too (`'t Hof`, `'s-Hertogenbosch`).
 */
function sections(text: string): Section[] {
  const found: Section[] = [];
  for (const match of text.matchAll(OPERATOR)) {
    if (match[0] === '') continue;
    const { minus, scope: name, quoted, bare } = match.groups ?? {};
    let scope: Scope = 'any';
    let body = quoted ?? bare ?? '';
    if (name !== undefined) {
      const known = Object.hasOwn(SCOPES, name) ? SCOPES[name] : undefined;
      if (known === undefined) body = quoted === undefined ? `${name}:${body}` : body;
      else scope = known;
    }
    const offset =
      match.index + match[0].length - body.length - (quoted !== undefined && match[0].endsWith("'") ? 1 : 0);
    if (body === '') continue;
    const last = found.at(-1);
    const plain = quoted === undefined && minus === undefined && name === undefined;
    // Plain words that follow each other are read together: `36 410` is one number.
    if (plain && last && !last.quoted && (!last.negated || last.scope === 'name') && joins(last, body))
      last.text = text.slice(last.start, offset + body.length);
    else
      found.push({
        text: body,
        start: Math.max(match.index, offset),
        negated: minus !== undefined,
        scope,
        quoted: quoted !== undefined,
      });
  }
  return found;
}

/** What stands before the name itself. */
const BEFORE_NAME = /(?:^| )(?:van|von|de|der|den|des|het|ten|ter|te|el|al|op|in|la|le|du|'?[st])$/;

/** `nr:36 410` and `lid:van der plas` go on over a space, `nr:36410 scanner` and `lid:plas stikstof` do not. */
function joins({ scope, text }: Section, body: string): boolean {
  if (scope === 'name') return BEFORE_NAME.test(text);
  return scope === 'any' || (scope === 'number' && /^[\d(]|^z\d|^nr\.?$|^[ivxlc]+[,.]?$/.test(body));
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
  // Without "van der Plas" is not without every "van".
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
  // Of a pasted address only the number says something.
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
 * Reads a query: words, `"quoted phrases"`, `-word`, `tag:`, `lid:` (member or party), `nr:`, and official numbers in any
 * spelling. Knows no error: what has no meaning as an operator is read as words. Works on 500 characters and 24 clauses.
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
