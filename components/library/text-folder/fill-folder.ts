import { safeFileName } from '../../../utils/domain/exchange/file-name.ts';
import { type KeptText, type LeftReason, newFile, renewed, sumOf } from '../../../utils/domain/exchange/kept-file.ts';
import type { LeftFile, TextMemory } from './memory.ts';
import type { TextFolder } from './port.ts';

/** Files between two checkpoints, so that closing the window loses little. */
const FILES_PER_CHECKPOINT = 500;

/** Files between two progress reports. */
const STEP = 20;

/** The intended contents of the folder. */
export interface FolderContent {
  /** Of every publication with notes. */
  readonly texts: readonly KeptText[];
  /** Publications with a note that cannot be read. */
  readonly unreadable: ReadonlySet<string>;
}

/**
 * Brings the files of a folder up to date, one after another. A file that somebody changed, renamed or deleted is left as it is and named.
 *
 * @param progress told how many of how many were looked at
 * @returns the memory afterwards, not stored yet
 * @throws what the browser throws when nothing more can be written; what was done until then is remembered
 */
export async function fillFolder(
  folder: TextFolder,
  before: TextMemory,
  { texts, unreadable }: FolderContent,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<TextMemory> {
  const files = new Map(Object.entries(before.files));
  const left: LeftFile[] = [];
  const now = (): TextMemory => ({ ...before, files: Object.fromEntries(files), left });
  const present = new Set(texts.map(({ publication }) => publication));
  const gone = [...files.keys()].filter((publication) => !present.has(publication));
  const taken = new Set([...before.given, ...[...files.values()].map(({ name }) => name)].map(lower));
  const all: readonly KeptText[] = [...texts, ...gone.map((publication) => ({ publication, parts: null }))];
  try {
    for (const [at, kept] of all.entries()) {
      const known = files.get(kept.publication) ?? null;
      // One after another: each may be the one that cannot be written any more.
      // oxlint-disable-next-line no-await-in-loop
      const done = await keepFile(folder, kept, known, { taken, unreadable });
      if (done !== null && 'why' in done) left.push({ publication: kept.publication, ...done });
      else if (done === null) files.delete(kept.publication);
      else files.set(kept.publication, done);
      if (at % STEP === 0) progress(at + 1, all.length);
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (at % FILES_PER_CHECKPOINT === FILES_PER_CHECKPOINT - 1) await folder.remember({ ...now(), mark: '' });
    }
  } catch (error) {
    await folder.remember({ ...now(), mark: '' });
    throw error;
  }
  return now();
}

const lower = (name: string): string => name.toLowerCase();

type Known = TextMemory['files'][string];

/** What may not be used or written. */
interface Others {
  /** Names that are in use or the reader's, in small letters; each that is looked at is added. */
  readonly taken: Set<string>;
  readonly unreadable: ReadonlySet<string>;
}

/** The outcome for one file: its new memory, why it is left alone, or null when there is nothing left to remember. */
async function keepFile(
  folder: TextFolder,
  kept: KeptText,
  known: Known | null,
  others: Others,
): Promise<Known | { readonly name: string; readonly why: LeftReason } | null> {
  const sum = await sumOf(kept);
  if (known?.sum === sum) return known;
  // A note that cannot be read still exists.
  if (others.unreadable.has(kept.publication)) return { name: known?.name ?? '', why: 'unreadable' };
  const name = known?.name ?? (await freeName(folder, kept, others));
  const became = await putInto(folder, kept, name, known === null).catch((error: unknown) => {
    if (isBusy(error)) return 'busy' as const;
    throw error;
  });
  if (became === 'gone' && kept.parts === null) return null;
  return became === 'kept' ? { name, sum } : { name, why: became };
}

/** Writes a text to its file, or says why that file is left alone. */
async function putInto(
  folder: TextFolder,
  kept: KeptText,
  name: string,
  isNew: boolean,
): Promise<'kept' | Exclude<LeftReason, 'unreadable'>> {
  const found = await folder.read(name);
  if (found === null) {
    const text = isNew ? await newFile(kept) : null;
    if (text === null) return 'gone';
    return (await folder.write(name, text, null)) ? 'kept' : 'busy';
  }
  if (found.text === null) return 'other';
  const renewal = await renewed(found.text, kept);
  if (renewal.is === 'left') return renewal.why;
  if (renewal.is === 'same') return 'kept';
  return (await folder.write(name, renewal.text, found.stamp)) ? 'kept' : 'busy';
}

/** Finds a name that no other file uses. Takes over a file of ours for this publication that another device wrote. */
async function freeName(folder: TextFolder, kept: KeptText, { taken }: Others): Promise<string> {
  for (;;) {
    const name = safeFileName(kept.publication, 'md', taken);
    // oxlint-disable-next-line no-await-in-loop -- the first that fits
    const found = await folder.read(name);
    if (found === null) return name;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const renewal = found.text === null ? null : await renewed(found.text, kept);
    if (renewal !== null && !(renewal.is === 'left' && renewal.why === 'other')) return name;
  }
}

/** Whether the browser failed because another program uses the file, or because it changed while being read. */
const isBusy = (error: unknown): boolean =>
  error instanceof DOMException &&
  ['NoModificationAllowedError', 'NotReadableError', 'InvalidStateError'].includes(error.name);

/**
 * Updates the memory after the reader asked for a new file of a publication. The old file belongs to the reader from
 * now on.
 */
export function givenAway(memory: TextMemory, { publication, name, why }: LeftFile): TextMemory {
  const { [publication]: _, ...files } = memory.files;
  return {
    ...memory,
    files,
    left: memory.left.filter((one) => one.publication !== publication),
    // A name that is free again may be reused.
    given: why === 'gone' || name === '' ? memory.given : [...memory.given, name],
    mark: '',
  };
}
