import type { Catalogue } from '../message.ts';

/** What is said of followed questions: in notifications, in the list of events and in the view "Mijn vragen". */
export const following = {
  'event.answered': { nl: 'Er is een antwoord', en: 'There is an answer' },
  'event.settledByLetter': { nl: 'Afgedaan met een brief', en: 'Dealt with in a letter' },
  'event.withdrawn': { nl: 'De vragen zijn ingetrokken', en: 'The questions were withdrawn' },
  'event.corrected': { nl: 'Het antwoord is gecorrigeerd', en: 'The answer was corrected' },
  'event.supplement': { nl: 'Er is een aanvullend antwoord', en: 'There is a supplementary answer' },
  'event.postponed': { nl: 'Er is een uitstelbericht', en: 'There is a postponement' },
  'event.notice': {
    nl: 'Er is een mededeling, waarschijnlijk uitstel',
    en: 'There is a notice, probably a postponement',
  },
  'event.sixWeeks': { nl: 'Zes weken voorbij, geen antwoord gevonden', en: 'Six weeks have passed, no answer found' },
  'event.sixWeeks.probable': {
    nl: 'Zes weken voorbij, waarschijnlijk zonder antwoord',
    en: 'Six weeks have passed, probably without an answer',
  },
  'event.threeWeeks': { nl: 'Drie weken voorbij, geen bericht gevonden', en: 'Three weeks have passed, no word found' },
  'event.new': { nl: 'Nieuwe vraag', en: 'New question' },
  'event.final': { nl: 'De definitieve publicatie is er', en: 'The final publication is there' },
  'notice.many': {
    nl: { one: 'Nieuws over {count} gevolgde vraag', other: 'Nieuws over {count} gevolgde vragen' },
    en: { one: 'News on {count} followed question', other: 'News on {count} followed questions' },
  },
  'notice.more': {
    nl: { one: 'en nog {count} bericht', other: 'en nog {count} berichten' },
    en: { one: 'and {count} more', other: 'and {count} more' },
  },
} as const satisfies Catalogue;
