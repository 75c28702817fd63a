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
} as const satisfies Record<string, { readonly extension: string; readonly type: string }>;

/** The name of a format in the code. */
export type ExportFormat = keyof typeof FORMAT_FILES;

/** The formats, in the order in which they are offered. */
export const EXPORT_FORMATS = Object.keys(FORMAT_FILES) as readonly ExportFormat[];
