import type { Catalogue } from '../message.ts';

/** Forms of a reference to copy. */
export const cite = {
  'cite.legal': { nl: 'Leidraad voor juridische auteurs', en: 'Dutch legal style (Leidraad)' },
  'cite.apa': { nl: 'APA', en: 'APA' },
  'cite.link': { nl: 'Link', en: 'Link' },
  'cite.linkPassage': { nl: 'Link naar de passage', en: 'Link to the passage' },
  'cite.ris': { nl: 'RIS', en: 'RIS' },
  'cite.bibtex': { nl: 'BibTeX', en: 'BibTeX' },
  'cite.csl': { nl: 'CSL-JSON', en: 'CSL-JSON' },
  'cite.copied': { nl: 'Gekopieerd: {what}', en: 'Copied: {what}' },
  'cite.copyFailed': { nl: 'Kopiëren lukte niet.', en: 'Copying did not work.' },
} as const satisfies Catalogue;
