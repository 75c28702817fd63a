import type * as z from 'zod/mini';

interface Definition {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Readonly<Record<string, unknown>> } }[];
  readonly [key: string]: unknown;
}
type Schema = z.ZodMiniType;

// Zod keeps what a schema is made of there, and nowhere else.
// oxlint-disable-next-line no-underscore-dangle
const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;

/** Whether a schema, or one it is made of, has a limit of this kind. */
function has(definition: Definition, ...kinds: readonly string[]): boolean {
  return (definition.checks ?? []).some(({ _zod: { def } }) => kinds.includes(String(def['check'])));
}

/** Patterns that are finite, so that a text that fits is too: `^…$` without `*`, `+` or `{n,}`. */
function isFinite(pattern: unknown): boolean {
  if (!(pattern instanceof RegExp)) return false;
  const { source } = pattern;
  return source.startsWith('^') && source.endsWith('$') && !/(?<!\\)[*+]|\{\d+,\}/.test(source);
}

function isBoundText(definition: Definition): boolean {
  if (has(definition, 'max_length', 'length_equals')) return true;
  const formats = ['date', 'datetime', 'uuid', 'time'];
  if (formats.includes(String(definition['format']))) return true;
  return (definition.checks ?? []).some(({ _zod: { def } }) => isFinite(def['pattern']));
}

function isBoundNumber(definition: Definition): boolean {
  return has(definition, 'less_than') && has(definition, 'greater_than');
}

/**
 * What of a schema has no limit: texts without a greatest length, lists without a greatest number, numbers without a least and a
 * greatest. Anything this walk does not know is named too.
 *
 * @returns paths, `notes[].body: text`
 */
export function unlimited(schema: Schema, path = '', seen: ReadonlySet<Schema> = new Set()): string[] {
  if (seen.has(schema)) return [];
  const within = new Set([...seen, schema]);
  const definition = definitionOf(schema);
  const walk = (inner: unknown, at: string): string[] => unlimited(inner as Schema, at, within);
  switch (definition.type) {
    case 'string':
      return isBoundText(definition) ? [] : [`${path}: text`];
    case 'number':
      return isBoundNumber(definition) ? [] : [`${path}: number`];
    case 'array':
      return [
        ...(has(definition, 'max_length', 'length_equals') ? [] : [`${path}: list`]),
        ...walk(definition['element'], `${path}[]`),
      ];
    case 'record': {
      const keys = walk(definition['keyType'], `${path}{key}`);
      const isOpen =
        definitionOf(definition['keyType'] as Schema).type === 'string' && !has(definition, 'max_size', 'custom');
      return [...(isOpen ? [`${path}: record`] : []), ...keys, ...walk(definition['valueType'], `${path}{}`)];
    }
    case 'object':
      return Object.entries(definition['shape'] as Record<string, Schema>).flatMap(([name, inner]) =>
        walk(inner, path === '' ? name : `${path}.${name}`),
      );
    case 'union':
      return (definition['options'] as Schema[]).flatMap((inner) => walk(inner, path));
    case 'tuple':
      return (definition['items'] as Schema[]).flatMap((inner, at) => walk(inner, `${path}[${at}]`));
    case 'nullable':
    case 'optional':
    case 'default':
    case 'readonly':
      return walk(definition['innerType'], path);
    case 'pipe':
      return walk(definition['in'], path);
    case 'lazy':
      return walk((definition['getter'] as () => Schema)(), path);
    case 'literal':
    case 'enum':
    case 'boolean':
    case 'null':
    case 'undefined':
      return [];
    default:
      return [`${path}: ${definition.type}`];
  }
}
