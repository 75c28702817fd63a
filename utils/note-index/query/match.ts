import {
  bareNumberKeys,
  canBePart,
  findNumbers,
  foldMapped,
  knownForms,
  nearForms,
  partPlace,
  stem,
  stemsOfPrefix,
  tokensOf,
  verbForms,
  type Clause,
  type Mapped,
  type ParsedQuery,
  type Scope,
  type Token,
} from '../language.ts';
import type { FieldTexts, FieldMark, Named } from '../schema.ts';

/** What of a document matches a query. */
export interface Matched<F extends string> {
  /** Fields with at least one mark, in the order of the schema. */
  readonly fields: readonly F[];
  /** What to highlight: ascending, not overlapping within an entry. */
  readonly marks: Readonly<Partial<Record<F, readonly FieldMark[]>>>;
}

/** Fields to look in, in order. */
export type Fields<D, F extends string> = readonly Named<F, FieldTexts<D>>[];

/** A text of a document, tokenized. */
interface Text<F extends string> {
  readonly field: Named<F, { readonly scope?: Scope }>;
  readonly entry: number;
  readonly mapped: Mapped;
  readonly tokens: readonly Token[];
}

/** Whether a clause of a scope looks in a field. */
function isInScope(scope: Scope, field: { readonly scope?: Scope }): boolean {
  return scope === 'any' || scope === 'number' || field.scope === scope;
}

/** A document with its texts tokenized once, for several questions about it. */
export class FieldReading<D, F extends string> {
  readonly texts: readonly Text<F>[];

  constructor(fields: Fields<D, F>, document: D) {
    this.texts = fields.flatMap((field) =>
      field.texts(document).map((text, entry) => {
        const mapped = foldMapped(text);
        return { field, entry, mapped, tokens: tokensOf(mapped) };
      }),
    );
  }

  /** Whether one text of a scope has these words in a row. */
  holdsPhrase(words: readonly string[], scope: Scope): boolean {
    return this.texts.some(({ field, tokens }) => isInScope(scope, field) && phraseSpans(tokens, words).length > 0);
  }
}

/** Finds what to highlight for one query, in any number of documents. */
export class Highlighter<D, F extends string> {
  readonly #fields: Fields<D, F>;
  readonly #testers: readonly Tester[];

  constructor(fields: Fields<D, F>, query: ParsedQuery) {
    this.#fields = fields;
    this.#testers = query.clauses.filter(({ negated }) => !negated).map(testerOf);
  }

