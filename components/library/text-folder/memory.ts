import * as z from 'zod/mini';
import { LEFT_REASONS } from '../../../utils/domain/exchange/kept-file.ts';

/** A file that is left as it is, and why. */
const LeftFile = z.object({ publication: z.string(), name: z.string(), why: z.enum(LEFT_REASONS) });
export type LeftFile = z.infer<typeof LeftFile>;

/** What this browser remembers of the folder. */
const TextMemory = z.object({
  /** By publication: the name of its file, and the sum of what it was last given. */
  files: z.record(z.string(), z.object({ name: z.string(), sum: z.string() })),
  /** Names that are the reader's from now on. */
  given: z.array(z.string()),
  left: z.array(LeftFile),
  /** When all was last brought up to date, ISO instant UTC; null when it never was. */
  last: z.nullable(z.string()),
  /** What the library was like then: see `libraryMark`. */
  mark: z.string(),
});
export type TextMemory = z.infer<typeof TextMemory>;

const EMPTY: TextMemory = { files: {}, given: [], left: [], last: null, mark: '' };

/** What was stored, as a memory. What cannot be read is as never kept: files of ours in the folder are known by what stands in them. */
export function readMemory(stored: unknown): TextMemory {
  const read = TextMemory.safeParse(stored);
  return read.success ? read.data : EMPTY;
}
