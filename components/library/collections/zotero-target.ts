import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import type { Collection } from '../../../utils/domain/collection/collection.ts';
import { citableOf } from '../../../utils/domain/exchange/index.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import type { ZoteroTarget } from '../zotero/send.ts';

/**
 * The publications of a dossier in order, and the notes in it, for Zotero. For a publication without notes only what
 * the dossier stores is known, so it has no authors.
 */
export function zoteroTargetOf({ id, items }: Pick<Collection, 'id' | 'items'>): ZoteroTarget {
  return {
    documents: items.map(({ publication, questionNumber, title, date }) =>
      citableOf({
        id: publication,
        kind: parseIdentifier(publication)?.kind ?? 'other',
        title,
        questionNumber,
        sessionYear: null,
        date,
        submitters: [],
      }),
    ),
    selection: { by: 'filter', filter: { ...EVERYTHING, collection: id } },
  };
}
