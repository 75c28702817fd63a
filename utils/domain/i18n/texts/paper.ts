import type { Catalogue } from '../message.ts';

/** What stands on paper and in files that are read as a page: words of ours between those of the reader and of the publications. */
export const paperTexts = {
  'paper.publication': { nl: 'Publicatie', en: 'Publication' },
  'paper.toPassage': { nl: 'Naar de passage', en: 'To the passage' },
  'paper.state': { nl: '{state} (stand van {date})', en: '{state} (as of {date})' },
  'paper.further': {
    nl: 'Notities bij andere publicaties',
    en: 'Notes on other publications',
  },
  'paper.further.why': {
    nl: 'Deze publicaties staan niet in de lijst van het dossier.',
    en: 'These publications are not in the list of the dossier.',
  },
  'paper.sources': { nl: 'Bronnen', en: 'Sources' },
  'paper.omitted': {
    nl: {
      one: '{count} notitie kon niet worden gelezen en staat hier niet bij; ze is niet weg.',
      other: '{count} notities konden niet worden gelezen en staan hier niet bij; ze zijn niet weg.',
    },
    en: {
      one: '{count} note could not be read and is not here; it is not gone.',
      other: '{count} notes could not be read and are not here; they are not gone.',
    },
  },
  'paper.made': {
    nl: 'Gemaakt met Kantlijn op {date}. De notities zijn van de lezer, en horen niet bij de officiële publicaties.',
    en: 'Made with Kantlijn on {date}. The notes are the reader’s own, and are no part of the official publications.',
  },
  'paper.made.text': {
    nl: 'Gemaakt met Kantlijn op {date}. De tekst en de notities zijn van de lezer, en horen niet bij de officiële publicaties.',
    en: 'Made with Kantlijn on {date}. The text and the notes are the reader’s own, and are no part of the official publications.',
  },
} as const satisfies Catalogue;

/** The page that prints, and what leads to it. */
export const printTexts = {
  'print.title': { nl: 'Afdrukken', en: 'Print' },
  'print.now': { nl: 'Afdrukken', en: 'Print' },
  'print.choices': { nl: 'Hoe', en: 'How' },
  'print.below': { nl: 'Notities onder de passage', en: 'Notes below the passage' },
  'print.margin': { nl: 'Notities in de marge', en: 'Notes in the margin' },
  'print.details': { nl: 'Met betekenis, oordeel, labels en dag', en: 'With meaning, verdict, tags and day' },
  'print.sources': { nl: 'Met een lijst van bronnen', en: 'With a list of sources' },
  'print.apart': { nl: 'Elke publicatie op een nieuwe pagina', en: 'Each publication on a new page' },
  'print.reading': { nl: 'Wordt klaargemaakt… {done}', en: 'Getting ready… {done}' },
  'print.failed': { nl: 'Dit kon niet worden gelezen: {detail}', en: 'This could not be read: {detail}' },
  'print.nothing': { nl: 'Hier staan geen notities.', en: 'There are no notes here.' },
  'print.gone': {
    nl: 'Dit dossier is er niet meer, of de selectie is vergeten. Kies opnieuw in de bibliotheek.',
    en: 'This dossier is no longer there, or the selection was forgotten. Choose again in the library.',
  },
  'print.tooMany': {
    nl: 'Dit zijn meer dan {most} notities. Maak een kleinere keuze, of exporteer ze.',
    en: 'These are more than {most} notes. Choose fewer, or export them.',
  },
  'print.text': {
    nl: 'De tekst van een publicatie zelf staat op de officiële pagina; hier staan de passages waar notities bij horen.',
    en: 'The text of a publication itself is on the official page; here are the passages that have notes.',
  },
  'print.openFailed': {
    nl: 'De pagina om af te drukken kon niet worden geopend.',
    en: 'The page to print could not be opened.',
  },
} as const satisfies Catalogue;

/** Taking a dossier or notes elsewhere. */
export const takingTexts = {
  'taking.menu': { nl: 'Exporteren', en: 'Export' },
  'taking.html': { nl: 'Bewaren als webpagina (HTML)', en: 'Save as a web page (HTML)' },
  'taking.markdown': { nl: 'Bewaren als Markdown', en: 'Save as Markdown' },
  'taking.copy': { nl: 'Kopiëren als Markdown', en: 'Copy as Markdown' },
  'taking.note': { nl: 'Notitie als Markdown', en: 'Note as Markdown' },
  'taking.notes': { nl: 'Notities als Markdown', en: 'Notes as Markdown' },
  'taking.copiedAll': { nl: 'Gekopieerd als Markdown.', en: 'Copied as Markdown.' },
  'taking.tooLong': {
    nl: 'Dit is te veel om te kopiëren. Bewaar het als bestand.',
    en: 'This is too much to copy. Save it as a file.',
  },
} as const satisfies Catalogue;
