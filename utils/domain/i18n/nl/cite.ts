/** Forms of a reference to copy. */
export const cite = {
  'cite.legal': 'Leidraad voor juridische auteurs',
  'cite.apa': 'APA',
  'cite.link': 'Link',
  'cite.linkPassage': 'Link naar de passage',
  'cite.ris': 'RIS',
  'cite.bibtex': 'BibTeX',
  'cite.csl': 'CSL-JSON',
  'cite.copied': 'Gekopieerd: {what}',
  'cite.copyFailed': 'Kopiëren lukte niet.',
} as const;
