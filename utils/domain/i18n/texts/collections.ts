import type { Catalogue } from '../message.ts';

/** Dossiers of the reader, in the library and in the frame; in code they are collections. */
export const collections = {
  'collections.one': { nl: 'Dossier', en: 'Dossier' },
  'collections.own': { nl: 'geen dossier (eigen)', en: 'no dossier (my own)' },
  'collections.elsewhere': { nl: 'dossier dat hier niet is', en: 'a dossier that is not here' },
  'collections.add': { nl: 'In dossier', en: 'Add to dossier' },
  'collections.addOf': { nl: 'In dossier: {title}', en: 'Add to dossier: {title}' },
  'collections.in': { nl: 'In welke dossiers?', en: 'In which dossiers?' },
  'collections.none': {
    nl: 'U hebt nog geen dossiers. Maak er een: dan komt deze publicatie erin.',
    en: 'You have no dossiers yet. Make one: this publication goes into it.',
  },
  'collections.new': { nl: 'Nieuw dossier', en: 'New dossier' },
  'collections.make': { nl: 'Maken', en: 'Make' },
  'collections.find': { nl: 'Dossier zoeken', en: 'Find a dossier' },
  'collections.added': { nl: 'In dossier “{title}” gezet.', en: 'Added to dossier “{title}”.' },
  'collections.removed': { nl: 'Uit dossier “{title}” gehaald.', en: 'Taken out of dossier “{title}”.' },
  'collections.made': { nl: 'Dossier “{title}” gemaakt.', en: 'Dossier “{title}” made.' },
  'collections.undo': { nl: 'Ongedaan maken', en: 'Undo' },
  'collections.refused.missing': {
    nl: 'Dit dossier is er niet meer.',
    en: 'This dossier is no longer there.',
  },
  'collections.refused.noTitle': {
    nl: 'Geef het dossier een naam die te lezen is.',
    en: 'Give the dossier a name that can be read.',
  },
  'collections.refused.full': {
    nl: 'Dit dossier is vol: er passen 5.000 publicaties in. Er is niets veranderd.',
    en: 'This dossier is full: it holds 5,000 publications. Nothing has changed.',
  },
  'collections.refused.tooMany': {
    nl: 'U hebt 1.000 dossiers, en meer kunnen het er niet zijn. Er is niets veranderd.',
    en: 'You have 1,000 dossiers, and there cannot be more. Nothing has changed.',
  },
  'collections.refused.otherText': {
    nl: 'De tekst is intussen elders gewijzigd.',
    en: 'The text was changed elsewhere meanwhile.',
  },
  'collections.failed': {
    nl: 'Het is niet opgeslagen. {why}',
    en: 'It was not saved. {why}',
  },
} as const satisfies Catalogue;

/** What the editor of a note says differently of the text of a dossier. */
export const collectionText = {
  'notes.placeholder': {
    nl: 'Waar dit dossier over gaat, alleen voor u',
    en: 'What this dossier is about, for you alone',
  },
  'notes.tooLong': {
    nl: 'Deze tekst is te lang ({count} van {max} tekens). Kort hem in; hij blijft hier staan.',
    en: 'This text is too long ({count} of {max} characters). Shorten it; it stays here.',
  },
  'notes.failed.invalid': {
    nl: 'Niet opgeslagen: deze tekst kan niet worden bewaard. Kopieer hem.',
    en: 'Not saved: this text cannot be kept. Copy it.',
  },
  'notes.failed.background': {
    nl: 'Niet opgeslagen: Kantlijn antwoordt niet, of het dossier is er niet meer. Probeer opnieuw of kopieer de tekst.',
    en: 'Not saved: Kantlijn does not answer, or the dossier is no longer there. Try again or copy the text.',
  },
  'notes.conflict': {
    nl: 'Deze tekst is intussen in een ander venster gewijzigd. Beide teksten staan hier; kies welke u houdt.',
    en: 'This text was changed in another window meanwhile. Both texts are here; choose which to keep.',
  },
} as const satisfies Catalogue;

/** The same of the text of a dossier that several people keep. */
export const sharedText = {
  'notes.placeholder': {
    nl: 'Waar dit dossier over gaat, voor ieder die meedoet',
    en: 'What this dossier is about, for everybody who takes part',
  },
  'notes.conflict': {
    nl: 'Deze tekst is intussen gewijzigd, in een ander venster of door een ander. Beide teksten staan hier; kies welke u houdt.',
    en: 'This text was changed meanwhile, in another window or by somebody else. Both texts are here; choose which to keep.',
  },
} as const satisfies Catalogue;

