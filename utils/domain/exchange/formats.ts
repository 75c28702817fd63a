/**
 * The formats notes are exported in, in the order in which they are offered: how the name of the file ends, and its media
 * type. A format without words (`utils/domain/i18n/texts/files.ts`) or without a writer does not compile.
 */
export const FORMAT_FILES = {
  kantlijn: { extension: 'json', type: 'application/json' },
  jsonld: { extension: 'jsonld', type: 'application/ld+json' },
  markdown: { extension: 'md', type: 'text/markdown' },
  markdownZip: { extension: 'zip', type: 'application/zip' },
  csv: { extension: 'csv', type: 'text/csv' },
  printable: { extension: 'html', type: 'text/html' },
  docx: {
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
} as const satisfies Record<string, { readonly extension: string; readonly type: string }>;

/** The name of a format in the code. */
export type ExportFormat = keyof typeof FORMAT_FILES;

/** The formats, in the order in which they are offered. */
export const OFFERED_FORMATS = Object.keys(FORMAT_FILES) as readonly ExportFormat[];

/**
 * A format with a writer in `export-files.ts`. Word is written separately, because its library is large and runs in
 * its own worker.
 */
export type WrittenFormat = Exclude<ExportFormat, 'docx'>;

export const EXPORT_FORMATS = OFFERED_FORMATS.filter((format): format is WrittenFormat => format !== 'docx');
