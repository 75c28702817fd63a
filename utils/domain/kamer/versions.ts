import { KAMER_DATA_HOST } from '../site/hosts.ts';
import { inAddress } from '../site/address.ts';

/**
 * What is assumed of the open data of the Tweede Kamer (Gegevensmagazijn, OData): two versions, by what each calls the same thing. Names
 * are believed only after the service's own `$metadata` has them (`model.ts`). When the service changes, it is mended here.
 *
 * v4/2.0: names generated from its live `$metadata` of July 2026; it was announced to end, and answered in October 2026.
 * v5: a client of June 2026 uses `Document.Nummer` where v4 has `DocumentNummer`, and at most 100 rows at once; what it calls the fields of
 * a case (`Zaak`) and its actors was seen by nobody here, so they are tried under the names of v4.
 */

/** Our name of a version; the address contains the service's own name. */
export const VERSION_NAMES = ['v5', 'v4'] as const;
export type VersionName = (typeof VERSION_NAMES)[number];

/** The entities that are read, under the service's names. */
export const ENTITIES = ['Zaak', 'ZaakActor', 'Document', 'DocumentVersie'] as const;
export type EntityName = (typeof ENTITIES)[number];

/** Our name of a field, for each entity. */
interface FieldsOf {
  readonly Zaak: 'number' | 'kind' | 'deleted' | 'subject' | 'submitted' | 'term' | 'actors' | 'documents';
  readonly ZaakActor: 'name' | 'relation' | 'deleted' | 'party' | 'office';
  readonly Document: 'number' | 'kind' | 'date' | 'deleted' | 'subject' | 'appendix' | 'session' | 'version';
  readonly DocumentVersie: 'external';
}
export type FieldName<E extends EntityName> = FieldsOf[E];

/** The service's name of each field. */
export type Names = { readonly [E in EntityName]: Readonly<Record<FieldName<E>, string>> };

/** Fields without which nothing can be said of an entity: it is then left out, and where it is a case the whole version is refused. */
export const NEEDED: { readonly [E in EntityName]: readonly FieldName<E>[] } = {
  Zaak: ['number', 'kind', 'deleted'],
  ZaakActor: ['name', 'relation', 'deleted'],
  Document: ['number', 'kind', 'date', 'deleted'],
  DocumentVersie: ['external'],
};

/** Navigation properties of an entity. */
export const LEADS: { readonly [E in EntityName]?: Partial<Record<FieldName<E>, EntityName>> } = {
  Zaak: { actors: 'ZaakActor', documents: 'Document' },
  Document: { version: 'DocumentVersie' },
};

/** One version of the service. */
export interface KamerVersion {
  readonly name: VersionName;
  /** Its address, without a slash at the end. */
  readonly base: string;
  readonly names: Names;
  /** Most rows it gives at once. */
  readonly most: number;
}

const V4_NAMES: Names = {
  Zaak: {
    number: 'Nummer',
    kind: 'Soort',
    deleted: 'Verwijderd',
    subject: 'Onderwerp',
    submitted: 'GestartOp',
    term: 'Termijn',
    actors: 'ZaakActor',
    documents: 'Document',
  },
  ZaakActor: {
    name: 'ActorNaam',
    relation: 'Relatie',
    deleted: 'Verwijderd',
    party: 'ActorFractie',
    office: 'Functie',
  },
  Document: {
    number: 'DocumentNummer',
    kind: 'Soort',
    date: 'Datum',
    deleted: 'Verwijderd',
    subject: 'Onderwerp',
    appendix: 'Aanhangselnummer',
    session: 'Vergaderjaar',
    version: 'HuidigeDocumentVersie',
  },
  DocumentVersie: { external: 'ExterneIdentifier' },
};

/** The versions in the order in which they are tried. */
export const KAMER_VERSIONS: readonly KamerVersion[] = [
  {
    name: 'v5',
    base: `https://${KAMER_DATA_HOST}/OData/v5`,
    names: { ...V4_NAMES, Document: { ...V4_NAMES.Document, number: 'Nummer' } },
    most: 100,
  },
  { name: 'v4', base: `https://${KAMER_DATA_HOST}/OData/v4/2.0`, names: V4_NAMES, most: 250 },
];

/** Address of a version's `$metadata`. */
export const modelAddress = ({ base }: KamerVersion): string => `${base}/$metadata`;

/** Fields that a version has, for the entities that can be read; what is not in it is neither asked for nor read. */
export type Readable = { readonly [E in EntityName]?: Partial<Record<FieldName<E>, string>> };

/** Maximum number of cases with one number; one is expected. */
const MAX_CASES = 5;

/**
 * The one address that is asked about a question: its case with actors and documents in it, so that no row costs a request of its own.
 * A `$` must stand as it is, not as `%24`.
 *
 * @param readable fields the version has, from `readableIn`
 * @param number a question number with a Z, `2024Z01911`; it cannot hold what would end the quoted text
 */
export function questionAddress({ base }: KamerVersion, readable: Readable, number: string): string {
  const { Zaak: zaak } = readable;
  if (zaak?.number === undefined || zaak.deleted === undefined) throw new RangeError('no names of a case');
  if (!/^\d{4}Z\d{4,6}$/.test(number)) throw new RangeError(`not a question number: ${number.slice(0, 40)}`);
  const parts = [
    `$filter=${inAddress(`${zaak.number} eq '${number}' and ${zaak.deleted} eq false`)}`,
    `$select=${fieldsOf('Zaak', readable).join(',')}`,
    ...expandOf('Zaak', readable, 2).map((inner) => `$expand=${inner}`),
    `$top=${MAX_CASES}`,
  ];
  return `${base}/Zaak?${parts.join('&')}`;
}

const entries = <E extends EntityName>(entity: E, readable: Readable): [FieldName<E>, string][] =>
  Object.entries(readable[entity] ?? {}) as [FieldName<E>, string][];

const leadsTo = (entity: EntityName, field: string): EntityName | undefined =>
  (LEADS[entity] as Readonly<Record<string, EntityName>> | undefined)?.[field];

/** Names of the value properties of an entity. */
const fieldsOf = (entity: EntityName, readable: Readable): string[] =>
  entries(entity, readable).flatMap(([field, name]) => (leadsTo(entity, field) === undefined ? [name] : []));

/** The `$expand` option for an entity: empty, or one string with all nested properties. */
function expandOf(entity: EntityName, readable: Readable, deep: number): string[] {
  const inner = entries(entity, readable).flatMap(([field, name]) => {
    const to = leadsTo(entity, field);
    if (to === undefined || readable[to] === undefined || deep === 0) return [];
    const within = [`$select=${fieldsOf(to, readable).join(',')}`];
    for (const more of expandOf(to, readable, deep - 1)) within.push(`$expand=${more}`);
    return [`${name}(${within.join(';')})`];
  });
  return inner.length === 0 ? [] : [inner.join(',')];
}
