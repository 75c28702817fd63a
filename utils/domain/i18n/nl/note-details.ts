/** Meaning and labels of a note, wherever it is written. */
export const noteDetails = {
  'tags.label': 'Labels',
  'tags.add': 'Label toevoegen',
  'tags.remove': 'Label {tag} weghalen',
  'tags.new': 'Nieuw label “{tag}”',
  'tags.options': 'Bestaande labels',
} as const;
