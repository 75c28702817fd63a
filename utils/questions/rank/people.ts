import { fold } from '../../dutch/fold.ts';

/** A person as compared: folded, one space between words. Initials in brackets stay: they tell namesakes apart. */
export function personKey(name: string): string {
  return fold(name).replaceAll('\n', ' ').slice(0, 80);
}

function keysOf(names: readonly string[]): string[] {
  return [...new Set(names.slice(0, 150).map(personKey))].filter((key) => key !== '');
}

/** The people of a question as the index knows them; addressees bear a `>`, for one person can be both over the years. */
export function peopleOf(record: { submitters: readonly string[]; addressees: readonly string[] }): {
  submitters: string[];
  addressees: string[];
} {
  return { submitters: keysOf(record.submitters), addressees: keysOf(record.addressees).map((key) => `>${key}`) };
}
