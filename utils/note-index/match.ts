import { stemOf as stem } from '../dutch/query/stems.ts';
import { FIELDS, fieldTexts, type Field, type FieldMark, type SearchDocument } from './document.ts';
import { nearForms, stemsOfPrefix, verbForms } from '../dutch/query/forms.ts';
import { bareNumberKeys, findNumbers } from '../dutch/query/numbers.ts';
import type { Clause, ParsedQuery, Scope } from '../dutch/query/parse.ts';
import { canBePart, knownForms, partPlace } from '../dutch/query/parts.ts';
import { foldMapped, tokensOf, type Mapped, type Token } from '../dutch/query/scan.ts';

/** A document held against a query. */
export interface Matched {
  /** Fields with at least one mark, in the order of FIELDS. */
  readonly fields: readonly Field[];
  /** What to mark: ascending, not overlapping within an entry. */
  readonly marks: Readonly<Partial<Record<Field, readonly FieldMark[]>>>;
}

interface Text {
  readonly field: Field;
  readonly entry: number;
  readonly mapped: Mapped;
  readonly tokens: readonly Token[];
}

/** Which fields a scope looks in. */
const SCOPE_FIELDS: Readonly<Record<Scope, readonly Field[]>> = {
  any: FIELDS,
  tag: ['tags'],
  member: ['submitters', 'parties'],
  number: FIELDS,
};

/** Takes the texts of a document apart once, for several questions about it. */
export class FieldReading {
  readonly #texts: Text[];

  constructor(document: SearchDocument) {
    this.#texts = FIELDS.flatMap((field) =>
      fieldTexts(document, field).map((text, entry) => {
        const mapped = foldMapped(text);
        return { field, entry, mapped, tokens: tokensOf(mapped) };
      }),
    );
  }

  /** Whether the words of a phrase follow each other in one text of the scope. */
  holdsPhrase(words: readonly string[], scope: Scope): boolean {
    const fields = SCOPE_FIELDS[scope];
    return this.#texts.some((text) => fields.includes(text.field) && phrasePlaces(text.tokens, words).length > 0);
  }

  /** What to mark for a query. */
  marks(marker: Marker): Matched {
    const marks: Partial<Record<Field, FieldMark[]>> = {};
    const { testers } = marker;
    for (const text of this.#texts) {
      const spans: [number, number][] = [];
      for (const test of testers) if (test.fields.includes(text.field)) spans.push(...test.spans(text));
      if (spans.length === 0) continue;
      const list = (marks[text.field] ??= []);
      for (const [start, end] of merge(spans)) list.push({ entry: text.entry, start, end });
    }
    return { fields: FIELDS.filter((field) => marks[field] !== undefined), marks };
  }
}

/** What to mark for a query, ready to be held against many documents. */
export class Marker {
  readonly testers: readonly Tester[];

  constructor(query: ParsedQuery) {
    this.testers = query.clauses.filter(({ negated }) => !negated).map(tester);
  }
}

interface Tester {
  readonly fields: readonly Field[];
  spans(text: Text): [number, number][];
}

function tester(clause: Clause): Tester {
  const fields = SCOPE_FIELDS[clause.scope];
  if (clause.kind === 'phrase') return { fields, spans: ({ tokens }) => phrasePlaces(tokens, clause.words) };
  if (clause.kind === 'number') {
    const plain = clause.scope === 'any' && /^\d+$/.test(clause.key);
    const bare = clause.scope === 'number' ? bareNumberKeys(clause.key) : [];
    return {
      fields,
      spans: (text) => [
        ...numberSpans(text.mapped, clause.key, clause.prefix),
        ...bare.flatMap((key) => numberSpans(text.mapped, key, false)),
        ...(plain ? wordSpans(text.tokens, (word) => hits(word, clause.key, clause.prefix)) : []),
      ],
    };
  }
  const { word, prefix, scope } = clause;
  if (scope === 'number')
    return {
      fields,
      spans: ({ mapped }) => [
        ...numberSpans(mapped, word, prefix),
        ...bareNumberKeys(word).flatMap((key) => numberSpans(mapped, key, false)),
      ],
    };
  if (scope !== 'any')
    return { fields, spans: ({ tokens }) => wordSpans(tokens, (token) => hits(token, word, prefix)) };
  return { fields, spans: anySpans(word, prefix) };
}

