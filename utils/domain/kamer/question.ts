import * as z from 'zod/mini';
import { dayOfInstant } from '../clock/today.ts';
import { isIn, ministriesOfPortfolio, ministryName, portfolioIn } from '../ministries/ministry.ts';
import { parseIdentifier } from '../publication/identifier.ts';
import { CalendarDate } from '../publication/record.ts';
import { type KamerFacts, MAX_TEXT, MAX_ROWS } from './facts.ts';
import { type EntityName, LEADS, type Readable, type VersionName } from './versions.ts';

/** What the Tweede Kamer says of one question, read from its answer. Pure; the answer is hostile until it is parsed here. */

/** Maximum length of an answer, in UTF-16 units: a case with a hundred documents is some 60 kB. */
export const MAX_ANSWER = 1_000_000;

/** The outcome of parsing an answer. */
export type KamerRead =
  | { readonly is: 'found'; readonly facts: KamerFacts }
  /** The service has no case with this number. */
  | { readonly is: 'none' }
  | { readonly is: 'unreadable' };

/** What is needed to read an answer: what was asked, in which names, and when. */
export interface KamerAsked {
  readonly number: string;
  readonly version: VersionName;
  readonly readable: Readable;
  /** ISO instant, UTC. */
  readonly readAt: string;
}

/** Any object in the answer; its property names are those of the version. */
const Row = z.record(z.string(), z.unknown());
type Row = z.infer<typeof Row>;
const Rows = z.array(z.unknown()).check(z.maxLength(MAX_ROWS));
/** The link to the next page of a list, in the spelling of OData 4.0 or of 4.01. */
const NEXT = /@(?:odata\.)?nextlink$/i;
/**
 * Names that make a list incomplete: a link to a next page, which is never followed, or an error that came while the list was written. Its
 * emptiness says nothing then.
 */
const INCOMPLETE = /^(?:@(?:odata\.)?(?:nextlink|error)|error)$/i;
const Envelope = z
  .looseObject({ value: z.array(Row).check(z.maxLength(20)) })
  .check(z.refine((envelope) => !Object.keys(envelope).some((name) => INCOMPLETE.test(name))));

const Line = z.pipe(
  z.string().check(z.maxLength(100_000)),
  z.transform((value: string) => value.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_TEXT).toWellFormed()),
);
const Named = Line.check(z.minLength(1));
const MaybeLine = z.pipe(
  z.nullish(Line),
  z.transform((value) => value || null),
);
/**
 * The Kamer writes a day as the instant at which it begins here. A year before the first questions means that there
 * is no date.
 */
const Day = z.pipe(
  z.nullish(z.string().check(z.maxLength(40))),
  z.transform((value) => {
    // Reject a day that is not on the calendar: it would otherwise be read as a later one.
    if (typeof value !== 'string' || !CalendarDate.safeParse(value.slice(0, 10)).success) return null;
    const day = dayOfInstant(value);
    return day === null || day < '1800' ? null : day;
  }),
);

const Case = z.object({
  number: Named,
  kind: Named,
  deleted: z.literal(false),
  subject: MaybeLine,
  submitted: Day,
  term: Day,
  actors: z.nullish(Rows),
  documents: z.nullish(Rows),
});
const Actor = z.object({ name: MaybeLine, relation: Named, deleted: z.boolean(), party: MaybeLine, office: MaybeLine });
const Document = z.object({
  number: Named,
  kind: Named,
  date: Day,
  deleted: z.boolean(),
  subject: MaybeLine,
  appendix: MaybeLine,
  session: MaybeLine,
  version: z.nullish(Row),
});

/** Renames the properties of a row to our names; omits what the version lacks. */
function renamed(row: Row, entity: EntityName, readable: Readable): Record<string, unknown> {
  const names: Readonly<Record<string, string>> = readable[entity] ?? {};
  return Object.fromEntries(Object.entries(names).map(([field, name]) => [field, row[name]]));
}

/**
 * Reads an answer about one question.
 *
 * @param json the whole answer, untrusted
 * @param asked what it answers; a case with another number is not about it
 */
export function readKamerAnswer(json: string, asked: KamerAsked): KamerRead {
  if (json.length > MAX_ANSWER) return { is: 'unreadable' };
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    // Expected: what is not JSON cannot be read.
    return { is: 'unreadable' };
  }
  const envelope = Envelope.safeParse(raw);
  if (!envelope.success) return { is: 'unreadable' };
  const { value } = envelope.data;
  if (value.length === 0) return { is: 'none' };
  const cases = value.flatMap((row) => {
    const read = Case.safeParse(renamed(row, 'Zaak', asked.readable));
    return read.success && read.data.number === asked.number ? [{ row, read: read.data }] : [];
  });
  const [first] = cases;
  // Two cases with one number contradict each other, and one of another number means that the question was not understood.
  if (first === undefined || cases.length !== 1 || value.length !== 1) return { is: 'unreadable' };
  return { is: 'found', facts: factsOf(first.read, first.row, asked) };
}

