import type { Catalogue } from '../message.ts';

/** Verdict and labels of a note, wherever it is written. */
export const noteDetails = {
  'verdict.label': { nl: 'Uw oordeel over het antwoord', en: 'Your verdict on the answer' },
  'verdict.none': { nl: 'geen oordeel', en: 'no verdict' },
  'verdict.answered': { nl: 'beantwoord', en: 'answered' },
  'verdict.partly': { nl: 'deels beantwoord', en: 'partly answered' },
  'verdict.evades': { nl: 'ontwijkt', en: 'evades' },
  'verdict.refers': { nl: 'verwijst', en: 'refers elsewhere' },
  'verdict.waits': {
    nl: 'Schrijf er een zin bij: dan wordt uw oordeel opgeslagen.',
    en: 'Write a sentence to it: then your verdict is saved.',
  },
  'verdict.yours': { nl: 'Uw oordeel: {verdict}', en: 'Your verdict: {verdict}' },
  'tags.label': { nl: 'Labels', en: 'Tags' },
  'tags.add': { nl: 'Label toevoegen', en: 'Add a tag' },
  'tags.remove': { nl: 'Label {tag} weghalen', en: 'Take away tag {tag}' },
  'tags.new': { nl: 'Nieuw label “{tag}”', en: 'New tag “{tag}”' },
  'tags.options': { nl: 'Bestaande labels', en: 'Existing tags' },
} as const satisfies Catalogue;
