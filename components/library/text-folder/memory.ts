import * as z from 'zod/mini';
import { LEFT_REASONS } from '../../../utils/domain/exchange/kept-file.ts';

/** A file that is left alone, and why. */
const LeftFile = z.object({ publication: z.string(), name: z.string(), why: z.enum(LEFT_REASONS) });
export type LeftFile = z.infer<typeof LeftFile>;

/** What this browser remembers of the folder. */
const TextMemory = z.object({
  /** By publication: the name of its file, and the checksum of what was last written. */
  files: z.record(z.string(), z.object({ name: z.string(), sum: z.string() })),
  /** Names of files that belong to the reader from now on. */
  given: z.array(z.string()),
  left: z.array(LeftFile),
  /** When everything was last brought up to date, ISO instant UTC; null for never. */
  last: z.nullable(z.string()),
  /** The fingerprint of the library at that time: see `libraryMark`. */
  mark: z.string(),
});
export type TextMemory = z.infer<typeof TextMemory>;

const EMPTY: TextMemory = { files: {}, given: [], left: [], last: null, mark: '' };

/**
 * Parses stored memory. Treats unreadable memory as empty: our files in the folder are recognised by their contents.
 */
export function readMemory(stored: unknown): TextMemory {
  const read = TextMemory.safeParse(stored);
  return read.success ? read.data : EMPTY;
}
