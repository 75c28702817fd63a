import type { CorpusProblem } from '../../questions/file/contract.ts';
import type { CorpusStore } from '../../store/question-list.ts';
import { CorpusFormatError, START_SIZE } from '../../questions/file/layout.ts';
import type { PackedCorpus } from '../../questions/file/open.ts';
import { logAndReturn } from '../../messages/log-error.ts';

/** How to read the file shipped with the build. */
export interface ShippedPorts {
  /** The file; null when the build has none. Read again each time it is needed. */
  readonly readPackaged: () => Promise<Uint8Array | null>;
  /** Its first `size` bytes, or all of it when the browser does not support ranges; null when the build has none. */
  readonly readPackagedStart?: (size: number) => Promise<Uint8Array | null>;
}

/** The file shipped with the build, or its copy. */
export interface Shipped {
  readonly bytes: Uint8Array | null;
  /** `made`: read from the copy; `wanted`: copy it once it is verified; `none`: a copy has no use in this browser. */
  readonly copy: 'made' | 'wanted' | 'none';
  /** Rejects when the copy turns out to be of another file. Then nothing of it may be shown. */
  readonly current: Promise<void>;
}

/** @throws CorpusFormatError when the copy is not of the file with these first bytes */
async function checkCurrent(copy: Uint8Array, start: Promise<Uint8Array | null>): Promise<void> {
  const first = await start;
  if (first === null || !first.subarray(0, START_SIZE).every((byte, at) => byte === copy[at]))
    throw new CorpusFormatError('damaged', 'a copy of another file');
}

/**
 * Reads the file shipped with the build. Chromium reads a copy in the database twice as fast as the extension's own
 * files. The first bytes of the file tell whether the copy is of this file (decision 100). Reading those takes as long
 * as reading the whole copy, so do not wait for them: like the checksum, they only have to match before anything is
 * shown.
 *
 * @param careful ignore the copy, read the whole file and copy it again
 */
export async function readShipped(ports: ShippedPorts, store: CorpusStore, careful: boolean): Promise<Shipped> {
  const starting =
    ports.readPackagedStart?.(START_SIZE).catch(logAndReturn('list.packaged', null)) ?? Promise.resolve(null);
  const copy = careful ? null : await store.copy().catch(logAndReturn('list.copy', null));
  if (copy !== null) {
    const current = checkCurrent(copy, starting);
    // Expected: callers that show something of the list await it.
    current.catch(() => undefined);
    return { bytes: copy, copy: 'made', current };
  }
  const start = await starting;
  const current = Promise.resolve();
  // We got the whole file: this browser does not support ranges for its own files.
  if (!careful && start !== null && start.byteLength > START_SIZE) return { bytes: start, copy: 'none', current };
  const bytes = await ports.readPackaged().catch(logAndReturn('list.packaged', null));
  // The build has no list, so a copy is of another file or of an older build.
  if (bytes === null) void store.setCopy(null).catch(logAndReturn('list.copy'));
  const wanted = start !== null && start.byteLength <= START_SIZE && bytes !== null;
  return { bytes, copy: wanted ? 'wanted' : 'none', current };
}

/** An opened file, or what is wrong with it (`problem`). */
export interface OpenedCorpus {
  readonly corpus: PackedCorpus | null;
  readonly bytes: Uint8Array;
  readonly problem: CorpusProblem | null;
  /** Rejects when the file turns out to be damaged. */
  readonly sound: Promise<void>;
}

const NOTHING: OpenedCorpus = { corpus: null, bytes: new Uint8Array(0), problem: null, sound: Promise.resolve() };

/**
 * Opens a file. Never throws.
 *
 * @param bytes null when there is none
 * @param careful wait for its checksum
 */
export async function openFile(bytes: Uint8Array | null, careful: boolean): Promise<OpenedCorpus> {
  if (bytes === null) return NOTHING;
  try {
    // Loaded on demand, so that it is not evaluated while the worker starts.
    const { PackedCorpus } = await import('../../questions/file/open.ts');
    const { corpus, sound } = await PackedCorpus.begin(bytes);
    if (careful) await sound;
    return { corpus, bytes, problem: null, sound };
  } catch (error) {
    return { ...NOTHING, problem: error instanceof CorpusFormatError ? error.reason : 'damaged' };
  }
}
