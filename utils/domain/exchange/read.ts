import * as z from 'zod/mini';
import { ExchangedCollection } from '../collection/collection.ts';
import { ExchangedNote, ExchangedPublication, FILE_VERSION, Meaning } from './format.ts';
import type { ReadItem } from './read-item.ts';
import { ownUuid, readWebAnnotation } from './read-annotation.ts';
import { MIGRATIONS } from './migrations.ts';

/** Longest file, in UTF-16 units. A file of this size fits in a browser's strings and memory. */
export const MAX_FILE_LENGTH = 300_000_000;

/** Why a whole file cannot be read. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(
    readonly code: 'tooLarge' | 'notJson' | 'notNotes' | 'newerVersion',
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Refuses what is too long, before it is read. @throws UnreadableFile */
export function refuseTooLarge(length: number): void {
  if (length <= MAX_FILE_LENGTH) return;
  throw new UnreadableFile('tooLarge', `${length}, at most ${MAX_FILE_LENGTH}`);
}

/** A file as far as it could be read. */
export interface ReadFile {
  readonly from: 'kantlijn' | 'webAnnotation';
  readonly items: readonly ReadItem[];
  readonly publications: readonly ExchangedPublication[];
  /** Publications that could not be read; their notes still can. */
  readonly invalidPublications: number;
  readonly meaningNames: Readonly<Partial<Record<Meaning, string>>>;
  /** Dossiers; each identifier once. */
  readonly collections: readonly ExchangedCollection[];
  /** Dossiers that could not be read, or stood in the file twice; their notes still can. */
  readonly invalidCollections: number;
}

/** How reading yields to the rest of the program, and how it is stopped. */
export interface ReadOptions {
  /** Called between batches, with the number of entries read and the total. */
  readonly progress?: (done: number, total: number) => void | Promise<void>;
  /** Throws its reason when aborted. */
  readonly signal?: AbortSignal;
}

/** Entries between two calls of `progress`. */
const BATCH = 500;

const Outer = z.object({
  format: z.literal('kantlijn'),
  version: z.int(),
  notes: z.array(z.unknown()),
  publications: z.optional(z.array(z.unknown())),
  meaningNames: z.optional(z.unknown()),
  collections: z.optional(z.array(z.unknown())),
});

const MeaningNames = z.partialRecord(Meaning, z.string().check(z.minLength(1), z.maxLength(60)));

/** Deepest nesting that a browser can parse safely; no file of notes has more than ten levels. */
const MAX_LEVELS = 2_000_000;

const [QUOTE, BACKSLASH] = ['"', '\\'].map((sign) => sign.charCodeAt(0));
const OPENING = new Set(['[', '{'].map((sign) => sign.charCodeAt(0)));
const CLOSING = new Set([']', '}'].map((sign) => sign.charCodeAt(0)));

/** Whether JSON is nested so deeply that parsing it would crash the page. */
function isTooDeep(text: string): boolean {
  if (text.length <= MAX_LEVELS) return false;
  let levels = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      if (sign === BACKSLASH) at += 1;
      else if (sign === QUOTE) quoted = false;
    } else if (sign === QUOTE) quoted = true;
    else if (OPENING.has(sign)) {
      levels += 1;
      if (levels > MAX_LEVELS) return true;
    } else if (CLOSING.has(sign)) levels -= 1;
  }
  return false;
}

function parseJson(text: string): unknown {
  refuseTooLarge(text.length);
  if (isTooDeep(text)) throw new UnreadableFile('notNotes', `deeper than ${MAX_LEVELS} levels`);
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, '')) as unknown;
  } catch (error) {
    throw new UnreadableFile('notJson', error instanceof Error ? error.message.slice(0, 300) : 'unknown');
  }
}

/** The entries of a Web Annotation file, as tools write them: a page, a collection, a list, the rows of Hypothesis. */
function annotationEntries(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  const { items, rows, annotations, first, type } = value as Record<string, unknown>;
  for (const list of [items, rows, annotations]) if (Array.isArray(list)) return list;
  if (typeof first === 'object' && first !== null && Array.isArray((first as Record<string, unknown>)['items'])) {
    return (first as { items: unknown[] }).items;
  }
  return type === 'Annotation' ? [value] : null;
}

function issue(error: z.core.$ZodError): { place: string; detail: string } {
  const [first] = error.issues;
  return { place: (first?.path ?? []).map(String).join('.'), detail: first?.code ?? 'custom' };
}

