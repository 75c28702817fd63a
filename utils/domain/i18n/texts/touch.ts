import type { Catalogue } from '../message.ts';

/** The words of marks, signs and the selection bar: they come into a page when the reader touches something. */
export const touchWords = {
  'touch.note': { nl: 'Notitie', en: 'Note' },
  'touch.notes': { nl: 'Notities bij passages', en: 'Notes on passages' },
  'touch.frame': {
    nl: 'Kantlijn: verloop, verwante vragen en uw notities',
    en: 'Kantlijn: course, related questions and your notes',
  },
  'touch.mark': { nl: 'Markeren als {meaning}', en: 'Mark as {meaning}' },
  'touch.as.important': { nl: 'Belangrijk', en: 'Important' },
  'touch.as.question': { nl: 'Uitzoeken', en: 'Look into' },
  'touch.as.fact': { nl: 'Feit', en: 'Fact' },
  'touch.as.action': { nl: 'Actie', en: 'Action' },
  'touch.write': { nl: 'Markeren en schrijven', en: 'Mark and write' },
  'touch.quote': { nl: 'Kopiëren met verwijzing', en: 'Copy with reference' },
  'touch.quote.short': { nl: 'Kopiëren', en: 'Copy' },
  'touch.put': { nl: 'Notitie hier plaatsen', en: 'Put the note here' },
  'touch.cancel': { nl: 'Annuleren', en: 'Cancel' },
  'touch.bar': { nl: 'Selectie', en: 'Selection' },
  'touch.hint': { nl: 'Tekst geselecteerd. Markeren met {keys}.', en: 'Text selected. Mark with {keys}.' },
  'touch.several': {
    nl: 'Alleen het eerste stuk van de selectie telt',
    en: 'Only the first piece of the selection counts',
  },
  'touch.nothing': { nl: 'Selecteer eerst tekst in het document', en: 'Select text in the document first' },
  'touch.none': { nl: 'Er zijn hier geen notities bij passages', en: 'There are no notes on passages here' },
  'touch.marked.as': { nl: 'Gemarkeerd als {meaning}', en: 'Marked as {meaning}' },
  'touch.marked': { nl: 'Gemarkeerd', en: 'Marked' },
  'touch.undo': { nl: 'Ongedaan maken', en: 'Undo' },
  'touch.quoted': { nl: 'Gekopieerd met verwijzing', en: 'Copied with reference' },
  'touch.failed': { nl: 'De markering is niet opgeslagen', en: 'The mark was not saved' },
  'touch.notText': {
    nl: 'Deze selectie is geen tekst van het document',
    en: 'This selection is no text of the document',
  },
  'touch.quoteFailed': { nl: 'Kopiëren is niet gelukt', en: 'Copying failed' },
  'touch.doubt': { nl: 'klopt dit?', en: 'is this right?' },
  'touch.sign': { nl: '{what}: “{quote}”', en: '{what}: “{quote}”' },
  'touch.signs': {
    nl: { one: '{count} notitie bij: “{quote}”', other: '{count} notities bij: “{quote}”' },
    en: { one: '{count} note on: “{quote}”', other: '{count} notes on: “{quote}”' },
  },
  'touch.check': { nl: 'Nu controleren', en: 'Check now' },
  'touch.checking': { nl: 'Bezig met controleren', en: 'Checking' },
  'touch.checked': { nl: 'Gecontroleerd: {time}', en: 'Checked: {time}' },
  'touch.incomplete': {
    nl: 'Niet alle bronnen gelezen: de status kan achterlopen',
    en: 'Not all sources were read: the status may lag behind',
  },
  'touch.layout': {
    nl: 'Deze opmaak kent Kantlijn niet: daarom geen knoppen bij de vragen',
    en: 'Kantlijn does not know this layout: so no buttons beside the questions',
  },
  'touch.noFrame': {
    nl: 'Deze pagina laat het paneel van Kantlijn niet toe; uw notities staan in de bibliotheek',
    en: 'This page does not allow the panel of Kantlijn; your notes are in the library',
  },
  'touch.cite': { nl: 'Citeren', en: 'Cite' },
  'touch.diagnose': { nl: 'Diagnose', en: 'Diagnose' },
  'touch.options': { nl: 'Instellingen', en: 'Settings' },
} as const satisfies Catalogue;
