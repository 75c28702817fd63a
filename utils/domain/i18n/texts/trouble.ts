import type { Catalogue } from '../message.ts';

/** Why something did not work, and what helps. Whole sentences, to be put after what did not work. */
export const trouble = {
  'trouble.quota': {
    nl: 'De browser heeft geen schijfruimte meer. Maak ruimte vrij en probeer het opnieuw.',
    en: 'The browser has no disk space left. Free some space and try again.',
  },
  'trouble.newer': {
    nl: 'Uw notities zijn bewaard door een nieuwere versie van Kantlijn. Ze zijn niet weg: werk Kantlijn bij of installeer de nieuwere versie opnieuw.',
    en: 'Your notes were stored by a newer version of Kantlijn. They are not gone: update Kantlijn, or install the newer version again.',
  },
  'trouble.blocked': {
    nl: 'Een ander venster van Kantlijn houdt de opslag bezet. Sluit het en probeer het opnieuw.',
    en: 'Another window of Kantlijn holds the store. Close it and try again.',
  },
  'trouble.refused': {
    nl: 'De browser laat Kantlijn niets opslaan. Kijk naar de instellingen voor privacy en opslag.',
    en: 'The browser does not let Kantlijn store anything. Look at its settings for privacy and storage.',
  },
  'trouble.store': {
    nl: 'De opslag van de browser is niet bereikbaar. Probeer het opnieuw of herstart de browser.',
    en: 'The browser’s storage cannot be reached. Try again, or restart the browser.',
  },
  'trouble.outdated': {
    nl: 'Kantlijn is bijgewerkt of opnieuw gestart. Laad dit venster opnieuw.',
    en: 'Kantlijn was updated or restarted. Reload this window.',
  },
  'trouble.noAnswer': {
    nl: 'Kantlijn gaf geen antwoord. Probeer het opnieuw.',
    en: 'Kantlijn did not answer. Try again.',
  },
  'trouble.fileGone': { nl: 'Het bestand of de map is er niet meer.', en: 'The file or folder is not there any more.' },
  'trouble.fileDenied': {
    nl: 'Kantlijn mag het bestand of de map niet gebruiken.',
    en: 'Kantlijn may not use the file or folder.',
  },
  'trouble.unknown': {
    nl: 'Er ging iets mis in Kantlijn. Probeer het opnieuw.',
    en: 'Something went wrong in Kantlijn. Try again.',
  },
} as const satisfies Catalogue;
