import type { Catalogue } from '../message.ts';

/** Searching and filtering: notes, and all questions. */
export const finding = {
  'search.label': { nl: 'Zoeken in notities', en: 'Search notes' },
  'search.placeholder': { nl: 'Zoek in notities, titels, namen, nummers', en: 'Search notes, titles, names, numbers' },
  'search.help': { nl: 'Hoe zoeken werkt', en: 'How searching works' },
  'search.help.words': {
    nl: 'Woorden: alles wat begint met of lijkt op wat u typt; toeslag vindt ook kinderopvangtoeslag.',
    en: 'Words: all that begins with or looks like what you type; toeslag also finds kinderopvangtoeslag.',
  },
  'search.help.phrase': {
    nl: '“letterlijke tekst” tussen aanhalingstekens',
    en: '“exact words” between quotation marks',
  },
  'search.help.not': { nl: '-woord: zonder dit woord', en: '-word: without this word' },
  'search.help.fields': {
    nl: 'label:douane, lid:jansen, nr:2024Z01911',
    en: 'label:customs, lid:jansen, nr:2024Z01911',
  },
  'search.none.title': { nl: 'Niets gevonden', en: 'Nothing found' },
  'search.none.text': {
    nl: 'Probeer een woord minder, of wis een filter.',
    en: 'Try one word fewer, or clear a filter.',
  },
  'search.total': {
    nl: { one: '{count} notitie gevonden.', other: '{count} notities gevonden.' },
    en: { one: '{count} note found.', other: '{count} notes found.' },
  },
  'search.totalAtLeast': {
    nl: { one: 'Minstens {count} notitie gevonden.', other: 'Minstens {count} notities gevonden.' },
    en: { one: 'At least {count} note found.', other: 'At least {count} notes found.' },
  },
  'search.shown': {
    nl: { one: 'De beste staat hieronder.', other: 'De beste {count} staan hieronder.' },
    en: { one: 'The best is shown below.', other: 'The best {count} are shown below.' },
  },
  'search.part': {
    nl: 'Geen notitie heeft alles wat u vraagt; deze hebben er een deel van.',
    en: 'No note has all you ask for; these have a part of it.',
  },
  'search.corrected': {
    nl: 'Voor “{from}” was er niets; gezocht is op “{to}”.',
    en: 'There was nothing for “{from}”; searched for “{to}” instead.',
  },
  'search.indexing': {
    nl: 'De zoekindex wordt bijgewerkt; het resultaat is nog niet volledig.',
    en: 'The search index is being brought up to date; the result is not complete yet.',
  },

  'sort.label': { nl: 'Volgorde', en: 'Order' },
  'sort.modified': { nl: 'Laatst gewijzigd', en: 'Last changed' },
  'sort.date': { nl: 'Datum van de publicatie', en: 'Date of the publication' },
  'sort.title': { nl: 'Titel', en: 'Title' },
  'sort.submitter': { nl: 'Indiener', en: 'Submitter' },
  'sort.best': { nl: 'Best passend', en: 'Best match' },

  'filter.show': { nl: 'Filters', en: 'Filters' },
  'filter.active': {
    nl: { one: '{count} filter', other: '{count} filters' },
    en: { one: '{count} filter', other: '{count} filters' },
  },
  'filter.clear': { nl: 'Alle filters wissen', en: 'Clear all filters' },
  'filter.remove': { nl: 'Filter verwijderen: {name}', en: 'Remove filter: {name}' },
  'filter.meaning': { nl: 'Betekenis', en: 'Meaning' },
  'filter.verdict': { nl: 'Uw oordeel over het antwoord', en: 'Your verdict on the answer' },
  'filter.tag': { nl: 'Label', en: 'Tag' },
  'filter.state': { nl: 'Status van de vraag', en: 'Status of the question' },
  'filter.kind': { nl: 'Soort publicatie', en: 'Kind of publication' },
  'filter.submitter': { nl: 'Indiener', en: 'Submitter' },
  'filter.period': { nl: 'Periode van de publicatie', en: 'Period of the publication' },
  'filter.from': { nl: 'Van', en: 'From' },
  'filter.to': { nl: 'Tot en met', en: 'Up to and including' },
  'filter.place': {
    nl: 'Alleen passages die niet zeker zijn teruggevonden',
    en: 'Only passages that were not found for certain',
  },

  'questions.label': { nl: 'Zoeken in alle Kamervragen', en: 'Search all written questions' },
  'questions.placeholder': { nl: 'Onderwerp, naam of nummer', en: 'Subject, name or number' },
  'questions.intro': {
    nl: 'Zoek in de titels, namen en nummers van schriftelijke Kamervragen. De lijst staat op uw eigen computer; er wordt niets verstuurd.',
    en: 'Search the titles, names and numbers of written parliamentary questions. The list is on your own computer; nothing is sent.',
  },
  'questions.count': {
    nl: { one: '{count} vraag gevonden', other: '{count} vragen gevonden' },
    en: { one: '{count} question found', other: '{count} questions found' },
  },
  'questions.none.title': { nl: 'Geen Kamervraag gevonden', en: 'No question found' },
  'questions.none.text': {
    nl: 'Probeer een ander woord of een deel van het nummer.',
    en: 'Try another word or a part of the number.',
  },
  'questions.failed': {
    nl: 'De lijst van Kamervragen kon niet worden gelezen.',
    en: 'The list of questions could not be read.',
  },
  'questions.until': { nl: 'De lijst loopt tot en met {date}.', en: 'The list runs up to {date}.' },
  'questions.options': { nl: 'Naar de instellingen van de lijst', en: 'To the settings of the list' },
  'questions.newest': { nl: 'Nieuwste eerst', en: 'Newest first' },
  'questions.oldest': { nl: 'Oudste eerst', en: 'Oldest first' },
  'questions.slowest': { nl: 'Langste tijd tot antwoord eerst', en: 'Longest time to an answer first' },
  'questions.part': {
    nl: 'Geen vraag heeft alles wat u vraagt; deze hebben het meeste ervan',
    en: 'No question has all you ask for; these have most of it',
  },
  'questions.partly': { nl: 'Een deel van de lijst kon niet worden gelezen', en: 'Part of the list could not be read' },
  'questions.note': { nl: 'Notitie', en: 'Note' },
  'questions.noteOn': { nl: 'Notitie bij: {title}', en: 'Note on: {title}' },
  'questions.related': { nl: 'Verwante vragen', en: 'Related questions' },
  'questions.relatedTo': { nl: 'Verwante vragen bij: {title}', en: 'Related questions of: {title}' },
  'questions.filter.member': { nl: 'Ingediend door', en: 'Submitted by' },
  'questions.filter.party': { nl: 'Partij', en: 'Party' },
  'questions.filter.minister': { nl: 'Gericht aan (naam)', en: 'Addressed to (name)' },
  'questions.filter.office': { nl: 'Gericht aan (naam of ministerie)', en: 'Addressed to (name or ministry)' },
  'questions.filter.namesOnly': {
    nl: 'Deze lijst noemt personen. Het ministerie volgt uit het ambt dat zij toen bekleedden.',
    en: 'This list names people. The ministry follows from the office they held then.',
  },
  'questions.filter.without.party': {
    nl: 'Deze lijst noemt geen partijen, dus daarop kan niet worden gefilterd.',
    en: 'This list names no parties, so it cannot be filtered by them.',
  },
  'questions.filter.without.minister': {
    nl: 'Deze lijst noemt niet aan wie vragen zijn gericht, dus daarop kan niet worden gefilterd.',
    en: 'This list does not name who was asked, so it cannot be filtered by that.',
  },
  'questions.filter.without.ministry': {
    nl: 'Van deze lijst is niet bekend aan welk ministerie vragen zijn gericht.',
    en: 'It is not known which ministry the questions of this list are addressed to.',
  },
  'questions.filter.without.days': {
    nl: 'Deze lijst noemt geen antwoorddata, dus hoelang antwoorden duurden is niet bekend.',
    en: 'This list has no dates of answers, so how long answers took is not known.',
  },
  'questions.filter.ministry': { nl: 'Ministerie', en: 'Ministry' },
  'questions.filter.earlier': { nl: 'Ook onder eerdere namen: {names}.', en: 'Also by its earlier names: {names}.' },
  'questions.filter.kind': { nl: 'Soort vraag', en: 'Kind of question' },
  'questions.filter.subject': { nl: 'Onderwerp', en: 'Subject' },
  'questions.filter.punctual': { nl: 'Tijd tot antwoord', en: 'Time to an answer' },
  'questions.filter.any': { nl: 'Alle', en: 'All' },
  'questions.filter.choice': { nl: '{name} ({count})', en: '{name} ({count})' },
  'questions.kind.written': { nl: 'Schriftelijk', en: 'Written' },
  'questions.kind.oral': { nl: 'Mondeling', en: 'Oral' },
  'questions.punctual.within3': { nl: 'Binnen drie weken', en: 'Within three weeks' },
  'questions.punctual.within6': { nl: 'Na drie, binnen zes weken', en: 'After three, within six weeks' },
  'questions.punctual.after6': { nl: 'Na zes weken', en: 'After six weeks' },
  'questions.punctual.silent': {
    nl: 'Na drie weken antwoord noch bericht',
    en: 'Neither answer nor notice after three weeks',
  },
  'questions.filter.anyState': { nl: 'Elke status', en: 'Any status' },
  'questions.filter.period': { nl: 'Ingezonden', en: 'Submitted' },
} as const satisfies Catalogue;
