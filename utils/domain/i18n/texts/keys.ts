import type { Catalogue } from '../message.ts';

/** What each key does, for the lists of keys. */
export const keyTexts = {
  'keys.title': { nl: 'Toetsen', en: 'Keys' },
  'keys.show': { nl: 'Alle toetsen', en: 'All keys' },
  'keys.more': { nl: 'Uitleg: eerste stappen, vragen en antwoorden', en: 'Help: first steps, questions and answers' },
  'keys.shut': { nl: 'Toetsen sluiten', en: 'Close keys' },
  'keys.place.browser': { nl: 'Overal in de browser', en: 'Anywhere in the browser' },
  'keys.place.notes': { nl: 'Bij een publicatie', en: 'Beside a publication' },
  'keys.place.own': { nl: 'Overal in Kantlijn', en: 'Anywhere in Kantlijn' },
  'keys.place.inLibrary': { nl: 'In de bibliotheek', en: 'In the library' },
  'keys.open': { nl: 'Uw notities openen', en: 'Open your notes' },
  'keys.mark': { nl: 'De geselecteerde woorden markeren', en: 'Mark the selected words' },
  'keys.next': {
    nl: 'Naar de volgende gemarkeerde passage; in zoekresultaten naar het volgende nummer zonder link',
    en: 'Go to the next marked passage; in search results, to the next number without a link',
  },
  'keys.previous': {
    nl: 'Naar de vorige gemarkeerde passage; in zoekresultaten naar het vorige nummer zonder link',
    en: 'Go to the previous marked passage; in search results, to the previous number without a link',
  },
  'keys.strip': {
    nl: 'Langs de knoppen onder de titel, of die bij geselecteerde woorden',
    en: 'Along the buttons under the title, or those at selected words',
  },
  'keys.close': { nl: 'Sluiten wat openstaat', en: 'Close what is open' },
  'keys.help': { nl: 'Deze lijst tonen', en: 'Show this list' },
  'keys.search': { nl: 'Zoeken', en: 'Search' },
  'keys.views': { nl: 'Langs de onderdelen bovenaan', en: 'Along the views at the top' },
  'keys.move': {
    nl: 'Een publicatie in een dossier verplaatsen, met de focus op haar nummer',
    en: 'Move a publication within a dossier, with the focus on its number',
  },
  'keys.ends': {
    nl: 'Naar de eerste of de laatste keuze van een menu of rij knoppen',
    en: 'To the first or last choice of a menu or row of buttons',
  },
  'keys.menu': {
    nl: 'Langs de keuzes van een menu of de voorgestelde labels',
    en: 'Along the choices of a menu or the suggested labels',
  },
  'keys.tag': {
    nl: 'Het getypte label toevoegen, in een veld voor labels',
    en: 'Add the label you typed, in a field for labels',
  },
  'keys.reach': { nl: 'Naar elke knop, elk veld en elke link', en: 'To every button, field and link' },
  'keys.use': { nl: 'De knop of link gebruiken', en: 'Use the button or link' },
  'keys.none': { nl: 'geen toets', en: 'no key' },
  'keys.or': { nl: 'of', en: 'or' },
  'keys.change': {
    nl: 'De toetsen onder “Overal in de browser” wijzigt u bij de extensies van de browser.',
    en: 'You change the keys under “Anywhere in the browser” in the browser’s extension settings.',
  },
} as const satisfies Catalogue;
