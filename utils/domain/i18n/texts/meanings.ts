import type { Catalogue } from '../message.ts';

/** Names of the meanings, and what is said where the reader renames them. */
export const meanings = {
  'meaning.important': { nl: 'Belangrijk', en: 'Important' },
  'meaning.question': { nl: 'Uitzoeken', en: 'Look into' },
  'meaning.fact': { nl: 'Feit', en: 'Fact' },
  'meaning.action': { nl: 'Actie', en: 'Action' },
  'meaning.none': { nl: 'Geen betekenis', en: 'No meaning' },
  'meaning.label': { nl: 'Betekenis', en: 'Meaning' },

  'meanings.title': { nl: 'Namen van de betekenissen', en: 'Names of the meanings' },
  'meanings.text': {
    nl: 'Elke betekenis heeft een eigen kleur en teken. Geef ze de naam die bij uw werk past; laat een vak leeg voor de gewone naam.',
    en: 'Each meaning has its own colour and sign. Give them the name that fits your work; leave a box empty for the usual name.',
  },
  'meanings.name': { nl: 'Naam van {meaning}', en: 'Name of {meaning}' },
  'meanings.saved': { nl: 'Namen bewaard.', en: 'Names saved.' },
  'meanings.failed': { nl: 'De namen konden niet worden bewaard.', en: 'The names could not be saved.' },
} as const satisfies Catalogue;
