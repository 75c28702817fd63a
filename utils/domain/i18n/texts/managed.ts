import type { Catalogue } from '../message.ts';

/** What the settings say of what whoever manages this machine has set. */
export const managed = {
  'managed.title': { nl: 'Door uw beheerder ingesteld', en: 'Set by your administrator' },
  'managed.intro': {
    nl: 'Wie deze computer beheert heeft dit voor u bepaald. U kunt het hier niet wijzigen.',
    en: 'Whoever manages this computer decided this for you. You cannot change it here.',
  },
  'managed.listAddress': {
    nl: 'De lijst van alle vragen komt van {address}.',
    en: 'The list of all questions comes from {address}.',
  },
  'managed.listUpdates': {
    nl: 'De lijst van alle vragen wordt niet opgehaald of bijgewerkt.',
    en: 'The list of all questions is not fetched or updated.',
  },
  'managed.sync': {
    nl: 'Notities gaan niet naar andere apparaten.',
    en: 'Notes do not go to other devices.',
  },
  'managed.kamerData': {
    nl: 'Aan de Tweede Kamer wordt niets gevraagd.',
    en: 'Nothing is asked of the Tweede Kamer.',
  },
  'managed.unread': {
    nl: 'Dit kon Kantlijn niet lezen: {names}. Wat daarmee wordt geregeld, staat uit. Vraag uw beheerder ernaar te kijken.',
    en: 'Kantlijn could not read this: {names}. What it governs is off. Ask your administrator to look at it.',
  },
  'managed.here': { nl: 'Door uw beheerder uitgezet.', en: 'Switched off by your administrator.' },
} as const satisfies Catalogue;
