import { TYPE_SCHEMES } from '../site/head.ts';
import { readDate } from './dates.ts';
import { metadataValues, type Metadata } from './document.ts';
import { foldSpaces } from './fold.ts';
import { mayBeStages, parseIdentifier } from './identifier.ts';
import { questionNumbersIn } from './question-numbers.ts';

/**
 * Reads the metadata of a publication, with one reader for the page head, metadata.xml and the search service. Tolerant
 * of spelling, never of meaning: what cannot be read is returned as it is, so that nobody mistakes it for absent.
 */

const SEPARATOR = /[,;|\s]+/;
/** Separates identifiers of appendices: also a word or a slash, but not a slash inside an address. */
const BETWEEN_APPENDICES = /[,;|&+\s]+(?:en\s+)?|(?<!https?:.*)\/(?=[a-z]{2}-)/i;
/** Brackets, quotation marks and full stops around an identifier. */
const AROUND = /^[\s(«“"'‘[]+|[\s)»”"'’\].:]+$/g;

/** Question numbers, and the values without one. */
export interface StatedNumbers {
  /** Each once, in the usual spelling. */
  readonly numbers: string[];
  /** Values without a question number, unchanged: document numbers from before 2010, other words. */
  readonly others: string[];
}

/** The numbers of the questions that a publication contains or belongs to. */
export function statedNumbers(metadata: Metadata): StatedNumbers {
  return numbersOf(metadataValues(metadata, 'questionNumber'));
}

/** The question numbers in raw values; a value may contain several. */
export function numbersOf(values: readonly string[]): StatedNumbers {
  const read = values.map((value) => ({ value, numbers: questionNumbersIn(value) }));
  return {
    numbers: [...new Set(read.flatMap(({ numbers }) => numbers))],
    others: read.filter(({ numbers }) => numbers.length === 0).map(({ value }) => value),
  };
}

/** Identifiers of appendices, and values that are something else. */
export interface StatedAppendices {
  /** As the host spells them, each once. */
  readonly ids: string[];
  /** Values that are no identifier of an appendix, unchanged, at most 200 characters each. */
  readonly unreadable: string[];
}

/**
 * The appendices that a question links, both answers and notices: by identifier or address, several in one value too.
 *
 * @param values of the metadata, or identifiers of a record
 */
export function appendicesIn(values: readonly string[]): StatedAppendices {
  const parts = values
    .flatMap((value) =>
      foldSpaces(value)
        .replace(/(?<=[a-z\d])[\u2010-\u2015\u2212](?=[a-z\d])/gi, '-')
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

/** The identifiers that a publication gives itself, unchanged, each once. */
export function statedIdentifiers(metadata: Metadata): string[] {
  return [...new Set(metadataValues(metadata, 'identifier').flatMap((value) => value.split(SEPARATOR)))].filter(
    (value) => value !== '',
  );
}

/** Suffix of a corrected version (`-n1`) or a reprint (`-h1`, `-h`). */
const VERSION = /-(?:n\d{1,2}|h\d{0,2})$/i;

/**
 * The identifier without its version suffix, in lower case. A corrected version and a reprint are the same publication as
 * the first one; a letter at the end makes another publication.
 */
export function publicationOf(id: string): string {
  return id.trim().toLowerCase().replace(VERSION, '');
}

/** The identifier of the first version, as the host spells it: without the suffix. */
export const firstVersionOf = (id: string): string => id.replace(VERSION, '');

/** 0 for the first version, else the number of the suffix. */
function rank(id: string): number {
  const [, number] = /-[nh](\d{0,2})$/i.exec(id) ?? [];
  return number === undefined ? 0 : Number(number || 1);
}

/**
 * Compares versions of one publication, for sorting: `…-1166`, `…-1166-h1`, `…-1166-n2`.
 *
 * @returns negative when `a` is the earlier, 0 for the same identifier
 */
export function compareVersions(a: string, b: string): number {
  return rank(a) - rank(b) || (a === b ? 0 : a < b ? -1 : 1);
}

/**
 * Whether metadata belongs to a publication, to another version of it, or to its final or provisional form.
 *
 * @param stated identifiers in the metadata; without any, nothing contradicts it
 * @param id identifier that was asked for
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

/** The types: those with the scheme of this kind, or all when none has it. */
export function statedTypes(metadata: Metadata, kind: 'appendix' | 'question'): string[] {
  const named = metadataValues(metadata, 'type', TYPE_SCHEMES[kind]);
  return named.length > 0 ? named : metadataValues(metadata, 'type');
}

/** A stated date, or why it cannot be used. */
export interface StatedDate {
  readonly date: string | null;
  readonly error: {
    readonly code: 'impossibleDate' | 'unreadableDate' | 'contradictoryDates';
    readonly detail: string;
  } | null;
}

/**
 * The one date that all values state.
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
