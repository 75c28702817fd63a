import type { Catalogue } from '../message.ts';

/** Handing publications and notes to Zotero on the reader's own machine. */
export const zoteroTexts = {
  'zotero.send': { nl: 'Naar Zotero…', en: 'To Zotero…' },
  'zotero.title': { nl: 'Naar Zotero', en: 'To Zotero' },
  'zotero.text': {
    nl: 'Kantlijn geeft de bronvermelding aan Zotero op deze computer (127.0.0.1), in de verzameling die daar openstaat. Zotero moet aanstaan. De eerste keer vraagt de browser of Kantlijn dat adres mag gebruiken.',
    en: 'Kantlijn hands the reference to Zotero on this computer (127.0.0.1), into the collection that is open there. Zotero must be running. The first time, the browser asks whether Kantlijn may use that address.',
  },
  'zotero.notes': { nl: 'Met mijn notities', en: 'With my notes' },
  'zotero.notes.why': {
    nl: 'Elke notitie komt onder haar publicatie. Wie Zotero synchroniseert, zet ze ook op de server van Zotero.',
    en: 'Each note comes below its publication. If you sync Zotero, they go to Zotero’s server too.',
  },
  'zotero.again': {
    nl: 'Zotero voegt toe en werkt niet bij: wat u nog eens stuurt, staat er twee keer.',
    en: 'Zotero adds and does not update: what you send again is there twice.',
  },
  'zotero.go': { nl: 'Naar Zotero sturen', en: 'Send to Zotero' },
  'zotero.working': { nl: 'Bezig met sturen…', en: 'Sending…' },
  'zotero.notAllowed': {
    nl: 'Niets gestuurd: zonder toestemming voor 127.0.0.1 kan Kantlijn Zotero niet bereiken.',
    en: 'Nothing was sent: without permission for 127.0.0.1 Kantlijn cannot reach Zotero.',
  },
  'zotero.nothing': { nl: 'Er is niets om te sturen.', en: 'There is nothing to send.' },
  'zotero.saved': { nl: 'In Zotero gezet: {publications}, {notes}.', en: 'Put into Zotero: {publications}, {notes}.' },
  'zotero.publications.count': {
    nl: { one: '{count} publicatie', other: '{count} publicaties' },
    en: { one: '{count} publication', other: '{count} publications' },
  },
  'zotero.notes.count': {
    nl: { one: '{count} notitie', other: '{count} notities' },
    en: { one: '{count} note', other: '{count} notes' },
  },
  'zotero.rest': {
    nl: { one: 'Nog {count} publicatie staat er niet.', other: 'Nog {count} publicaties staan er niet.' },
    en: { one: '{count} more publication is not there.', other: '{count} more publications are not there.' },
  },
  'zotero.notRunning': {
    nl: 'Zotero is niet te bereiken. Start Zotero en probeer het opnieuw.',
    en: 'Zotero cannot be reached. Start Zotero and try again.',
  },
  'zotero.readOnly': {
    nl: 'In de bibliotheek die in Zotero openstaat mag niets worden toegevoegd. Kies daar een andere en probeer het opnieuw.',
    en: 'Nothing may be added to the library that is open in Zotero. Choose another one there and try again.',
  },
  'zotero.refused': {
    nl: 'Zotero nam het niet aan. Misschien is een nieuwere versie van Zotero nodig.',
    en: 'Zotero did not take it. A newer version of Zotero may be needed.',
  },
  'zotero.unknown': {
    nl: 'De verbinding met Zotero brak af. Kijk in Zotero wat er staat voordat u het opnieuw stuurt.',
    en: 'The connection to Zotero broke off. Look in Zotero what is there before you send it again.',
  },
  'zotero.failed': {
    nl: 'Niets gestuurd, want de notities konden niet worden gelezen: {detail}',
    en: 'Nothing was sent, because the notes could not be read: {detail}',
  },
  'zotero.omitted': {
    nl: { one: '{count} notitie kon niet worden gelezen.', other: '{count} notities konden niet worden gelezen.' },
    en: { one: '{count} note could not be read.', other: '{count} notes could not be read.' },
  },
} as const satisfies Catalogue;
