import { FILE_VERSION, type ExchangedNote, type ExchangedPublication, KantlijnFile, type Library } from './format.ts';
import { compare } from '../note/note.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id);

/** Rebuilds a checked value with the key order of its schema, which is the canonical order. */
function canonicalFile(library: Library): KantlijnFile {
  const used = new Set(library.notes.map((note) => note.target.publication));
  const publications: ExchangedPublication[] = [...library.publications.values()]
    .filter(({ id }) => used.has(id))
    .toSorted(byId);
  const notes: ExchangedNote[] = [...library.notes].toSorted(byId);
  return KantlijnFile.parse({
    format: 'kantlijn',
    version: FILE_VERSION,
    meaningNames: Object.fromEntries(Object.entries(library.meaningNames).toSorted(([a], [b]) => compare(a, b))),
    ...(library.collections === undefined || library.collections.length === 0
      ? {}
      : { collections: [...library.collections].toSorted(byId) }),
    publications,
    notes,
  });
}

/**
 * Writes a Kantlijn file. The same library gives the same bytes, whatever the order of its notes.
 *
 * @param library what to write; publications without a note are left out
 * @returns JSON, indented by one space, ended by a newline
 * @throws ZodError when a note does not fit the format, which is an error in Kantlijn
 */
export function writeKantlijnFile(library: Library): string {
  return `${JSON.stringify(canonicalFile(library), undefined, 1)}\n`;
}