const hits = (word: string, asked: string, prefix: boolean): boolean =>
  prefix ? word.startsWith(asked) : word === asked;

/** A word written as one out of its pieces is marked only where no piece is. */
function wordSpans(tokens: readonly Token[], test: (word: string) => boolean): [number, number][] {
  const found = tokens.filter(({ word }) => test(word));
  const pieces = found.filter(({ joined }) => !joined);
  return found
    .filter(({ joined, start, end }) => !joined || !pieces.some((piece) => piece.start >= start && piece.end <= end))
    .map(({ start, end }) => [start, end]);
}

function numberSpans(mapped: Mapped, key: string, prefix: boolean): [number, number][] {
  return findNumbers(mapped.text)
    .filter(({ keys }) => keys.some((own) => hits(own, key, prefix)))
    .map(({ start, end }) => [mapped.from[start] ?? 0, mapped.to[end - 1] ?? 0]);
}

/** Mirrors plan.ts: whole word, form, beginning, or part of a compound (then only the part is marked where its letters are found). */
function anySpans(word: string, prefix: boolean): (text: Text) => [number, number][] {
  const base = stem(word);
  const stems = new Set([base, ...nearForms(word), ...verbForms(word)]);
  if (prefix) for (const form of stemsOfPrefix(word)) stems.add(form);
  const own = [word, base].filter(canBePart);
  const parts = [...new Set([...own, ...own.flatMap(knownForms)])];
  /** True: the word; false: a part of it; null: not found. */
  const judge = (token: string): boolean | null => {
    const of = stem(token);
    if (stems.has(of) || (prefix && (token.startsWith(word) || of.startsWith(word)))) return true;
    if (parts.some((part) => partPlace(part, of) >= 0 || partPlace(part, token) >= 0)) return false;
    return prefix && word.length > 3 && token.indexOf(word) >= 3 ? false : null;
  };
  const known = new Map<string, boolean | null>();
  return ({ mapped, tokens }) => {
    const spans: [number, number][] = [];
    const joined: [number, number][] = [];
    for (const token of tokens) {
      let verdict = known.get(token.word);
      if (verdict === undefined) known.set(token.word, (verdict = judge(token.word)));
      if (verdict === null) continue;
      const span = verdict ? wholeSpan(token) : partSpan(mapped, token, parts, word);
      (token.joined ? joined : spans).push(span);
    }
    for (const span of joined) if (!spans.some(([start, end]) => start >= span[0] && end <= span[1])) spans.push(span);
    if (/\d/.test(word)) spans.push(...numberSpans(mapped, word, prefix));
    return spans;
  };
}

function wholeSpan({ start, end }: Token): [number, number] {
  return [start, end];
}

/** Where in the source the letters of a part stand within a word; the whole word when they are spelled otherwise. */
function partSpan(mapped: Mapped, token: Token, parts: readonly string[], word: string): [number, number] {
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

function phrasePlaces(tokens: readonly Token[], words: readonly string[]): [number, number][] {
  const plain = tokens.filter(({ joined }) => !joined);
  const found: [number, number][] = [];
  const first = words[0];
  if (first === undefined) return found;
  for (let at = 0; at + words.length <= plain.length; at += 1) {
    if (!words.every((word, step) => plain[at + step]?.word === word)) continue;
    found.push([plain[at]?.start ?? 0, plain[at + words.length - 1]?.end ?? 0]);
  }
  return found;
}

function merge(spans: readonly [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = merged.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) merged.push([start, end]);
  }
  return merged;
}

/** What to mark in a document for a query: pure, for any view that has the text at hand. */
export function matchDocument(document: SearchDocument, query: ParsedQuery): Matched {
  return new FieldReading(document).marks(new Marker(query));
}
