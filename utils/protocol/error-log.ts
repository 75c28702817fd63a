import * as z from 'zod/mini';

/**
 * The log of errors that Kantlijn survived with reduced function. A line says where, what kind, when and how often.
 * These come from closed sets or a clock, so a line cannot contain text of the reader, a page or an error.
 */

/** Where an error may be caught without being shown. Add new places here; a test reports places that are not used. */
export const ERROR_PLACES = [
  'access.ask',
  'acts.names',
  'anchors.put',
  'backup.state',
  'budget.memory',
  'cache.count',
  'collections.list',
  'collections.purge',
  'documents.memory',
  'dossier.cache',
  'dossier.peek',
  'dossier.refresh',
  'drafts.keep',
  'errors.clear',
  'errors.list',
  'following.click',
  'following.list',
  'following.read',
  'following.round',
  'following.show',
  'following.start',
  'following.tell',
  'frame.memory',
  'health.memory',
  'health.room',
  'hosts.memory',
  'house.strip',
  'import.cancel',
  'journal.names',
  'journal.read',
  'journal.remove',
  'kamer.look',
  'kamer.memory',
  'kamer.permission',
  'kamer.script',
  'kamer.state',
  'keeper.count',
  'keeper.end',
  'keeper.kept',
  'keeper.look',
  'keys.given',
  'keeper.loss',
  'keeper.probe',
  'keeper.recover',
  'library.continue',
  'library.copy',
  'library.databases',
  'library.begun',
  'library.imports',
  'library.learn',
  'library.rest',
  'library.seen',
  'library.state',
  'library.tell',
  'library.upgrade',
  'library.wipe',
  'library.wanted',
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
  'marks.put',
  'named.follows',
  'named.list',
  'named.look',
  'named.memory',
  'named.peek',
  'named.search',
  'notes.doubts',
  'notes.load',
  'notes.noted',
  'notes.purge',
  'notes.settle',
  'notes.unreadable',
  'options.open',
  'panel.open',
  'push.tabs',
  'related.count',
  'related.follows',
  'related.notes',
  'related.peek',
  'related.recall',
  'related.remember',
  'related.forget',
  'related.place',
  'search.index',
  'search.memory',
  'settings.read',
  'settings.write',
  'storage.persisted',
  'strip.memory',
  'strip.notes',
  'sync.round',
  'sync.start',
  'sync.store',
  'sync.tell',
  'tabs.active',
  'tabs.show',
  'tabs.window',
  'tags.list',
] as const;
export type ErrorPlace = (typeof ERROR_PLACES)[number];

/**
 * Names an error may have: those of JavaScript, DOMException and Dexie, and our own names, codes and reasons. `none`:
 * what was thrown is not an error. `other`: any other name.
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

/** Formats a line for the report of Diagnose: `error: list.rank RangeError, 3 times, last 2026-12-01T08:00:00.000Z`. */
export const errorInWords = ({ place, name, count, last }: ErrorLine): string =>
  `error: ${place} ${name}, ${count} ${count === 1 ? 'time' : 'times'}, last ${last}`;

const timeoutMs = 15_000;

/** Requests that scripts in pages may send. Part of `REQUESTS`. */
export const ERROR_NOTES = {
  /** Logs an error. An unknown name becomes `other`. */
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
