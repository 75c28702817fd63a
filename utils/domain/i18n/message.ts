import type { Language } from './language.ts';
import { formatNumber } from './numbers.ts';

/** The two plural forms that Dutch and English both have; the number given as `count` chooses. */
interface Plural {
  readonly one: string;
  readonly other: string;
}

/** A sentence with `{placeholders}`, or its plural forms. */
export type Message = string | Plural;

/** One entry of a catalogue: the same in each language, of the same kind. */
type Entry = Readonly<Record<Language, string>> | Readonly<Record<Language, Plural>>;

/** A catalogue of one room of the interface: key to entry. An entry without one of the languages does not compile. */
export type Catalogue = Readonly<Record<string, Entry>>;

type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Forms<M> = M extends string
  ? M
  : M extends { one: infer One; other: infer Other }
    ? (One | Other) & string
    : never;

/** Names of the values an entry needs, by its Dutch; a plural always needs `count`. */
type ParametersOf<E extends Entry> = Placeholders<Forms<E['nl']>> | (E['nl'] extends string ? never : 'count');

type Values<Name extends string> = Readonly<Record<Name, string | number>>;

/**
 * The values that go with the keys `K`. For all keys at once any: TypeScript takes `K` for that when a key is not in the
 * catalogue, and must then say so of the key, not that a second argument is missing.
 */
type ValuesOf<C extends Catalogue, K extends keyof C & string> = [keyof C & string] extends [K]
  ? [values?: Values<string>]
  : [ParametersOf<C[K]>] extends [never]
    ? []
    : [Values<ParametersOf<C[K]>>];

/** A function that gives the text of a key of `C`; a key with placeholders asks for its values. */
export type Translate<C extends Catalogue> = <K extends keyof C & string>(key: K, ...values: ValuesOf<C, K>) => string;

/**
 * The text of a message with its values filled in.
 * @param message entry of a catalogue in that language
 * @param values placeholder values; `count` chooses the plural form (one when it is 1)
 * @param language numbers are written as in this language; what must not be (a year, an identifier) is given as a string
 * @returns the text; a placeholder without a value stays visible as `{name}`, so that it is noticed
 */
export function fill(
  message: Message,
  values: Readonly<Record<string, string | number>>,
  language: Language = 'nl',
): string {
  const pattern = typeof message === 'string' ? message : Number(values['count']) === 1 ? message.one : message.other;
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? valueText(values[name] ?? '', language) : whole,
  );
}

const valueText = (value: string | number, language: Language): string =>
  typeof value === 'number' ? formatNumber(value, language) : value;
