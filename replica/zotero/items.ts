import * as z from 'zod';

/** Fields that Zotero's type `report` has, as its schema names them; each is a text. */
const FIELDS = [
  'title',
  'abstractNote',
  'reportNumber',
  'reportType',
  'seriesTitle',
  'place',
  'institution',
  'date',
  'pages',
  'language',
  'shortTitle',
  'url',
  'accessDate',
  'archive',
  'archiveLocation',
  'libraryCatalog',
  'callNumber',
  'rights',
  'extra',
] as const;

/** Roles that a report knows. */
const creatorType = z.enum(['author', 'contributor', 'seriesEditor', 'translator']);
const Creator = z.union([
  z.strictObject({ firstName: z.string().min(1), lastName: z.string().min(1), creatorType }),
  z.strictObject({ lastName: z.string().min(1), fieldMode: z.literal(1), creatorType }),
]);
const Tag = z.strictObject({ tag: z.string().min(1) });
/** Markup of a note: what Zotero's editor keeps, with nothing that runs or loads. */
const Note = z.string().refine((html) => {
  const tags = [...html.matchAll(/<(?!\/?(?:p|strong|blockquote|br\/)>|a href="https:\/\/[^"<>]*">|\/a>)/g)];
  return tags.length === 0;
}, 'markup that is not expected');

const Report = z.strictObject({
  id: z.string().min(1),
  itemType: z.literal('report'),
  creators: z.array(Creator),
  tags: z.array(Tag).optional(),
  notes: z.array(z.strictObject({ note: Note, tags: z.array(Tag) })),
  attachments: z.array(z.never()).optional(),
  ...Object.fromEntries(FIELDS.map((field) => [field, z.string().optional()])),
});

/** What is put to `/connector/saveItems`. Stricter than Zotero, which drops what it does not know without a word. */
export const SaveItems = z.strictObject({
  sessionID: z.string().min(1),
  uri: z.url().optional(),
  items: z.array(Report).min(1),
});
export type SavedItem = z.infer<typeof Report> & { readonly [field in (typeof FIELDS)[number]]?: string };
