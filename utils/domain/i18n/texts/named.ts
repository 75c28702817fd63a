import type { Catalogue } from '../message.ts';

/** What is said where a page names a question, an answer or a paper. */
export const namedWords = {
  'named.question': { nl: 'Vraag {number}', en: 'Question {number}' },
  'named.number': { nl: 'Nummer {number}', en: 'Number {number}' },
  'named.unlisted': {
    nl: 'Niet in de lijst van alle vragen: een motie, een brief of een nieuwe vraag kan ook zo’n nummer hebben.',
    en: 'Not in the list of all questions: a motion, a letter or a new question may have such a number too.',
  },
  'named.appendix': { nl: 'Aanhangsel {session}, nr. {number}', en: 'Appendix {session}, no. {number}' },
  'named.paper': { nl: 'Kamerstuk {dossier}, nr. {number}', en: 'Paper {dossier}, no. {number}' },
  'named.card': { nl: 'Kantlijn: {name}', en: 'Kantlijn: {name}' },
  'named.asOf': { nl: 'stand {date}', en: 'as of {date}' },
  'named.unknown': { nl: 'Status niet bekend', en: 'Status not known' },
  'named.failed': { nl: 'De status kon niet worden gelezen', en: 'The status could not be read' },
  'named.open': { nl: 'Openen', en: 'Open' },
  'named.open.of': { nl: '{name} openen', en: 'Open {name}' },
  'named.search': { nl: 'Zoeken', en: 'Search' },
  'named.search.of': { nl: '{name} zoeken', en: 'Search for {name}' },
  'named.follow': { nl: 'Volgen aan of uit', en: 'Follow on or off' },
  'named.note': { nl: 'Notities', en: 'Notes' },
  'named.note.of': { nl: 'Notities bij {name}', en: 'Notes on {name}' },
  'named.full': { nl: 'U volgt al zoveel vragen als kan', en: 'You follow as many questions as can be followed' },
  'named.notKept': { nl: 'Niet bewaard. Probeer het opnieuw.', en: 'Not kept. Try again.' },
  'named.followed': { nl: 'U volgt deze vraag', en: 'You follow this question' },
  'named.noted': { nl: 'U hebt hier notities bij', en: 'You have notes on this' },
} as const satisfies Catalogue;
