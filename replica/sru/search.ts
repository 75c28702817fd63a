import { xmlText } from '../../utils/domain/xml/tree.ts';
import { metadataValue, metadataValues, type Publication } from '../publication.ts';
import { type World } from '../reply.ts';
import { CqlError, type CqlNode, type CqlQuery, parseCql, TEXT_INDEX } from './cql.ts';

type Values = (publication: Publication) => string[];

const named =
  (name: string, scheme?: string): Values =>
  (publication) =>
    metadataValues(publication, name, scheme);

const SUBTYPE_SCHEMES = ['OVERHEIDop.KamervraagTypen', 'OVERHEIDop.AanhangselTypen', 'OVERHEIDop.KamerstukTypen'];

/** What kind a question, an appendix or a paper is: `Schriftelijke vragen`, `Antwoord`, `Motie`, … */
export function subtypes(publication: Publication): string[] {
  return SUBTYPE_SCHEMES.flatMap((scheme) => metadataValues(publication, 'DC.type', scheme));
}

/** `dcterms:type` of the search record. */
export function mainType(publication: Publication): string {
  return (
    metadataValue(publication, 'DC.type', 'OVERHEIDop.Parlementair') ||
    metadataValue(publication, 'OVERHEIDop.publicationName')
  );
}

/** Date of the last change; `options.modified` or else the publication date. */
export function modified(publication: Publication): string {
  return publication.options.modified ?? metadataValue(publication, 'DCTERMS.available');
}

const DATES: Record<string, Values> = {
  'dt.date': named('DCTERMS.issued'),
  'dt.available': named('DCTERMS.available'),
  'dt.modified': (publication) => [modified(publication)],
};

/** The indexes the service is known to search. */
const INDEXES: Record<string, Values> = {
  ...DATES,
  'c.product-area': () => ['officielepublicaties'],
  'dt.identifier': (publication) => [publication.id],
  'dt.title': named('DC.title'),
  'dt.creator': named('DC.creator'),
  'dt.type': (publication) => [mainType(publication)],
  'dt.subject': named('OVERHEID.category'),
  'w.publicatienaam': named('OVERHEIDop.publicationName'),
  'w.organisatietype': named('OVERHEID.organisationType'),
  'w.documentstatus': named('OVERHEIDop.documentStatus'),
  'w.dossiernummer': named('OVERHEIDop.dossiernummer'),
  'w.subrubriek': subtypes,
  'w.vergaderjaar': named('OVERHEIDop.vergaderjaar'),
  'w.jaargang': named('OVERHEIDop.jaargang'),
  'w.vraagnummer': named('OVERHEIDop.vraagnummer'),
};

/** Lower-case words with single spaces around each, so that a phrase is found by `includes`. */
function words(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

const texts = new WeakMap<Publication, string>();

function fullText(publication: Publication): string {
  const known = texts.get(publication);
  if (known !== undefined) return known;
  const metadata = publication.metadata.map((entry) => entry.content).join(' \n ');
  const made = words(`${publication.tree ? xmlText(publication.tree) : ''} \n ${metadata}`);
  texts.set(publication, made);
  return made;
}

type Test = (publication: Publication) => boolean;

function isDate(value: string): boolean {
  const moment = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}

const COMPARE: Record<string, (a: string, b: string) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '==': (a, b) => a === b,
};

/** Null when the service ignores the clause: a date that does not exist. */
function clauseTest(
  clause: CqlNode & { kind: 'clause' },
  questionNumberIndex: World['questionNumberIndex'],
  ignored: string[],
): Test | null {
  const { index, relation, value } = clause;
  const phrase = words(value);
  if (index === TEXT_INDEX) {
    if (relation !== '=' && relation !== '==')
      throw new CqlError('info:srw/diagnostic/1/19', `Unsupported relation: ${relation}`);
    return (publication) => phrase.trim() !== '' && fullText(publication).includes(phrase);
  }
  const values = Object.hasOwn(INDEXES, index) ? INDEXES[index] : undefined;
  if (!values || (index === 'w.vraagnummer' && !questionNumberIndex)) {
    throw new CqlError('info:srw/diagnostic/1/16', `Unsupported index: ${index}`);
  }
  if (index === 'w.vraagnummer' && questionNumberIndex === 'empty') return () => false;
  if (Object.hasOwn(DATES, index)) {
    if (!isDate(value)) {
      ignored.push(`${index}${relation}${value}`);
      return null;
    }
    return (publication) => values(publication).some((own) => COMPARE[relation]?.(own, value) ?? false);
  }
  if (relation === '==') return (publication) => values(publication).includes(value);
  if (relation === '=') return (publication) => values(publication).some((own) => words(own).includes(phrase));
  throw new CqlError('info:srw/diagnostic/1/19', `Unsupported relation: ${relation}`);
}

function nodeTest(node: CqlNode, questionNumberIndex: World['questionNumberIndex'], ignored: string[]): Test | null {
  if (node.kind === 'clause') return clauseTest(node, questionNumberIndex, ignored);
  const left = nodeTest(node.left, questionNumberIndex, ignored);
  const right = nodeTest(node.right, questionNumberIndex, ignored);
  if (!left || !right) return left ?? (node.kind === 'not' ? null : right);
  switch (node.kind) {
    case 'and':
      return (publication) => left(publication) && right(publication);
    case 'or':
      return (publication) => left(publication) || right(publication);
    case 'not':
      return (publication) => left(publication) && !right(publication);
  }
}

function sorted(found: Publication[], sort: CqlQuery['sort']): Publication[] {
  if (!sort) return found;
  const values = Object.hasOwn(INDEXES, sort.index) ? INDEXES[sort.index] : undefined;
  if (!values) throw new CqlError('info:srw/diagnostic/1/16', `Unsupported index: ${sort.index}`);
  const key = (publication: Publication): string => values(publication)[0] ?? '';
  const ascending = found.toSorted((a, b) => key(a).localeCompare(key(b), 'nl') || a.id.localeCompare(b.id, 'nl'));
  return sort.descending ? ascending.toReversed() : ascending;
}

function* candidates(root: CqlNode, world: World): Generator<Publication> {
  yield* world.publications.values();
  if (world.bulk === null) return;
  for (const publication of world.bulk.candidates(root)) if (!world.publications.has(publication.id)) yield publication;
}

/** What a search found. */
export interface Found {
  readonly publications: readonly Publication[];
  /** Clauses that were left out of account, because of an impossible date. */
  readonly ignored: readonly string[];
}

/**
 * Searches the publications as the service does.
 *
 * @throws CqlError when the service would refuse the query
 */
export function search(query: string, world: World): Found {
  const { root, sort } = parseCql(query);
  const ignored: string[] = [];
  const test = nodeTest(root, world.questionNumberIndex, ignored);
  const found: Publication[] = [];
  for (const publication of candidates(root, world))
    if (publication.options.searchable && (test === null || test(publication))) found.push(publication);
  return { publications: sorted(found, sort), ignored };
}
