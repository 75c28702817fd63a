import type { RelatedIndex } from './open.ts';
import { holdersOf, readOffice } from './offices.ts';
import { personKey } from './people.ts';

/** The family name of the key of an addressee: `>sophie hermans (s.t.m.)` and `>h.m. de jonge` end in `hermans` and `de jonge`. */
const bare = (key: string): string => key.replace(/^>/, '').replace(/\s*\([^()]*\)\s*$/, '');

function bySurname(index: RelatedIndex, surname: string): number[] {
  const found: number[] = [];
  for (const people of [index.people, index.delta?.people ?? []])
    for (const [key, id] of people) {
      if (!key.startsWith('>')) continue;
      const name = bare(key);
      if (name === surname || name.endsWith(` ${surname}`)) found.push(id);
    }
  return found;
}

/**
 * The members of government that a page names, as people of the index: by name as the list spells it; by surname; or by the office that
 * someone held on the day of the question.
 */
export function addresseeIds(index: RelatedIndex, names: readonly string[], date: string | null): number[] {
  const ids = names.flatMap((name) => {
    const key = `>${personKey(name)}`;
    const known = index.people.get(key) ?? index.delta?.people.get(key);
    const surnames = readOffice(name) === null ? [bare(personKey(name))] : holdersOf(name, date);
    const found = surnames.flatMap((surname) => bySurname(index, surname));
    return known === undefined ? found : [known, ...found];
  });
  return [...new Set(ids)];
}
