import type { TranslationOf } from '../message.ts';
import type { noteDetails as source } from '../nl/note-details.ts';

/** English of `nl/note-details.ts`. */
export const noteDetails: TranslationOf<typeof source> = {
  'tags.label': 'Tags',
  'tags.add': 'Add a tag',
  'tags.remove': 'Take away tag {tag}',
  'tags.new': 'New tag “{tag}”',
  'tags.options': 'Existing tags',
};
