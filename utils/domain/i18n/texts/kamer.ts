import type { Catalogue } from '../message.ts';

/** What is said in the frame of the Tweede Kamer's own data. */
export const kamer = {
  'kamer.title': { nl: 'Volgens de Tweede Kamer', en: 'According to the Tweede Kamer' },
  'kamer.reading': {
    nl: 'De gegevens van de Tweede Kamer worden gelezen…',
    en: 'Reading the data of the Tweede Kamer…',
  },
  'kamer.noAccess': {
    nl: 'De browser staat {host} niet toe. Toegang geven of dit uitzetten kan in de instellingen.',
    en: 'The browser does not allow {host}. Allow it, or switch this off, in the settings.',
  },
  'kamer.settings': { nl: 'Instellingen', en: 'Settings' },
  'kamer.none': {
    nl: 'De Tweede Kamer heeft in haar open data geen vragen met dit nummer.',
    en: 'The open data of the Tweede Kamer have no questions with this number.',
  },
  'kamer.failed': {
    nl: 'De gegevens van de Tweede Kamer konden niet worden gelezen: {what}. Wat Kantlijn verder toont, rust daar niet op.',
    en: 'The data of the Tweede Kamer could not be read: {what}. Nothing else that Kantlijn shows rests on them.',
  },
  'kamer.failed.otherNames': {
    nl: '{what} noemt de gegevens anders dan Kantlijn ze kent; zie Diagnose',
    en: '{what} calls its data other than Kantlijn knows them; see Diagnose',
  },
  'kamer.failed.unreadable': { nl: '{what} gaf een onleesbaar antwoord', en: '{what} gave an unreadable answer' },
  'kamer.kind': { nl: 'Soort zaak', en: 'Kind of case' },
  'kamer.ministry': { nl: 'ministerie van {name}', en: 'ministry of {name}' },
  'kamer.term': { nl: 'Termijn van de Kamer', en: 'Term named by the Kamer' },
  'kamer.term.why': {
    nl: 'Kantlijn rekent hier niet mee: het telt zelf drie en zes weken vanaf de indiening.',
    en: 'Kantlijn does not count with this: it counts three and six weeks itself, from the submission.',
  },
  'kamer.documents': { nl: 'Documenten bij de Kamer', en: 'Documents at the Kamer' },
  'kamer.document.notFound': {
    nl: 'nog niet gevonden op officielebekendmakingen.nl; telt niet als antwoord of uitstel',
    en: 'not found yet on officielebekendmakingen.nl; does not count as an answer or a postponement',
  },
  'kamer.document.unsure': {
    nl: 'of dit al op officielebekendmakingen.nl staat, is niet zeker',
    en: 'whether this is on officielebekendmakingen.nl already is not certain',
  },
  'kamer.unread': {
    nl: {
      one: '{count} onderdeel kon niet worden gelezen; er kan dus meer zijn.',
      other: '{count} onderdelen konden niet worden gelezen; er kan dus meer zijn.',
    },
    en: {
      one: '{count} part could not be read, so there may be more.',
      other: '{count} parts could not be read, so there may be more.',
    },
  },
  'kamer.readAt': { nl: 'Gelezen {time} bij {host}', en: 'Read {time} from {host}' },
} as const satisfies Catalogue;
