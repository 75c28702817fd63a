import type { Catalogue } from '../message.ts';

/** What is said in pages of the Tweede Kamer. */
export const house = {
  'house.question': { nl: 'Vraag {number}', en: 'Question {number}' },
  'house.noQuestion': {
    nl: 'Bij welke vraag document {document} hoort, is Kantlijn niet bekend.',
    en: 'Kantlijn does not know to which question document {document} belongs.',
  },
  'house.noNumber': {
    nl: 'In het adres van deze pagina staat geen vraagnummer dat zeker is.',
    en: 'The address of this page holds no question number that is certain.',
  },
  'house.unknown': {
    nl: 'Hoe het met deze vraag staat, kon niet worden opgevraagd.',
    en: 'Where this question stands could not be found out.',
  },
  'house.notes': { nl: 'Notities', en: 'Notes' },
  'house.notes.of': {
    nl: 'Notities bij vraag {number} in Kantlijn',
    en: 'Notes on question {number} in Kantlijn',
  },
  'house.publication': { nl: 'Officiële publicatie', en: 'Official publication' },
  'house.settings': { nl: 'Instellingen', en: 'Settings' },
  'house.close': { nl: 'Kantlijn op deze pagina sluiten', en: 'Close Kantlijn on this page' },
  'house.failed': {
    nl: 'Kantlijn antwoordt niet. Laad de pagina opnieuw.',
    en: 'Kantlijn does not answer. Load the page again.',
  },
} as const satisfies Catalogue;
