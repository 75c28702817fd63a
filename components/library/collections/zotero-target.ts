import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import type { Collection } from '../../../utils/domain/collection/collection.ts';
import { citableOf } from '../../../utils/domain/exchange/index.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import type { ZoteroTarget } from '../zotero/send.ts';

/**
 * The publications of a dossier in its order, and the notes in it, for Zotero. Of a publication without notes no more is known than the
 * dossier keeps: who wrote it is not.
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
