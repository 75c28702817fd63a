import { fold } from '../../dutch/fold.ts';

/** The key of a person: the folded name. Keeps initials in brackets, which tell namesakes apart. */
export function personKey(name: string): string {
  return fold(name).replaceAll('\n', ' ').slice(0, 80);
}

function keysOf(names: readonly string[]): string[] {
  return [...new Set(names.slice(0, 150).map(personKey))].filter((key) => key !== '');
}

/** The keys of the people of a question. Those of addressees start with `>`, since a person can be both over the years. */
export function peopleOf(record: { submitters: readonly string[]; addressees: readonly string[] }): {
  submitters: string[];
  addressees: string[];
} {
  return { submitters: keysOf(record.submitters), addressees: keysOf(record.addressees).map((key) => `>${key}`) };
}
