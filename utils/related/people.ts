import { fold } from '../text/fold.ts';

/** A person as compared: folded, one space between words. Initials in brackets stay: they tell namesakes apart. */
export function personKey(name: string): string {
  return fold(name).replaceAll('\n', ' ').slice(0, 80);
}

/** The people of a question in the index: submitters first, each once in its role. */
export function peopleOf(record: { submitters: readonly string[]; addressees: readonly string[] }): {
  submitters: string[];
  addressees: string[];
} {
  const keys = (names: readonly string[]): string[] =>
    [...new Set(names.slice(0, 150).map(personKey))].filter((key) => key !== '');
  return { submitters: keys(record.submitters), addressees: keys(record.addressees).map((key) => `>${key}`) };
}
