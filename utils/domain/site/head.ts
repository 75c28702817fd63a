import { QUESTION_NUMBER_NAME } from './around.ts';
import type { Certainty } from './markup.ts';

/**
 * Names and schemes of metadata, as dated data: in the page head, in metadata.xml and in metadata_owms.xml. The same facts
 * in three spellings. Readers use name and content; a scheme only distinguishes the several `DC.type` values.
 */

/** Attributes that may carry the scheme: the site writes `data-scheme`, the repository `scheme`. */
export const SCHEME_ATTRIBUTES = ['data-scheme', 'scheme'] as const;

/** One metadata name we read. */
export interface HeadRow {
  /** Stable key, used as `Sign.sign`. */
  readonly sign: string;
  /** Our name for the fact. */
  readonly field: HeadField;
  /** Name in the page head and in metadata.xml. Compared without regard to case. */
  readonly name: string;
  /** Local name of the element in metadata_owms.xml. */
  readonly owms: string;
  /** Kinds of publication that should have it. */
  readonly on: readonly ('question' | 'appendix' | 'other')[];
  readonly repeated: boolean;
  readonly certainty: Certainty;
}

/** The facts the metadata gives. */
export type HeadField =
  | 'identifier'
  | 'title'
  | 'type'
  | 'creator'
  | 'questionNumber'
  | 'appendix'
  | 'appendixNumber'
  | 'submitter'
  | 'recipient'
  | 'submitted'
  | 'received'
  | 'available'
  | 'issued'
  | 'sessionYear'
  | 'publicationName'
  | 'documentStatus'
  | 'category';

const ALL = ['question', 'appendix', 'other'] as const;
const BOTH = ['question', 'appendix'] as const;
const row = (
  field: HeadField,
  name: string,
  owms: string,
  on: HeadRow['on'],
  repeated: boolean,
  certainty: Certainty,
): HeadRow => ({ sign: `head.${field}`, field, name, owms, on, repeated, certainty });

/** Every name we read. */
export const HEAD: readonly HeadRow[] = [
  row('identifier', 'DC.identifier', 'identifier', ALL, false, 'verified'),
  row('title', 'DC.title', 'title', ALL, false, 'verified'),
  row('type', 'DC.type', 'type', ALL, true, 'verified'),
  row('creator', 'DC.creator', 'creator', ALL, false, 'verified'),
  row('questionNumber', QUESTION_NUMBER_NAME, 'vraagnummer', BOTH, true, 'verified'),
  row('appendix', 'OVERHEIDop.aanhangsel', 'aanhangsel', ['question'], true, 'verified'),
  row('appendixNumber', 'OVERHEIDop.aanhangselNummer', 'aanhangselNummer', ['appendix'], false, 'verified'),
  row('submitter', 'OVERHEIDop.indiener', 'indiener', BOTH, true, 'verified'),
  row('recipient', 'OVERHEIDop.ontvanger', 'ontvanger', ['appendix'], true, 'verified'),
  row('submitted', 'OVERHEIDop.datumIndiening', 'datumIndiening', ['question'], false, 'verified'),
  row('received', 'OVERHEIDop.datumOntvangst', 'datumOntvangst', ['appendix'], false, 'verified'),
  row('available', 'DCTERMS.available', 'available', ALL, false, 'verified'),
  row('issued', 'DCTERMS.issued', 'issued', ALL, false, 'verified'),
  row('sessionYear', 'OVERHEIDop.vergaderjaar', 'vergaderjaar', BOTH, false, 'verified'),
  row('publicationName', 'OVERHEIDop.publicationName', 'publicationName', ALL, false, 'verified'),
  row('documentStatus', 'OVERHEIDop.documentStatus', 'documentStatus', BOTH, false, 'verified'),
  row('category', 'OVERHEID.category', 'category', ALL, true, 'verified'),
];

/** Prefixes of names; some sources write a colon or leave the prefix out. */
const PREFIX = /^(?:dc|dcterms|dct|overheid|overheidop|overheidwetgeving|owms)[.:]/;
const localName = (name: string): string => name.trim().toLowerCase().replace(PREFIX, '');
/** Names the search service gives some facts besides those of metadata_owms.xml. */
const SRU_NAMES: readonly (readonly [string, HeadField])[] = [
  ['publicatienaam', 'publicationName'],
  ['subrubriek', 'type'],
  ['subject', 'category'],
];
const FIELDS: ReadonlyMap<string, HeadField> = new Map([
  ...SRU_NAMES,
  ...HEAD.flatMap(({ field, name, owms }): [string, HeadField][] => [
    [localName(owms), field],
    [localName(name), field],
  ]),
]);

/**
 * The fact that a name gives, in the page head, metadata.xml, metadata_owms.xml and answers of the search service.
 * Ignores case; the prefix may be absent.
 *
 * @param name as the source spells it: `OVERHEIDop.vraagnummer`, `overheidop:vraagNummer`, `vraagnummer`
 * @returns undefined for a name we do not read
 */
export function fieldOf(name: string): HeadField | undefined {
  return FIELDS.get(localName(name));
}

/** The last part of the name of a scheme, which is all we go by: `OVERHEIDop.AanhangselTypen` → `aanhangseltypen`. */
export function schemeOf(scheme: string): string {
  return (
    scheme
      .trim()
      .toLowerCase()
      .split(/[.:/#]/)
      .at(-1) ?? ''
  );
}

/** Schemes that tell the several `type` values apart. Compared without regard to case. */
export const TYPE_SCHEMES = {
  /** `Antwoord`, `Mededeling`, … */
  appendix: 'OVERHEIDop.AanhangselTypen',
  /** `Schriftelijke vragen`; oral questions have another value that was not seen. */
  question: 'OVERHEIDop.KamervraagTypen',
  /** `Kamervragen zonder Antwoord`, `Aanhangsel van de Handelingen`. */
  parliamentary: 'OVERHEIDop.Parlementair',
} as const;

/** Root and element names of the two metadata files. */
export const METADATA_FILES = {
  /** `<metadata_gegevens><metadata name scheme content/></metadata_gegevens>` */
  metadata: { root: 'metadata_gegevens', element: 'metadata', certainty: 'verified', proof: 'four recorded files' },
  /** `<owms-metadata>` with OWMS elements; `scheme` as attribute, the value as text. */
  owms: { root: 'owms-metadata', certainty: 'verified', proof: 'nine recorded files' },
} as const;
