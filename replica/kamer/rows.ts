import type { KamerActor, KamerCase, KamerPaper } from './cases.ts';
import type { Model } from './names.ts';

/** Rows as the service gives them: every field a version has, of which a query selects some. */

type Row = Readonly<Record<string, unknown>>;

/** Why a query is refused; the service answers 400. */
export class QueryError extends Error {}

/** A day as the service writes it: midnight here, in winter or in summer. */
const midnight = (day: string): string => `${day}T00:00:00${/-(?:0[4-9]|10)-/.test(day) ? '+02:00' : '+01:00'}`;

const actorRow = ({ name, party, office, relation }: KamerActor): Row => ({
  ActorNaam: name,
  ActorFractie: party,
  Functie: office,
  Relatie: relation,
  Verwijderd: false,
});

const paperRow = ({ number, kind, subject, date, appendix, session, external }: KamerPaper, at: number): Row => ({
  DocumentNummer: number,
  Nummer: number,
  Soort: kind,
  Onderwerp: subject,
  Datum: midnight(date),
  Vergaderjaar: session,
  Volgnummer: at,
  Ondernummer: at,
  Aanhangselnummer: appendix,
  Verwijderd: false,
  HuidigeDocumentVersie: { ExterneIdentifier: external, Status: 'Vrijgegeven' },
});

/** Every field of a case, under the names of all versions. */
export const caseRow = ({ number, kind, subject, submitted, term, actors, papers }: KamerCase): Row => ({
  Nummer: number,
  Soort: kind,
  Titel: null,
  Onderwerp: `${subject} `,
  GestartOp: midnight(submitted),
  Termijn: term === null ? null : midnight(term),
  Afgedaan: papers.some((paper) => paper.kind.startsWith('Antwoord')),
  Verwijderd: false,
  ZaakActor: actors.map(actorRow),
  Document: papers.map(paperRow),
});

/** What a query asks of an entity: values, and entities opened within it. */
interface Options {
  readonly select: readonly string[] | null;
  readonly expand: readonly { readonly name: string; readonly options: Options }[];
}

/** Splits at a character outside brackets. */
function split(text: string, by: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0 && text[at] === by) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

/** Reads `$select` and `$expand`, each of which may stand within the brackets of another. */
export function optionsOf(given: { get(name: string): string | null | undefined }): Options {
  const expand = split(given.get('$expand') ?? '', ',').map((part) => {
    const [, name = '', inner = ''] = /^(\w+)(?:\((.*)\))?$/s.exec(part) ?? [];
    if (name === '') throw new QueryError(`Syntax error at '${part}'`);
    const within = new Map(
      split(inner, ';').map((one): [string, string] => [
        one.slice(0, one.indexOf('=')),
        one.slice(one.indexOf('=') + 1),
      ]),
    );
    return { name, options: optionsOf(within) };
  });
  const select = given.get('$select');
  return { select: typeof select === 'string' ? split(select, ',') : null, expand };
}

/**
 * What a query leaves of a row.
 *
 * @throws QueryError for a name that the version does not have
 */
export function selected(row: Row, entity: string, { select, expand }: Options, model: Model): Row {
  const fields = model[entity] ?? {};
  const known = (name: string): string => {
    const type = fields[name];
    if (type === undefined) throw new QueryError(`Could not find a property named '${name}' on type '${entity}'.`);
    return type;
  };
  const values = (select ?? Object.keys(fields).filter((name) => fields[name]?.startsWith('Edm.'))).map((name) => {
    known(name);
    return [name, row[name] ?? null] as const;
  });
  const opened = expand.map(({ name, options }) => {
    const to = known(name).replaceAll(/[[\]]/g, '');
    const value = row[name];
    const within = Array.isArray(value)
      ? value.map((one) => selected(one as Row, to, options, model))
      : selected(value as Row, to, options, model);
    return [name, within] as const;
  });
  return Object.fromEntries([...values, ...opened]);
}
