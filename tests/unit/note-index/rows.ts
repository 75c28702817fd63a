import { expect } from 'vitest';
import type { NoteIndex } from '../../../utils/store/search-schema.ts';

/** A row of a table of queries. */
export interface Row {
  readonly line: string;
  readonly query: string;
  readonly typing: boolean;
  readonly relation: string;
  readonly names: readonly string[];
}

/**
 * Reads a table: query → notes. `=` exactly these, in any order; `>` this one first; `∋` at least these; `∌` none of these; `∅` nothing.
 * A query that ends in `…` is still being typed.
 */
export function rows(table: string): Row[] {
  return table
    .trim()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const match = /^(.+?)(…)? ([=>∋∌∅])(?: (.*))?$/u.exec(line);
      if (!match) throw new Error(`Not a row of the table: ${line}`);
      const [, query = '', typing, relation = '', names = ''] = match;
      return { line, query, typing: typing !== undefined, relation, names: names.split(' ').filter(Boolean) };
    });
}

/** Expects a row to hold, and every note that is found to have a mark. */
export async function expectRow(index: NoteIndex, { query, typing, relation, names }: Row): Promise<void> {
  const { hits } = await index.query(query, { typing, limit: 500 });
  const found = hits.map(({ id }) => id);
  for (const { id, fields } of hits) expect([id, ...fields]).not.toEqual([id]);
  if (relation === '=') expect(found.toSorted()).toEqual(names.toSorted());
  if (relation === '>') expect(found[0]).toBe(names[0]);
  if (relation === '∋') expect(found).toEqual(expect.arrayContaining([...names]));
  if (relation === '∌') for (const name of names) expect(found).not.toContain(name);
  if (relation === '∅') expect(found).toEqual([]);
}
