import type { Catalogue } from '../message.ts';

/** What is said where a page names a question, an answer or a paper. */
export const namedWords = {
  'named.question': { nl: 'Vraag {number}', en: 'Question {number}' },
  'named.appendix': { nl: 'Aanhangsel {session}, nr. {number}', en: 'Appendix {session}, no. {number}' },
  'named.paper': { nl: 'Kamerstuk {dossier}, nr. {number}', en: 'Paper {dossier}, no. {number}' },
  'named.card': { nl: 'Kantlijn: {name}', en: 'Kantlijn: {name}' },
  'named.asOf': { nl: '{word} (stand {date})', en: '{word} (as of {date})' },
  'named.unknown': { nl: 'Stand niet bekend', en: 'State not known' },
  'named.failed': { nl: 'De stand kon niet worden gelezen', en: 'The state could not be read' },
  'named.open': { nl: 'Openen', en: 'Open' },
  'named.open.of': { nl: '{name} openen', en: 'Open {name}' },
  'named.follow': { nl: 'Volgen aan of uit', en: 'Follow on or off' },
  'named.note': { nl: 'Notities', en: 'Notes' },
  'named.note.of': { nl: 'Notities bij {name}', en: 'Notes on {name}' },
  'named.full': { nl: 'U volgt al zoveel vragen als kan', en: 'You follow as many questions as can be followed' },
  'named.notKept': { nl: 'Niet bewaard. Probeer het opnieuw.', en: 'Not kept. Try again.' },
  'named.followed': { nl: 'U volgt deze vraag', en: 'You follow this question' },
  'named.noted': { nl: 'U hebt hier notities bij', en: 'You have notes on this' },
} as const satisfies Catalogue;
