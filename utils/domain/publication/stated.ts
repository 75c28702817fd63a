import { TYPE_SCHEMES } from '../site/head.ts';
import { readDate } from './dates.ts';
import { metadataValues, type Metadata } from './document.ts';
import { foldSpaces } from './fold.ts';
import { mayBeStages, parseIdentifier } from './identifier.ts';
import { questionNumbersIn } from './question-numbers.ts';

/**
 * What the metadata of a publication states, read once for the page head, metadata.xml and the search service.
 * Tolerant in how a fact is spelled, never in what it is: what cannot be read is given back as it stands, so that
 * nobody takes it for absent.
 */

const SEPARATOR = /[,;|\s]+/;
/** Between identifiers of appendices also a word or another sign, but not the strokes of an address. */
const BETWEEN_APPENDICES = /[,;|&+\s]+(?:en\s+)?|(?<!https?:.*)\/(?=[a-z]{2}-)/i;
/** Brackets, quotation marks and full stops around an identifier. */
const AROUND = /^[\s(«“"'‘[]+|[\s)»”"'’\].:]+$/g;

/** Question numbers, and the values that hold none. */
export interface StatedNumbers {
  /** Each once, in their one spelling. */
  readonly numbers: string[];
  /** Values without a question number, as they stand: document numbers of before 2010, other words. */
  readonly others: string[];
}

/** The numbers of the questions a publication is, or belongs to. */
export function statedNumbers(metadata: Metadata): StatedNumbers {
  return numbersOf(metadataValues(metadata, 'questionNumber'));
}

/** The question numbers in values as they stand; a value may hold several. */
export function numbersOf(values: readonly string[]): StatedNumbers {
  const read = values.map((value) => ({ value, numbers: questionNumbersIn(value) }));
  return {
    numbers: [...new Set(read.flatMap(({ numbers }) => numbers))],
    others: read.filter(({ numbers }) => numbers.length === 0).map(({ value }) => value),
  };
}

/** Identifiers of appendices, and the values that name something else or cannot be read. */
export interface StatedAppendices {
  /** As the host spells them, each once. */
  readonly ids: string[];
  /** Values that name no appendix we could ask for, as they stand, at most 200 characters each. */
  readonly unreadable: string[];
}

/**
 * The appendices a question links, answers and notices alike: by identifier or address, several in one value too.
 *
 * @param values of the metadata, or identifiers of a record
 */
export function appendicesIn(values: readonly string[]): StatedAppendices {
  const parts = values
    .flatMap((value) =>
      foldSpaces(value)
        .replace(/[\u2010\u2011]/g, '-')
        .split(BETWEEN_APPENDICES),
    )
    .map((part) => part.replace(AROUND, ''))
    .filter((part) => /[0-9A-Za-z]/.test(part));
  const read = parts.map((part) => ({ part, identifier: parseIdentifier(part) }));
  const ids = read.flatMap(({ identifier }) => (identifier?.kind === 'appendix' ? [identifier.id] : []));
  const unreadable = read
    .filter(({ identifier }) => identifier?.kind !== 'appendix')
    .map(({ part }) => part.slice(0, 200));
  return { ids: [...new Set(ids)], unreadable: [...new Set(unreadable)] };
}

/** The identifiers a publication gives itself, as they stand; it may repeat one, or give others besides. */
export function statedIdentifiers(metadata: Metadata): string[] {
  return [...new Set(metadataValues(metadata, 'identifier').flatMap((value) => value.split(SEPARATOR)))].filter(
    (value) => value !== '',
  );
}

/** A corrected version (`-n1`) or a reprint (`-h1`, `-h`) says so at the end of its identifier. */
const VERSION = /-(?:n\d{1,2}|h\d{0,2})$/i;

/**
 * The publication an identifier is a version of, in lower case: a corrected version and a reprint are the same
 * publication as the first one, a letter at the end is another one.
 */
export function publicationOf(id: string): string {
  return id.trim().toLowerCase().replace(VERSION, '');
}

/** 0 for the first version, else the number of the suffix. */
function rank(id: string): number {
  const [, number] = /-[nh](\d{0,2})$/i.exec(id) ?? [];
  return number === undefined ? 0 : Number(number || 1);
}

/**
 * Orders the versions of one publication, the first one first: `…-1166`, `…-1166-h1`, `…-1166-n2`.
 *
 * @returns negative when `a` is the earlier, 0 for the same identifier
 */
export function compareVersions(a: string, b: string): number {
  return rank(a) - rank(b) || (a === b ? 0 : a < b ? -1 : 1);
}

/**
 * Whether metadata is of a publication, of another version of it, or of what it became after its first days.
 *
 * @param stated identifiers it gives itself; none says nothing against it
 * @param id identifier it was asked for
 */
export function isOfPublication(stated: readonly string[], id: string): boolean {
  return (
    stated.length === 0 ||
    stated.some(
      (value) =>
        publicationOf(parseIdentifier(value)?.id ?? value) === publicationOf(id) || mayBeStages(value.trim(), id),
    )
  );
}

/** The words of the type: those with the scheme of the kind; without any such scheme all of them. */
export function statedTypes(metadata: Metadata, kind: 'appendix' | 'question'): string[] {
  const named = metadataValues(metadata, 'type', TYPE_SCHEMES[kind]);
  return named.length > 0 ? named : metadataValues(metadata, 'type');
}

/** A date as stated: read, or why not. */
export interface StatedDate {
  readonly date: string | null;
  readonly error: {
    readonly code: 'impossibleDate' | 'unreadableDate' | 'contradictoryDates';
    readonly detail: string;
  } | null;
}

/**
 * The one date that values state.
 *
 * @param values in any spelling `readDate` knows
 * @returns no date when they state different ones, or one of them cannot be read
 */
export function statedDate(values: readonly string[]): StatedDate {
  const given = [...new Set(values.filter((value) => value !== ''))];
  const found = given.map((value) => readDate(value));
  const dates = [...new Set(found.flatMap((each) => (each.is === 'date' ? [each.date] : [])))];
  if (dates.length > 1)
    return { date: null, error: { code: 'contradictoryDates', detail: given.join(' / ').slice(0, 200) } };
  const [date] = dates;
  if (date !== undefined) return { date, error: null };
  const [first] = given;
  if (first === undefined) return { date: null, error: null };
  const code = found[0]?.is === 'impossible' ? 'impossibleDate' : 'unreadableDate';
  return { date: null, error: { code, detail: first.slice(0, 100) } };
}
