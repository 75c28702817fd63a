import * as z from 'zod/mini';

/**
 * The log of errors after which Kantlijn goes on with less. A line says where, what kind, when and how often. All four come out
 * of closed sets or a clock, so no text can be in it: not of the reader, not of a page, not of an error.
 */

/** Where an error may be caught and not shown. A new place is added here; a test finds one that is used nowhere. */
export const ERROR_PLACES = [
  'access.ask',
  'acts.names',
  'backup.state',
  'budget.memory',
  'cache.count',
  'documents.memory',
  'dossier.cache',
  'dossier.peek',
  'dossier.refresh',
  'drafts.keep',
  'errors.clear',
  'errors.list',
  'frame.memory',
  'health.memory',
  'health.room',
  'hosts.memory',
  'import.cancel',
  'journal.names',
  'journal.read',
  'journal.remove',
  'keeper.count',
  'keeper.end',
  'keeper.kept',
  'keeper.loss',
  'library.copy',
  'library.databases',
  'library.imports',
  'library.learn',
  'library.rest',
  'library.seen',
  'library.state',
  'library.tell',
  'library.upgrade',
  'library.wipe',
  'list.alarm',
  'list.copy',
  'list.damaged',
  'list.facts',
  'list.load',
  'list.packaged',
  'list.rank',
  'list.rows',
  'list.settings',
  'list.stored',
  'list.update',
  'marks.find',
  'marks.memory',
  'named.memory',
  'named.search',
  'notes.purge',
  'notes.unreadable',
  'options.open',
  'panel.open',
  'push.tabs',
  'related.count',
  'related.notes',
  'related.peek',
  'related.place',
  'search.index',
  'search.memory',
  'settings.read',
  'storage.persisted',
  'strip.memory',
  'strip.notes',
  'tabs.active',
  'tabs.show',
  'tabs.window',
  'tags.list',
] as const;
export type ErrorPlace = (typeof ERROR_PLACES)[number];

/**
 * What an error may be called: names of the language, of DOMException and of Dexie, and names, codes and reasons of our own.
 * `none`: what was thrown is no error. `other`: it is called otherwise.
 */
export const ERROR_NAMES = [
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'AggregateError',
  'AbortError',
  'ConstraintError',
  'DataCloneError',
  'DataError',
  'InvalidAccessError',
  'InvalidStateError',
  'NetworkError',
  'NoModificationAllowedError',
  'NotAllowedError',
  'NotFoundError',
  'NotReadableError',
  'NotSupportedError',
  'OperationError',
  'QuotaExceededError',
  'ReadOnlyError',
  'SecurityError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
  'VersionError',
  'BulkError',
  'DatabaseClosedError',
  'InternalError',
  'MissingAPIError',
  'ModifyError',
  'OpenFailedError',
  'PrematureCommitError',
  'UpgradeError',
  'CorpusFormatError',
  'NotConfirmed',
  'PublicationError',
  'UnreadableRow',
  'XmlError',
  '$ZodError',
  'contextInvalidated',
  'noReceiver',
  'timeout',
  'rejected',
  'failed',
  'invalidAnswer',
  'refused',
  'newerSchema',
  'blocked',
  'closed',
  'broken',
  'quota',
  'unavailable',
  'damaged',
  'older',
  'newer',
  'none',
  'other',
] as const;
export type ErrorName = (typeof ERROR_NAMES)[number];

const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

/** One place with one kind of error. */
export const ErrorLine = z.strictObject({
  place: z.enum(ERROR_PLACES),
  name: z.enum(ERROR_NAMES),
  /** First and last time, ISO instant UTC. */
  first: instant,
  last: instant,
  count: z.int().check(z.minimum(1)),
});
export type ErrorLine = z.infer<typeof ErrorLine>;

/** A line for the report of Diagnose: `error: list.rank RangeError, 3 times, last 2026-12-01T08:00:00.000Z`. */
export const errorInWords = ({ place, name, count, last }: ErrorLine): string =>
  `error: ${place} ${name}, ${count} ${count === 1 ? 'time' : 'times'}, last ${last}`;

const timeoutMs = 15_000;

/** What scripts in pages may send. Part of `REQUESTS`. */
export const ERROR_NOTES = {
  /** Adds an error. A name that is not known becomes `other`. */
  'errors.note': {
    request: z.object({ place: z.enum(ERROR_PLACES), name: z.string().check(z.maxLength(60)) }),
    response: z.object({}),
    from: 'page',
    timeoutMs,
  },
} as const;

/** Reading and clearing the log, for our own pages. */
export const ERROR_REQUESTS = {
  /** Latest first. */
  'errors.list': {
    request: z.object({}),
    response: z.object({ lines: z.array(ErrorLine) }),
    from: 'extension',
    timeoutMs,
  },
  'errors.clear': { request: z.object({}), response: z.object({}), from: 'extension', timeoutMs },
} as const;