/** Relations of an actor to a case: those that are shown, and those that neither ask nor are asked. Another may do either. */
const KNOWN_ROLE = /^(?:(?:mede)?indiener|gericht aan|rapporteur|.*commissie)$/;
const roleOf = ({ relation }: z.infer<typeof Actor>): string => relation.toLowerCase();

/** Each once: a service that joins tables may repeat a row. */
const distinct = <T>(rows: readonly T[]): T[] => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];

function factsOf(one: z.infer<typeof Case>, row: Row, { number, version, readable, readAt }: KamerAsked): KamerFacts {
  const actors = rowsOf(Actor, 'ZaakActor', one.actors, readable);
  const documents = rowsOf(Document, 'Document', one.documents, readable);
  const submitted = one.submitted;
  // Use the role of an actor in the case, never the position: a co-signatory may come first.
  const inRelation = (relation: string) => actors.read.filter((actor) => roleOf(actor) === relation);
  const submitters = [...inRelation('indiener'), ...inRelation('medeindiener')];
  const addressees = inRelation('gericht aan');
  const isNameless = ({ name, office }: z.infer<typeof Actor>): boolean => name === null && office === null;
  const nameless = submitters.filter(({ name }) => name === null).length + addressees.filter(isNameless).length;
  const strangers = actors.read.filter((actor) => !KNOWN_ROLE.test(roleOf(actor))).length;
  return {
    number,
    kind: one.kind,
    subject: one.subject ?? '',
    submitted,
    term: one.term,
    submitters: distinct(submitters.flatMap(({ name, party }) => (name === null ? [] : [{ name, party }]))),
    addressees: distinct(
      addressees.flatMap((actor) => {
        const { name, office } = actor;
        return isNameless(actor) ? [] : [{ name: name ?? '', office, ministry: ministryOf(office, submitted) }];
      }),
    ),
    documents: distinct(documents.read)
      .map(({ subject, appendix, session, version: held, ...document }) => ({
        number: document.number,
        kind: document.kind,
        date: document.date,
        subject: subject ?? '',
        publication: published(held, readable) ?? appendixIdentifier(appendix, session),
      }))
      .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : (a.date ?? '') > (b.date ?? '') ? 1 : 0)),
    unread: actors.unread + nameless + strangers + documents.unread + cutOff(row, readable),
    version,
    readAt,
  };
}

/** The rows within a case that are not deleted, and how many could not be read. Rows that the version has no names for count as one. */
function rowsOf<S extends typeof Actor | typeof Document>(
  schema: S,
  entity: EntityName,
  rows: readonly unknown[] | null | undefined,
  readable: Readable,
): { read: z.infer<S>[]; unread: number } {
  if (readable[entity] === undefined || !rows) return { read: [], unread: 1 };
  const parsed = rows.map((row) => {
    const whole = Row.safeParse(row);
    return whole.success ? schema.safeParse(renamed(whole.data, entity, readable)) : whole;
  });
  const read = parsed.flatMap((one) => (one.success ? [one.data as z.infer<S>] : []));
  return { read: read.filter(({ deleted }) => !deleted), unread: parsed.length - read.length };
}

/** How many nested lists have further pages, which are never requested. */
function cutOff(row: Row, readable: Readable): number {
  const lists = Object.keys(LEADS.Zaak ?? {}).flatMap(
    (field) => (readable.Zaak as Readonly<Record<string, string>> | undefined)?.[field] ?? [],
  );
  return Object.keys(row).filter((name) => NEXT.test(name) && lists.includes(name.replace(NEXT, ''))).length;
}

/** The one ministry an office belonged to on a day, by our table. */
function ministryOf(office: string | null, day: CalendarDate | null): string | null {
  const portfolio = office === null ? null : portfolioIn(office);
  const terms = portfolio === null ? [] : ministriesOfPortfolio(portfolio).filter((term) => isIn(term, day));
  const [only] = terms;
  return only === undefined || terms.length > 1 ? null : ministryName(only.ministry);
}

/** An identifier of a question or an appendix; of nothing else is it known whether it would be among the documents of a question. */
function identifierOf(stated: string): string | null {
  const identifier = parseIdentifier(stated);
  return identifier?.kind === 'question' || identifier?.kind === 'appendix' ? identifier.id : null;
}

/** The identifier stated in the document's version. */
function published(version: Row | null | undefined, readable: Readable): string | null {
  const name = readable.DocumentVersie?.external;
  const stated = name === undefined ? undefined : version?.[name];
  return typeof stated === 'string' ? identifierOf(stated) : null;
}

/**
 * The identifier in the number of an appendix: `242501244` of `2024-2025` is `ah-tk-20242025-1244`. The first four digits are the years of
 * the session, and must agree with what is said of it.
 */
function appendixIdentifier(appendix: string | null, session: string | null): string | null {
  const digits = /^(\d{2})(\d{2})0?(\d{4})$/.exec(appendix ?? '');
  const years = /^(\d{2}(\d{2}))-(\d{2}(\d{2}))$/.exec(session ?? '');
  if (digits === null || years === null || digits[1] !== years[2] || digits[2] !== years[4]) return null;
  return identifierOf(`ah-tk-${years[1]}${years[3]}-${Number(digits[3])}`);
}
