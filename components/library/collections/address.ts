import { Uuid } from '../../../utils/domain/note/note-table.ts';

/** The dossier in the address of the library, `#collections?id=…` or `#all?collection=…`; null for none. */
export function collectionInAddress(name: 'id' | 'collection'): string | null {
  const id = new URLSearchParams(location.hash.split('?')[1] ?? '').get(name);
  return id !== null && Uuid.safeParse(id).success ? id : null;
}
