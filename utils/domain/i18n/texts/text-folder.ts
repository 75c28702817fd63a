import type { Catalogue } from '../message.ts';
import type { LeftReason } from '../../exchange/kept-file.ts';

/** What is said of the folder of text that is kept up to date. */
export const textFolderTexts = {
  'text.title': { nl: 'Map met tekst', en: 'Folder of text' },
  'text.text': {
    nl: 'Kantlijn kan in een map een Markdown-bestand per publicatie bijhouden, bijvoorbeeld voor Obsidian. Kantlijn schrijft alleen tussen zijn eigen twee regels; wat u erboven of eronder zet, blijft staan.',
    en: 'Kantlijn can keep one Markdown file per publication up to date in a folder, for example for Obsidian. Kantlijn writes only between its own two lines; what you put above or below them stays.',
  },
  'text.none': {
    nl: 'Deze browser kan niet zelf in een map schrijven; exporteer uw notities als Markdown.',
    en: 'This browser cannot write to a folder by itself; export your notes as Markdown.',
  },
  'text.choose': { nl: 'Map kiezen voor tekst', en: 'Choose a folder for text' },
  'text.chosen': {
    nl: 'De map “{name}” wordt bijgehouden zolang deze pagina of het zijpaneel open is.',
    en: 'The folder “{name}” is kept up to date while this page or the side panel is open.',
  },
  'text.ask': {
    nl: 'De map met tekst “{name}” wordt niet bijgewerkt: de browser vraagt opnieuw om toestemming.',
    en: 'The folder of text “{name}” is not brought up to date: the browser asks for permission again.',
  },
  'text.allow': { nl: 'Map met tekst toestaan', en: 'Allow the folder of text' },
  'text.never': { nl: 'Laatst bijgewerkt: nog nooit', en: 'Last brought up to date: never' },
  'text.last': { nl: 'Laatst bijgewerkt: {date}', en: 'Last brought up to date: {date}' },
  'text.doing': { nl: 'Wordt bijgewerkt: {done} van {total}', en: 'Being brought up to date: {done} of {total}' },
  'text.count': {
    nl: { one: '{count} bestand.', other: '{count} bestanden.' },
    en: { one: '{count} file.', other: '{count} files.' },
  },
  'text.now': { nl: 'Nu bijwerken', en: 'Bring up to date now' },
  'text.other': { nl: 'Andere map voor tekst', en: 'Another folder for text' },
  'text.forget': { nl: 'Niet meer bijhouden', en: 'Stop keeping it up to date' },
  'text.forgotten': {
    nl: 'De map wordt niet meer bijgehouden. De bestanden staan er nog.',
    en: 'The folder is no longer kept up to date. The files are still there.',
  },
  'text.done': { nl: 'De map is bijgewerkt.', en: 'The folder was brought up to date.' },
  'text.done.left': {
    nl: {
      one: 'De map is bijgewerkt, op {count} bestand na.',
      other: 'De map is bijgewerkt, op {count} bestanden na.',
    },
    en: {
      one: 'The folder was brought up to date, except for {count} file.',
      other: 'The folder was brought up to date, except for {count} files.',
    },
  },
  'text.later': { nl: 'Later', en: 'Later' },
  'text.left': {
    nl: {
      one: '{count} bestand laat Kantlijn zoals het is',
      other: '{count} bestanden laat Kantlijn zoals ze zijn',
    },
    en: {
      one: 'Kantlijn leaves {count} file as it is',
      other: 'Kantlijn leaves {count} files as they are',
    },
  },
  'text.left.more': {
    nl: { one: 'En nog {count}.', other: 'En nog {count}.' },
    en: { one: 'And {count} more.', other: 'And {count} more.' },
  },
  'text.why.gone': {
    nl: 'Staat niet meer onder deze naam in de map: verwijderd, verplaatst of hernoemd.',
    en: 'No longer in the folder under this name: deleted, moved or renamed.',
  },
  'text.why.changed': {
    nl: 'Tussen de regels van Kantlijn is iets gewijzigd. Zo gaat het niet verloren.',
    en: 'Something was changed between the lines of Kantlijn. This way it is not lost.',
  },
  'text.why.twice': {
    nl: 'De regels van Kantlijn staan er meer dan eens in.',
    en: 'The lines of Kantlijn stand in it more than once.',
  },
  'text.why.other': {
    nl: 'Er staat nu iets anders onder deze naam.',
    en: 'Something else stands under this name now.',
  },
  'text.why.busy': {
    nl: 'Een ander programma is ermee bezig. Kantlijn probeert het later opnieuw.',
    en: 'Another program is using it. Kantlijn tries again later.',
  },
  'text.why.unreadable': {
    nl: 'Een notitie bij deze publicatie is niet te lezen. Wat er staat, blijft staan.',
    en: 'A note on this publication cannot be read. What is there stays.',
  },
  'text.again': { nl: 'Nieuw bestand maken', en: 'Make a new file' },
  'text.again.of': { nl: 'Nieuw bestand maken voor {name}', en: 'Make a new file for {name}' },
  'text.failed': {
    nl: 'De map met tekst is niet bijgewerkt: {detail}',
    en: 'The folder of text was not brought up to date: {detail}',
  },
  'text.failed.gone': {
    nl: 'De map met tekst is niet bijgewerkt: ze is er niet meer. Kies een andere map.',
    en: 'The folder of text was not brought up to date: it is no longer there. Choose another folder.',
  },
  'text.failed.notAllowed': {
    nl: 'De map met tekst is niet bijgewerkt: Kantlijn mag er niet meer in schrijven.',
    en: 'The folder of text was not brought up to date: Kantlijn may no longer write to it.',
  },
  'text.failed.full': {
    nl: 'De map met tekst is niet helemaal bijgewerkt: de schijf is vol. Elk bestand is nog heel.',
    en: 'The folder of text was not wholly brought up to date: the disk is full. Every file is still whole.',
  },
  'text.failed.loss': {
    nl: 'De map met tekst is niet bijgewerkt, omdat er notities zoek zijn: wat er staat, is er misschien alleen daar nog.',
    en: 'The folder of text was not brought up to date, because notes are missing: what is there may be the only copy.',
  },
  'text.failed.unread': {
    nl: 'De map met tekst is niet bijgewerkt, omdat er notities zijn die niet te lezen zijn. Wat er staat, blijft staan.',
    en: 'The folder of text was not brought up to date, because there are notes that cannot be read. What is there stays.',
  },
} as const satisfies Catalogue & Record<`text.why.${LeftReason}`, unknown>;