  /** What to highlight in a document. */
  marks(reading: FieldReading<D, F>): Matched<F> {
    const marks: Partial<Record<F, FieldMark[]>> = {};
    for (const text of reading.texts) {
      const spans: Span[] = [];
      for (const test of this.#testers) if (isInScope(test.scope, text.field)) spans.push(...test.spans(text));
      if (spans.length === 0) continue;
      const list = (marks[text.field.name] ??= []);
      for (const [start, end] of merge(spans)) list.push({ entry: text.entry, start, end });
    }
    return { fields: this.#fields.map(({ name }) => name).filter((name) => marks[name] !== undefined), marks };
  }
}

/** UTF-16 offsets in a text, end exclusive. */
type Span = [start: number, end: number];
type Searched = Pick<Text<string>, 'mapped' | 'tokens'>;

/** Finds the matches of one clause. */
interface Tester {
  readonly scope: Scope;
  spans(text: Searched): Span[];
}

/** Mirrors `clauseSources` in plan.ts: what finds a document is highlighted in it. */
function testerOf(clause: Clause): Tester {
  const { scope } = clause;
  if (clause.kind === 'phrase') return { scope, spans: ({ tokens }) => phraseSpans(tokens, clause.words) };
  if (clause.kind === 'number') {
    const mayBePlain = scope === 'any' && /^\d+$/.test(clause.key);
    const numbers = numberTester(clause.key, clause.prefix, scope === 'number');
    return {
      scope,
      spans: (text) => [
        ...numbers(text),
        ...(mayBePlain ? wordSpans(text.tokens, (word) => equals(word, clause.key, clause.prefix)) : []),
      ],
    };
  }
  const { word, prefix } = clause;
  if (scope === 'number') return { scope, spans: numberTester(word, prefix, true) };
  if (scope === 'any') return { scope, spans: anyTester(word, prefix) };
  return { scope, spans: ({ tokens }) => wordSpans(tokens, (token) => equals(token, word, prefix)) };
}

const equals = (word: string, asked: string, prefix: boolean): boolean =>
  prefix ? word.startsWith(asked) : word === asked;

/** A word joined out of pieces is highlighted only where no piece is. */
function wordSpans(tokens: readonly Token[], test: (word: string) => boolean): Span[] {
  const found = tokens.filter(({ word }) => test(word));
  const pieces = found.filter(({ joined }) => !joined);
  return found
    .filter(({ joined, start, end }) => !joined || !pieces.some((piece) => piece.start >= start && piece.end <= end))
    .map(({ start, end }) => [start, end]);
}

/** @param bare also find what a bare number may be the number of */
function numberTester(key: string, prefix: boolean, bare: boolean): (text: Searched) => Span[] {
  const others = bare ? bareNumberKeys(key) : [];
  return ({ mapped }) => [
    ...numberSpans(mapped, key, prefix),
    ...others.flatMap((other) => numberSpans(mapped, other, false)),
  ];
}

function numberSpans(mapped: Mapped, key: string, prefix: boolean): Span[] {
  return findNumbers(mapped.text)
    .filter(({ keys }) => keys.some((own) => equals(own, key, prefix)))
    .map(({ start, end }) => [mapped.from[start] ?? 0, mapped.to[end - 1] ?? 0]);
}

/**
 * Finds a word in its forms, its continuations while it is being typed, and as a part of compounds. For `toeslag`, `toeslagen`
 * is highlighted whole, and of `kinderopvangtoeslag` only the part.
 */
function anyTester(word: string, prefix: boolean): (text: Searched) => Span[] {
  const base = stem(word);
  const stems = new Set([base, ...nearForms(word), ...verbForms(word)]);
  if (prefix) for (const form of stemsOfPrefix(word)) stems.add(form);
  const own = [word, base].filter(canBePart);
  const parts = [...new Set([...own, ...own.flatMap(knownForms)])];
  const judge = (token: string): Verdict => {
    const of = stem(token);
    if (stems.has(of) || (prefix && (token.startsWith(word) || of.startsWith(word)))) return 'whole';
    if (parts.some((part) => partPlace(part, of) >= 0 || partPlace(part, token) >= 0)) return 'part';
    return prefix && word.length > 3 && token.indexOf(word) >= 3 ? 'part' : null;
  };
  const known = new Map<string, Verdict>();
  return ({ mapped, tokens }) => {
    const spans: Span[] = [];
    const joined: Span[] = [];
    for (const token of tokens) {
      let verdict = known.get(token.word);
      if (verdict === undefined) known.set(token.word, (verdict = judge(token.word)));
      if (verdict === null) continue;
      const span: Span = verdict === 'whole' ? [token.start, token.end] : partSpan(mapped, token, parts, word);
      (token.joined ? joined : spans).push(span);
    }
    for (const span of joined) if (!spans.some(([start, end]) => start >= span[0] && end <= span[1])) spans.push(span);
    if (/\d/.test(word)) spans.push(...numberSpans(mapped, word, prefix));
    return spans;
  };
}

/** How a token matches; null when it does not. */
type Verdict = 'whole' | 'part' | null;

/** Where in the source the letters of a part are within a word; the whole word when they are spelled in another way. */
function partSpan(mapped: Mapped, token: Token, parts: readonly string[], word: string): Span {
  let low = 0;
  let high = mapped.from.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mapped.from[middle] ?? 0) < token.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < mapped.to.length && (mapped.to[end] ?? 0) <= token.end) end += 1;
  const folded = mapped.text.slice(low, end);
  for (const part of [word, ...parts]) {
    const at = folded.lastIndexOf(part);
    if (at >= 0) return [mapped.from[low + at] ?? token.start, mapped.to[low + at + part.length - 1] ?? token.end];
  }
  return [token.start, token.end];
}

function phraseSpans(tokens: readonly Token[], words: readonly string[]): Span[] {
  const plain = tokens.filter(({ joined }) => !joined);
  const found: Span[] = [];
  const first = words[0];
  if (first === undefined) return found;
  for (let at = 0; at + words.length <= plain.length; at += 1) {
    if (!words.every((word, step) => plain[at + step]?.word === word)) continue;
    found.push([plain[at]?.start ?? 0, plain[at + words.length - 1]?.end ?? 0]);
  }
  return found;
}

/** Merges overlapping spans. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = merged.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) merged.push([start, end]);
  }
  return merged;
}
