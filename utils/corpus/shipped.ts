import type { CorpusProblem } from './contract.ts';
import type { CorpusStore } from './database.ts';
import { CorpusFormatError, START_SIZE } from './layout.ts';
import { PackedCorpus } from './open.ts';

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
}

/**
 * Reads the file that came with the build. Chromium reads a copy in the database twice as fast as the extension's own
 * files; a few bytes of the file say whether the copy is of this one (decision 105).
 *
 * @param careful the copy is left aside and wanted again, and only the whole file is taken for it
 */
export async function readShipped(ports: ShippedPorts, store: CorpusStore, careful: boolean): Promise<Shipped> {
  const [start, copy] = await Promise.all([
    ports.readPackagedStart?.(START_SIZE).catch(() => null) ?? null,
    careful ? null : store.copy().catch(() => null),
  ]);
  const ofThis = start !== null && copy !== null && start.every((byte, at) => byte === copy[at]);
  if (ofThis) return { bytes: copy, copy: 'made' };
  // All of it was given: this browser knows no ranges of its own files.
  if (!careful && start !== null && start.byteLength > START_SIZE) return { bytes: start, copy: 'none' };
  const bytes = await ports.readPackaged().catch(() => null);
  if (bytes === null && copy !== null) void store.setCopy(null).catch(() => undefined);
  const wanted = start !== null && start.byteLength <= START_SIZE && bytes !== null;
  return { bytes, copy: wanted ? 'wanted' : 'none' };
}

/** An opened file, or what is wrong with it. */
export interface Opened {
  readonly corpus: PackedCorpus | null;
  readonly bytes: Uint8Array;
  readonly problem: CorpusProblem | null;
  /** Rejects when the file turns out to be damaged. */
  readonly sound: Promise<void>;
}

const NOTHING: Opened = { corpus: null, bytes: new Uint8Array(0), problem: null, sound: Promise.resolve() };

/**
 * Opens a file. Never throws.
 *
 * @param bytes null when there is none
 * @param careful its checksum is waited for
 */
export async function openFile(bytes: Uint8Array | null, careful: boolean): Promise<Opened> {
  if (bytes === null) return NOTHING;
  try {
    const { corpus, sound } = await PackedCorpus.begin(bytes);
    if (careful) await sound;
    return { corpus, bytes, problem: null, sound };
  } catch (error) {
    return { ...NOTHING, problem: error instanceof CorpusFormatError ? error.reason : 'damaged' };
  }
}
