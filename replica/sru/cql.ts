/** A parsed query: what is searched, and how the results are sorted. */
export interface CqlQuery {
  readonly root: CqlNode;
  readonly sort: { readonly index: string; readonly descending: boolean } | null;
}

export type CqlNode =
  | { readonly kind: 'and' | 'or' | 'not'; readonly left: CqlNode; readonly right: CqlNode }
  | { readonly kind: 'clause'; readonly index: string; readonly relation: Relation; readonly value: string };

const RELATIONS = ['==', '=', '<=', '>=', '<', '>'] as const;
export type Relation = (typeof RELATIONS)[number];

/** A query the service refuses. `uri` is the diagnostic's. */
export class CqlError extends Error {
  override readonly name = 'CqlError';
  constructor(
    readonly uri: string,
    message: string,
  ) {
    super(message);
  }
}

const SYNTAX = 'info:srw/diagnostic/1/10';
const UNSUPPORTED_RELATION = 'info:srw/diagnostic/1/19';
const UNSUPPORTED_BOOLEAN = 'info:srw/diagnostic/1/37';
const UNSUPPORTED_SORT = 'info:srw/diagnostic/1/82';

/** Index that a term without one is looked for in. */
export const TEXT_INDEX = 'cql.textAndIndexes';

interface Token {
  readonly kind: 'word' | 'string' | 'sign' | 'end';
  readonly text: string;
  /** Column from 0. */
  readonly at: number;
}

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(==|<=|>=|<>|[=<>()/])|([^\s()=<>"/]+))/y;
const WORD_RELATIONS = new Set(['any', 'all', 'exact', 'adj', 'within', 'encloses']);

function tokens(query: string): Token[] {
  const found: Token[] = [];
  let position = 0;
  while (query.slice(position).trim() !== '') {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(query);
    const at = position + (/^\s*/.exec(query.slice(position))?.[0].length ?? 0);
    if (!match) throw new CqlError(SYNTAX, `line 1:${at} token recognition error at: '${query.slice(at, at + 20)}'`);
    const [, string, sign, word] = match;
    if (string !== undefined) found.push({ kind: 'string', text: string.slice(1, -1).replaceAll(/\\(.)/g, '$1'), at });
    else found.push({ kind: sign === undefined ? 'word' : 'sign', text: sign ?? word ?? '', at });
    position = TOKEN.lastIndex;
  }
  return [...found, { kind: 'end', text: '<EOF>', at: query.length }];
}

/** Reads one query from its tokens. */
class Reader {
  private place = 0;
  constructor(private readonly list: readonly Token[]) {}

  private peek(ahead = 0): Token {
    return this.list[this.place + ahead] ?? { kind: 'end', text: '<EOF>', at: 0 };
  }

  private take(): Token {
    const token = this.peek();
    this.place += 1;
    return token;
  }

  private fail(token: Token, expected: string): never {
    throw new CqlError(SYNTAX, `line 1:${token.at} mismatched input '${token.text}' expecting ${expected}`);
  }

  query(): CqlQuery {
    const root = this.expression();
    const sort = this.sorting();
    const rest = this.peek();
    if (rest.kind !== 'end') this.fail(rest, '{<EOF>, AND, OR, NOT, PROX, SORTBY}');
    return { root, sort };
  }

  private expression(): CqlNode {
    let left = this.term();
    // CQL gives its booleans one precedence and reads them from the left.
    for (let next = this.peek(); next.kind === 'word'; next = this.peek()) {
      const word = next.text.toLowerCase();
      if (word === 'prox') throw new CqlError(UNSUPPORTED_BOOLEAN, 'Unsupported boolean operator: prox');
      if (word !== 'and' && word !== 'or' && word !== 'not') break;
      this.take();
      left = { kind: word, left, right: this.term() };
    }
    return left;
  }

  private term(): CqlNode {
    const first = this.take();
    if (first.kind === 'sign' && first.text === '(') {
      const inner = this.expression();
      const close = this.take();
      if (close.text !== ')' || close.kind !== 'sign') this.fail(close, "{')', AND, OR, NOT, PROX}");
      return inner;
    }
    if (first.kind !== 'word' && first.kind !== 'string') this.fail(first, "{'(', STRING, WORD}");
    return this.clause(first);
  }

  private clause(first: Token): CqlNode {
    const next = this.peek();
    const value = this.peek(1);
    if (
      next.kind === 'word' &&
      WORD_RELATIONS.has(next.text.toLowerCase()) &&
      (value.kind === 'word' || value.kind === 'string')
    ) {
      throw new CqlError(UNSUPPORTED_RELATION, `Unsupported relation: ${next.text}`);
    }
    if (next.kind !== 'sign' || next.text === ')' || next.text === '(' || next.text === '/') {
      return { kind: 'clause', index: TEXT_INDEX, relation: '=', value: first.text };
    }
    this.take();
    const relation = RELATIONS.find((known) => known === next.text);
    if (!relation) throw new CqlError(UNSUPPORTED_RELATION, `Unsupported relation: ${next.text}`);
    const term = this.take();
    if (term.kind !== 'word' && term.kind !== 'string') this.fail(term, '{STRING, WORD}');
    return { kind: 'clause', index: first.text, relation, value: term.text };
  }

  private sorting(): CqlQuery['sort'] {
    const word = this.peek();
    if (word.kind !== 'word' || word.text.toLowerCase() !== 'sortby') return null;
    this.take();
    const index = this.take();
    if (index.kind !== 'word') this.fail(index, '{WORD}');
    if (this.peek().text !== '/') return { index: index.text, descending: false };
    this.take();
    const modifier = this.take();
    if (modifier.text !== 'sort.descending' && modifier.text !== 'sort.ascending') {
      throw new CqlError(UNSUPPORTED_SORT, `Unsupported sort modifier: ${modifier.text}`);
    }
    return { index: index.text, descending: modifier.text === 'sort.descending' };
  }
}

/**
 * Reads a CQL query as far as the service is known to understand it.
 *
 * @throws CqlError for everything else, with the diagnostic to answer
 */
export function parseCql(query: string): CqlQuery {
  return new Reader(tokens(query)).query();
}