/** The view with all dossiers. */
export const collectionsView = {
  ...collections,
  'library.view.collections': { nl: 'Dossiers', en: 'Dossiers' },
  'collections.intro': {
    nl: 'Een dossier houdt vragen en publicaties bijeen, in uw volgorde, met een eigen tekst en met notities als u wilt.',
    en: 'A dossier keeps questions and publications together, in your order, with a text of its own, and with notes if you like.',
  },
  'collections.empty': { nl: 'Nog geen dossiers', en: 'No dossiers yet' },
  'collections.empty.text': {
    nl: 'Geef hierboven een naam. Vragen zet u erin met “In dossier”, bij een vraag in Kamervragen, bij uw notities of op de pagina zelf.',
    en: 'Give a name above. You add questions with “Add to dossier”: at a question under Questions, at your notes, or on the page itself.',
  },
  'collections.reading': { nl: 'Dossiers worden gelezen…', en: 'Reading your dossiers…' },
  'collections.unread': { nl: 'De dossiers konden nu niet worden gelezen.', en: 'The dossiers could not be read now.' },
  'collections.unreadable': {
    nl: {
      one: '{count} bewaard dossier kan niet worden gelezen. Het blijft bewaard zoals het is.',
      other: '{count} bewaarde dossiers kunnen niet worden gelezen. Ze blijven bewaard zoals ze zijn.',
    },
    en: {
      one: '{count} stored dossier cannot be read. It is kept as it is.',
      other: '{count} stored dossiers cannot be read. They are kept as they are.',
    },
  },
  'collections.list': { nl: 'Uw dossiers', en: 'Your dossiers' },
  'collections.items': {
    nl: { one: '{count} publicatie', other: '{count} publicaties' },
    en: { one: '{count} publication', other: '{count} publications' },
  },
  'collections.notes': {
    nl: { one: '{count} notitie', other: '{count} notities' },
    en: { one: '{count} note', other: '{count} notes' },
  },
  'collections.back': { nl: 'Alle dossiers', en: 'All dossiers' },
  'collections.gone': { nl: 'Dit dossier is er niet (meer).', en: 'This dossier is not there (any more).' },
  'collections.rename': { nl: 'Naam wijzigen', en: 'Rename' },
  'collections.renamed': { nl: 'Het dossier heet nu “{title}”.', en: 'The dossier is now called “{title}”.' },
  'collections.name': { nl: 'Naam van het dossier', en: 'Name of the dossier' },
  'collections.save': { nl: 'Opslaan', en: 'Save' },
  'collections.delete': { nl: 'Dossier verwijderen', en: 'Delete dossier' },
  'collections.deleted': {
    nl: 'Dossier “{title}” verwijderd. De notities zijn er nog.',
    en: 'Dossier “{title}” deleted. Its notes are still there.',
  },
  'collections.restored': { nl: 'Het dossier is terug.', en: 'The dossier is back.' },
  'collections.text': { nl: 'Tekst bij dit dossier', en: 'Text of this dossier' },
  'collections.order': { nl: 'Publicaties in dit dossier', en: 'Publications in this dossier' },
  'collections.nothing': {
    nl: 'Nog geen publicaties. Zet er hieronder een in, of gebruik “In dossier” bij een vraag.',
    en: 'No publications yet. Add one below, or use “Add to dossier” at a question.',
  },
  'collections.handle': {
    nl: '{title}, {place} van {of}. Verplaatsen met pijl omhoog en omlaag, of slepen.',
    en: '{title}, {place} of {of}. Move with arrow up and down, or drag.',
  },
  'collections.moved': { nl: '{title}: nu {place} van {of}.', en: '{title}: now {place} of {of}.' },
  'collections.more': { nl: 'Meer: {title}', en: 'More: {title}' },
  'collections.up': { nl: 'Omhoog', en: 'Up' },
  'collections.down': { nl: 'Omlaag', en: 'Down' },
  'collections.first': { nl: 'Naar het begin', en: 'To the beginning' },
  'collections.last': { nl: 'Naar het einde', en: 'To the end' },
  'collections.takeOut': { nl: 'Uit dit dossier halen', en: 'Take out of this dossier' },
  'collections.showMore': { nl: 'Nog {count} tonen', en: 'Show {count} more' },
  'collections.showNotes': { nl: 'Notities van dit dossier', en: 'Notes of this dossier' },
  'collections.address': { nl: 'Vraagnummer of adres', en: 'Question number or address' },
  'collections.addItem': { nl: 'Toevoegen', en: 'Add' },
  'collections.notAnAddress': {
    nl: 'Dit is geen vraagnummer (zoals 2024Z01911) en geen adres van een publicatie.',
    en: 'This is no question number (such as 2024Z01911) and no address of a publication.',
  },
  'collections.there': { nl: 'Die staat al in dit dossier.', en: 'That one is in this dossier already.' },
  'collections.notListed': {
    nl: {
      one: '{count} publicatie heeft notities in dit dossier, maar staat niet in de lijst.',
      other: '{count} publicaties hebben notities in dit dossier, maar staan niet in de lijst.',
    },
    en: {
      one: '{count} publication has notes in this dossier but is not in the list.',
      other: '{count} publications have notes in this dossier but are not in the list.',
    },
  },
  'collections.listThem': { nl: 'In de lijst zetten', en: 'Add to the list' },
  'collections.filter': { nl: 'Dossier', en: 'Dossier' },
  'collections.filterOf': { nl: 'Dossier: {title}', en: 'Dossier: {title}' },
  'selection.collection': { nl: 'In dossier', en: 'Into dossier' },
  'selection.collected': {
    nl: { one: '{count} notitie verplaatst.', other: '{count} notities verplaatst.' },
    en: { one: '{count} note moved.', other: '{count} notes moved.' },
  },
} as const satisfies Catalogue;
