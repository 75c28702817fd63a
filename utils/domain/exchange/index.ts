export { writeCsv } from './csv.ts';
export { type ExchangedNote, type ExchangedPublication, KantlijnFile, type Library } from './format.ts';
export { uuidFrom } from './ids.ts';
export { writeKantlijnFile } from './json.ts';
export { writeMarkdown, writeMarkdownFiles } from './markdown.ts';
export { byPlace } from './place.ts';
export { type Choice, importWrites, type ImportPlan, planImport, type PlannedNote, type ImportStatus } from './plan.ts';
export { citableOf } from './publication-groups.ts';
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
export { type ZoteroItem, zoteroItems } from './zotero.ts';
