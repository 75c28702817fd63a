import { childElements, findElements, parseXml, type XmlElement } from '../xml/tree.ts';
import {
  ENTITIES,
  type EntityName,
  type FieldName,
  type KamerVersion,
  LEADS,
  NEEDED,
  type Readable,
} from './versions.ts';

/** Reads what the service says of its own names (`$metadata`, EDMX), and holds what we assume against it. */

/** Entities by name, each with its value properties and, for each navigation property, the target entity. */
export type KamerModel = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

/** Maximum length of `$metadata`, in UTF-16 units; that of v4 is some 100 kB. */
const MAX_LENGTH = 1_500_000;
/** An entity may inherit properties from another, which may do so too. */
const MAX_BASES = 5;

/**
 * Reads `$metadata`.
 *
 * @param xml the whole answer, untrusted
 * @returns null when it is no description of a service
 */
export function readModel(xml: string): KamerModel | null {
  let root: XmlElement;
  try {
    root = parseXml(xml, { maxLength: MAX_LENGTH, maxDepth: 20, maxElements: 30_000 });
  } catch {
    // Expected: not XML, or beyond the limits.
    return null;
  }
  if (root.name !== 'Edmx') return null;
  const types = new Map<string, XmlElement>();
  for (const type of findElements(root, 'EntityType')) types.set(type.attributes.get('Name') ?? '', type);
  // A name that cannot be used in a query does not exist for us.
  const sets = findElements(root, 'EntitySet').map((set) => ({
    name: set.attributes.get('Name') ?? '',
    type: lastName(set.attributes.get('EntityType') ?? ''),
  }));
  const model = new Map([...types.keys()].map((name) => [name, fieldsOfType(name, types)]));
  for (const { name, type } of sets) {
    const fields = model.get(type);
    if (fields !== undefined) model.set(name, fields);
  }
  return model.size === 0 ? null : model;
}

/** `Collection(TK.OData.ZaakActor)` and `TK.OData.ZaakActor` are `ZaakActor`. */
const lastName = (type: string): string => /([^.()]+)\)?$/.exec(type)?.[1] ?? '';

function fieldsOfType(name: string, types: ReadonlyMap<string, XmlElement>): Map<string, string | null> {
  const fields = new Map<string, string | null>();
  let type = types.get(name);
  for (let depth = 0; type !== undefined && depth < MAX_BASES; depth += 1) {
    for (const value of childElements(type, 'Property')) fields.set(value.attributes.get('Name') ?? '', null);
    for (const way of childElements(type, 'NavigationProperty'))
      fields.set(way.attributes.get('Name') ?? '', lastName(way.attributes.get('Type') ?? ''));
    type = types.get(lastName(type.attributes.get('BaseType') ?? ''));
  }
  return fields;
}

/** The part of a version that can be read. */
export interface KamerMatch {
  /** Null when not even a case can be read: the version is then rejected. */
  readonly readable: Readable | null;
  /** Expected names that the service lacks, such as `Zaak.Termijn`. Shown in Diagnose; nothing is guessed instead. */
  readonly unknown: readonly string[];
}

/** Compares the expected names of a version with the service's own metadata. */
export function readableIn(model: KamerModel, { names }: KamerVersion): KamerMatch {
  const unknown: string[] = [];
  const readable: Record<string, Record<string, string>> = {};
  for (const entity of ENTITIES) {
    const has = model.get(entity);
    const found = Object.entries(names[entity]).filter(([field, name]) => isThere(has, entity, field, name));
    if (has === undefined) unknown.push(entity);
    else
      unknown.push(
        ...Object.entries(names[entity]).flatMap(([field, name]) =>
          isThere(has, entity, field, name) ? [] : [`${entity}.${name}`],
        ),
      );
    const fields = Object.fromEntries(found);
    if ((NEEDED[entity] as readonly FieldName<EntityName>[]).every((field) => field in fields))
      readable[entity] = fields;
  }
  return { readable: readable['Zaak'] === undefined ? null : (readable as Readable), unknown };
}

/** Whether an entity has a field, and one that leads elsewhere leads to the entity we expect. */
function isThere(
  has: ReadonlyMap<string, string | null> | undefined,
  entity: EntityName,
  field: string,
  name: string,
): boolean {
  const to = has?.get(name);
  if (to === undefined) return false;
  const expected = (LEADS[entity] as Readonly<Record<string, EntityName>> | undefined)?.[field];
  return expected === undefined ? to === null : to === expected;
}
