import type { Catalogue } from '../message.ts';

/** Meaning and labels of a note, wherever it is written. */
export const noteDetails = {
  'tags.label': { nl: 'Labels', en: 'Tags' },
  'tags.add': { nl: 'Label toevoegen', en: 'Add a tag' },
  'tags.remove': { nl: 'Label {tag} weghalen', en: 'Take away tag {tag}' },
  'tags.new': { nl: 'Nieuw label “{tag}”', en: 'New tag “{tag}”' },
  'tags.options': { nl: 'Bestaande labels', en: 'Existing tags' },
} as const satisfies Catalogue;
