import type { TranslationOf } from '../message.ts';
import type { cite as source } from '../nl/cite.ts';

/** English of `nl/cite.ts`. */
export const cite: TranslationOf<typeof source> = {
  'cite.legal': 'Dutch legal style (Leidraad)',
  'cite.apa': 'APA',
  'cite.link': 'Link',
  'cite.linkPassage': 'Link to the passage',
  'cite.ris': 'RIS',
  'cite.bibtex': 'BibTeX',
  'cite.csl': 'CSL-JSON',
  'cite.copied': 'Copied: {what}',
  'cite.copyFailed': 'Copying did not work.',
};
