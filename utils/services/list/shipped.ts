import type { CorpusProblem } from '../../questions/file/contract.ts';
import type { CorpusStore } from '../../store/question-list.ts';
import { CorpusFormatError, START_SIZE } from '../../questions/file/layout.ts';
import type { PackedCorpus } from '../../questions/file/open.ts';
import { orElse } from '../../messages/swallow.ts';

/** How the file that came with the build is read. */
export interface ShippedPorts {
  /** The file; null when none came. Read anew each time it is needed. */
  readonly readPackaged: () => Promise<Uint8Array | null>;
  /** Its first `size` bytes, or the whole of it where the browser gives no less; null when there is none. */
  readonly readPackagedStart?: (size: number) => Promise<Uint8Array | null>;
}

/** The file that came with the build, or its copy. */
export interface Shipped {
  readonly bytes: Uint8Array | null;
  /** `made`: read from the copy; `wanted`: to be copied once it is known to be whole; `none`: no use here. */
  readonly copy: 'made' | 'wanted' | 'none';
  /** Rejects when the copy turns out to be of another file: then nothing of it may be shown. */
  readonly current: Promise<void>;
}

/** @throws CorpusFormatError when a copy is not of the file that starts like this */
async function checkCurrent(copy: Uint8Array, start: Promise<Uint8Array | null>): Promise<void> {
  const first = await start;
  if (first === null || !first.subarray(0, START_SIZE).every((byte, at) => byte === copy[at]))
    throw new CorpusFormatError('damaged', 'a copy of another file');
}

/**
 * Reads the file that came with the build. Chromium reads a copy in the database twice as fast as the extension's own
 * files; a few bytes of the file say whether the copy is of this one (decision 100). These take as long as the whole copy, so
 * they are not waited for: like the checksum, they only have to fit before anything is shown.
 *
 * @param careful the copy is left aside and wanted again, and only the whole file is taken for it
 */
export async function readShipped(ports: ShippedPorts, store: CorpusStore, careful: boolean): Promise<Shipped> {
  const starting = ports.readPackagedStart?.(START_SIZE).catch(orElse('list.packaged', null)) ?? Promise.resolve(null);
  const copy = careful ? null : await store.copy().catch(orElse('list.copy', null));
  if (copy !== null) {
    const current = checkCurrent(copy, starting);
    // Whoever waits for it hears of it.
    // Expected: whoever shows something of the list waits for it.
    current.catch(() => undefined);
    return { bytes: copy, copy: 'made', current };
  }
  const start = await starting;
  const current = Promise.resolve();
  // All of it was given: this browser knows no ranges of its own files.
  if (!careful && start !== null && start.byteLength > START_SIZE) return { bytes: start, copy: 'none', current };
  const bytes = await ports.readPackaged().catch(orElse('list.packaged', null));
  // No list came, so a copy is of another file, or of one that came with an older build.
  if (bytes === null) void store.setCopy(null).catch(orElse('list.copy'));
  const wanted = start !== null && start.byteLength <= START_SIZE && bytes !== null;
  return { bytes, copy: wanted ? 'wanted' : 'none', current };
}

/** An opened file, or what is wrong with it. */
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
 * @param careful its checksum is waited for
 */
export async function openFile(bytes: Uint8Array | null, careful: boolean): Promise<OpenedCorpus> {
  if (bytes === null) return NOTHING;
  try {
    // The code that reads a list is not evaluated while the worker starts.
    const { PackedCorpus } = await import('../../questions/file/open.ts');
    const { corpus, sound } = await PackedCorpus.begin(bytes);
    if (careful) await sound;
    return { corpus, bytes, problem: null, sound };
  } catch (error) {
    return { ...NOTHING, problem: error instanceof CorpusFormatError ? error.reason : 'damaged' };
  }
}