async function readAll(
  entries: readonly unknown[],
  read: (entry: unknown, index: number) => ReadItem | Promise<ReadItem>,
  { progress, signal }: ReadOptions,
): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    if (index % BATCH === 0) {
      signal?.throwIfAborted();
      await progress?.(index, entries.length);
    }
    const given = read(entry, index);
    // Awaits only where needed: a file may have hundreds of thousands of entries.
    const item = given instanceof Promise ? await given : given;
    if (item.outcome === 'note' && seen.has(item.note.id)) {
      items.push({ outcome: 'invalid', index, code: 'duplicateId', place: 'id', detail: item.note.id });
      continue;
    }
    if (item.outcome === 'note') seen.add(item.note.id);
    items.push(item);
  }
  signal?.throwIfAborted();
  await progress?.(entries.length, entries.length);
  return items;
}

function readNote(entry: unknown, index: number): ReadItem {
  const parsed = ExchangedNote.safeParse(entry);
  return parsed.success
    ? { outcome: 'note', index, note: parsed.data }
    : { outcome: 'invalid', index, code: 'shape', ...issue(parsed.error) };
}

/**
 * Reads a file of notes: a Kantlijn file of any version, or W3C Web Annotations, also as exported by Hypothesis. Changes
 * nothing; `planImport` decides what to do with the result.
 *
 * @param text the whole file
 * @param newId makes an identifier for an annotation without a UUID of its own; given the annotation's
 *   own id or content, it must give the same identifier each time
 * @returns every entry, as a note or as the reason why it is none
 * @throws UnreadableFile when it is not a file of notes; the reason of the signal when aborted
 */
export async function readFileOfNotes(
  text: string,
  newId: (from: string) => Promise<string>,
  options: ReadOptions = {},
): Promise<ReadFile> {
  const value = parseJson(text);
  const outer = Outer.safeParse(value);
  if (outer.success) return readKantlijnFile(outer.data, options);
  const named =
    typeof value === 'object' && value !== null && (value as Record<string, unknown>)['format'] === 'kantlijn';
  const entries = named ? null : annotationEntries(value);
  if (!entries)
    throw new UnreadableFile('notNotes', named ? issue(outer.error).detail : 'neither a Kantlijn file nor annotations');
  const items = await readAll(
    entries,
    (entry, index) =>
      ownUuid(entry) === null
        ? newId(annotationKey(entry)).then((id) => readWebAnnotation(entry, index, id))
        : readWebAnnotation(entry, index, ''),
    options,
  );
  return {
    from: 'webAnnotation',
    items,
    publications: [],
    invalidPublications: 0,
    meaningNames: {},
    ...NO_COLLECTIONS,
  };
}

const NO_COLLECTIONS = { collections: [], invalidCollections: 0 };

/** Skips unreadable dossiers, as is done for publications, and keeps the rest. */
function readCollections(entries: readonly unknown[]): Pick<ReadFile, 'collections' | 'invalidCollections'> {
  const read = entries.flatMap((entry) => {
    const parsed = ExchangedCollection.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
  const collections = [...new Map(read.map((one) => [one.id, one])).values()];
  return { collections, invalidCollections: entries.length - collections.length };
}

/** What identifies an annotation without a UUID: its own id, otherwise its whole content. */
function annotationKey(entry: unknown): string {
  const id = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)['id'] : undefined;
  return typeof id === 'string' ? id : JSON.stringify(upTo(DEEPEST, entry ?? null));
}

/** Levels of an annotation that count for its identifier; real annotations have fewer. */
const DEEPEST = 20;

/** A value cut off below some depth, which protects the stack. */
function upTo(levels: number, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return null;
  if (Array.isArray(value)) return value.map((one) => upTo(levels - 1, one));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, upTo(levels - 1, one)]));
}

async function readKantlijnFile(outer: z.infer<typeof Outer>, options: ReadOptions): Promise<ReadFile> {
  if (outer.version < 1) throw new UnreadableFile('notNotes', `version ${outer.version}`);
  if (outer.version > FILE_VERSION) {
    throw new UnreadableFile('newerVersion', `version ${outer.version}, this Kantlijn reads up to ${FILE_VERSION}`);
  }
  const steps = MIGRATIONS.slice(outer.version - 1);
  const migrate = (entry: unknown): unknown => steps.reduce((old, step) => step(old), entry);
  const publications = (outer.publications ?? []).map((entry) => ExchangedPublication.safeParse(entry));
  const names = MeaningNames.safeParse(outer.meaningNames ?? {});
  return {
    from: 'kantlijn',
    items: await readAll(outer.notes, (entry, index) => readNote(migrate(entry), index), options),
    publications: publications.flatMap((one) => (one.success ? [one.data] : [])),
    invalidPublications: publications.filter((one) => !one.success).length,
    meaningNames: names.success ? names.data : {},
    ...readCollections(outer.collections ?? []),
  };
}
