export { writeCsv } from './csv.ts';
export {
  type ExchangedNote,
  type ExchangedPublication,
  FILE_VERSION,
  KantlijnFile,
  type Library,
  Meaning,
  Tag,
} from './format.ts';
export { uuidFrom } from './ids.ts';
export { writeKantlijnFile } from './json.ts';
export { type MarkdownFile, writeMarkdown, writeMarkdownFiles } from './markdown.ts';
export { byPlace, notePlace } from './place.ts';
export {
  type Choice,
  importWrites,
  type ImportPlan,
  type ImportWrites,
  planImport,
  type PlannedNote,
  type EntryStanding,
} from './plan.ts';
export { writePrintable } from './printable.ts';
export { citableOf, groupByPublication, type PublicationGroup } from './publication-groups.ts';
export {
  MAX_FILE_LENGTH,
  readFileOfNotes,
  type ReadFile,
  type ReadOptions,
  refuseTooLarge,
  UnreadableFile,
} from './read.ts';
export type { ReadItem } from './read-item.ts';
export { writeWebAnnotations } from './web-annotation.ts';
