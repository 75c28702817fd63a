import type { Catalogue } from '../message.ts';

/** The editor of a note, wherever it stands. */
export const noteEditor = {
  'notes.placeholder': { nl: 'Uw notitie, alleen voor u', en: 'Your note, for you alone' },
  'notes.madeIn': { nl: 'gemaakt in {publication}', en: 'made in {publication}' },
  'notes.saving': { nl: 'Bezig met opslaan…', en: 'Saving…' },
  'notes.saved': { nl: 'Opgeslagen {time}', en: 'Saved {time}' },
  'notes.unsaved': { nl: 'Nog niet opgeslagen', en: 'Not saved yet' },
  'notes.delete': { nl: 'Verwijderen', en: 'Delete' },
  'notes.delete.named': { nl: 'Notitie verwijderen', en: 'Delete this note' },
  'notes.deleted': { nl: 'Notitie verwijderd.', en: 'Note deleted.' },
  'notes.undo': { nl: 'Ongedaan maken', en: 'Undo' },
  'notes.copy': { nl: 'Tekst kopiëren', en: 'Copy text' },
  'notes.retry': { nl: 'Opnieuw proberen', en: 'Try again' },
  'notes.tooLong': {
    nl: 'Deze notitie is te lang ({count} van {max} tekens). Kort haar in of maak er twee van; de tekst blijft hier staan.',
    en: 'This note is too long ({count} of {max} characters). Shorten it or make it two; the text stays here.',
  },
  'notes.failed.quota': {
    nl: 'Niet opgeslagen: de schijfruimte van de browser is vol. Maak ruimte vrij en probeer opnieuw, of kopieer de tekst.',
    en: 'Not saved: the browser has no disk space left. Free some space and try again, or copy the text.',
  },
  'notes.failed.unavailable': {
    nl: 'Niet opgeslagen: de opslag van de browser is niet bereikbaar. Probeer opnieuw of kopieer de tekst.',
    en: 'Not saved: the storage of the browser cannot be reached. Try again or copy the text.',
  },
  'notes.failed.newer': {
    nl: 'Niet opgeslagen: uw notities zijn bewaard door een nieuwere versie van Kantlijn. Ze zijn niet weg. Kopieer deze tekst en werk Kantlijn bij, of installeer de nieuwere versie opnieuw.',
    en: 'Not saved: your notes were stored by a newer version of Kantlijn. They are not gone. Copy this text and update Kantlijn, or install the newer version again.',
  },
  'notes.failed.invalid': {
    nl: 'Niet opgeslagen: deze tekst kan niet worden bewaard. Kopieer de tekst en begin een nieuwe notitie.',
    en: 'Not saved: this text cannot be kept. Copy the text and start a new note.',
  },
  'notes.failed.missing': {
    nl: 'Deze notitie is ergens anders definitief verwijderd. Kopieer de tekst of bewaar haar als nieuwe notitie.',
    en: 'This note was deleted for good elsewhere. Copy the text or keep it as a new note.',
  },
  'notes.failed.orphaned': {
    nl: 'Kantlijn is bijgewerkt of opnieuw gestart. Kopieer de tekst en laad de pagina opnieuw; hier kan niet meer worden opgeslagen.',
    en: 'Kantlijn was updated or restarted. Copy the text and reload the page; nothing more can be saved here.',
  },
  'notes.failed.background': {
    nl: 'Niet opgeslagen: Kantlijn antwoordt niet. Probeer opnieuw of kopieer de tekst.',
    en: 'Not saved: Kantlijn does not answer. Try again or copy the text.',
  },
  'notes.failed.retrying': { nl: 'Er wordt zo opnieuw geprobeerd.', en: 'Another attempt follows.' },
  'notes.conflict': {
    nl: 'Deze notitie is intussen in een ander venster gewijzigd. Beide teksten staan hier; kies welke u houdt.',
    en: 'This note was changed in another window meanwhile. Both texts are here; choose which to keep.',
  },
  'notes.conflict.theirs': { nl: 'Tekst uit het andere venster', en: 'Text from the other window' },
  'notes.conflict.keepMine': { nl: 'Mijn tekst bewaren', en: 'Keep my text' },
  'notes.conflict.keepTheirs': { nl: 'Andere tekst overnemen', en: 'Take the other text' },
  'notes.conflict.keepBoth': { nl: 'Beide bewaren', en: 'Keep both' },
} as const satisfies Catalogue;

/** Note buttons and editors. */
export const notes = {
  ...noteEditor,
  'notes.publication.box': { nl: 'Notitie bij deze publicatie', en: 'Note on this publication' },
  'notes.question.add': { nl: 'Notitie toevoegen bij vraag {label}', en: 'Add a note to question {label}' },
  'notes.question.box': { nl: 'Notitie bij vraag {label}', en: 'Note on question {label}' },
  'notes.doubt': {
    nl: {
      one: 'Hoort {count} notitie bij {id}, een voorlopige publicatie, bij dit document?',
      other: 'Horen {count} notities bij {id}, een voorlopige publicatie, bij dit document?',
    },
    en: {
      one: 'Does {count} note on {id}, a provisional publication, belong to this document?',
      other: 'Do {count} notes on {id}, a provisional publication, belong to this document?',
    },
  },
  'notes.doubt.yes': { nl: 'Ja, hierbij', en: 'Yes, to this one' },
  'notes.doubt.no': { nl: 'Nee', en: 'No' },
  'notes.copied': { nl: 'Gekopieerd', en: 'Copied' },
  'notes.copyFailed': {
    nl: 'Kopiëren lukte niet; selecteer de tekst',
    en: 'Copying failed; select the text',
  },
  'notes.listNewer': {
    nl: 'Uw notities zijn bewaard door een nieuwere versie van Kantlijn. Ze zijn niet weg: werk Kantlijn bij of installeer de nieuwere versie opnieuw.',
    en: 'Your notes were stored by a newer version of Kantlijn. They are not gone: update Kantlijn, or install the newer version again.',
  },
  'notes.listFailed': {
    nl: 'De notities konden nu niet worden gelezen. Laad de pagina opnieuw.',
    en: 'The notes could not be read now. Reload the page.',
  },
  'notes.lost': {
    nl: 'De browser is notities kwijtgeraakt. Open Kantlijn om te zien wat er nog is.',
    en: 'The browser has lost notes. Open Kantlijn to see what is left.',
  },
  'notes.lost.counted': {
    nl: 'De browser is notities kwijtgeraakt; het waren er in totaal {count}. Open Kantlijn om te zien wat er nog is.',
    en: 'The browser has lost notes; there were {count} in all. Open Kantlijn to see what is left.',
  },
} as const satisfies Catalogue;
