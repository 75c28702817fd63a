import type { Official, Submitter } from '../publication/record.ts';

/** Who wrote a document: a person, or an office where no name is printed. */
export type Author = Submitter & {
  /** The name is an office, `Minister van Financiën`, and is not split. */
  readonly isOffice?: true;
};

/** What says who wrote a document. `kind` of a record, or of its identifier. */
interface Written {
  readonly kind: string;
  readonly submitters?: readonly Submitter[];
  readonly answeredBy?: readonly Official[] | undefined;
}

/**
 * The authors of a document: of questions those who asked, of an answer or a notice those who answered. Those who asked are
 * never the authors of an answer, even when nothing says who answered.
 *
 * @param written a record, or what is stored about a publication
 * @returns in printed order; empty when the document does not say
 */
export function authorsOf(written: Written): Author[] {
  if (written.kind === 'question') return [...(written.submitters ?? [])];
  if (written.kind !== 'appendix') return [];
  return (written.answeredBy ?? []).map((official) => {
    const office = official.portfolio === null ? official.function : `${official.function} van ${official.portfolio}`;
    const person = { givenName: null, initials: null, party: null };
    return official.name === null ? { ...person, name: office, isOffice: true } : { ...person, name: official.name };
  });
}

/** A name as reference lists need it. */
export interface SplitName {
  /** With its prefix, which has a capital when no given name precedes it: `De Jong`, `Van der Plas`. */
  readonly family: string;
  readonly given: string | null;
  /** `R.H.`, without spaces. */
  readonly initials: string | null;
}

/** Prefixes of Dutch names, and of other names that members have had. */
const PREFIX =
  /^(?:van|von|vande[rn]?|de|den|der|des|het|'t|’t|te|ten|ter|in|op|aan|bij|uit|over|onder|voor|tot|du|la|le|el|al|da|dos|di|d['’]|’s|'s)$/i;
const INITIALS = /^((?:(?:IJ|\p{Lu}\p{Ll}{0,2})\.\s?)+)\s*(?=\p{L}|['’])/u;

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Splits a name as headings print it: members with the same surname are printed with their given name ("Romke de Jong"),
 * others without ("Van Eijk-Nagel"). A known given name is never also part of the family name.
 *
 * @param person as in the record; an office is not split
 * @returns family name with its prefix; unless the first word is clearly a given name, everything is family name
 */
export function splitName(person: Author): SplitName {
  const printed = person.name.replace(/\s+/gu, ' ').trim();
  if (person.isOffice) return { family: printed, given: null, initials: null };
  const lead = INITIALS.exec(printed);
  const { given, rest } = splitGiven(
    (lead ? printed.slice(lead[0].length) : printed).split(' '),
    person.givenName?.replace(/\s+/gu, ' ').trim() || null,
  );
  return {
    family: rest.join(' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
    given,
    initials: (person.initials ?? lead?.[1] ?? null)?.replaceAll(/\s/g, '') || null,
  };
}

/** Takes a given name off the front of a name: the known one, or one that a prefix behind it reveals. */
function splitGiven(words: readonly string[], known: string | null): { given: string | null; rest: readonly string[] } {
  if (known === null)
    return isGivenBeforePrefix(words)
      ? { given: words[0] ?? null, rest: words.slice(1) }
      : { given: null, rest: words };
  const parts = known.split(' ');
  const differs = parts.findIndex((word, index) => plain(words[index] ?? '') !== plain(word));
  const shared = differs < 0 ? parts.length : differs;
  return { given: known, rest: shared > 0 && shared < words.length ? words.slice(shared) : words };
}

/** `Romke de Jong`, not `Van der Plas` or `Bouali Jacobs`: only a lower-case prefix after it reveals a given name. */
function isGivenBeforePrefix(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (!/^\p{Lu}/u.test(first) || PREFIX.test(first)) return false;
  return /^[dl]['’]\p{Lu}/u.test(second) || (words.length > 2 && PREFIX.test(second) && /^\P{Lu}/u.test(second));
}
