import type { Catalogue } from '../message.ts';

/** What the options say of the list of all questions. */
export const corpus = {
  'corpus.title': { nl: 'Lijst van alle vragen', en: 'List of all questions' },
  'corpus.intro': {
    nl: 'Voor verwante vragen en het zoeken in alle vragen gebruikt Kantlijn een lijst op deze computer. Welke vraag u leest of waarnaar u zoekt, gaat nergens heen.',
    en: 'For related questions and for searching all questions, Kantlijn uses a list on this computer. Which question you read or what you search for goes nowhere.',
  },
  'corpus.reading': { nl: 'De lijst wordt nagekeken…', en: 'Looking at the list…' },
  'corpus.unreachable': {
    nl: 'De lijst kon niet worden nagekeken. Laad deze pagina opnieuw.',
    en: 'The list could not be looked at. Reload this page.',
  },
  'corpus.known': { nl: 'Bekende vragen', en: 'Questions known' },
  'corpus.until': { nl: 'Bijgewerkt tot', en: 'Updated to' },
  'corpus.never': { nl: 'Nog niet', en: 'Not yet' },
  'corpus.packaged': { nl: 'Meegeleverd met Kantlijn', en: 'Came with Kantlijn' },
  'corpus.fetched': { nl: 'Daarna opgehaald', en: 'Fetched since' },
  'corpus.fetchedAll': { nl: 'Opgehaald', en: 'Fetched' },
  'corpus.space': { nl: '{megabytes} MB', en: '{megabytes} MB' },
  'corpus.enabled': { nl: 'Lijst gebruiken', en: 'Use the list' },
  'corpus.daily': { nl: 'Eens per dag bijwerken', en: 'Update once a day' },
  'corpus.update': { nl: 'Nu bijwerken', en: 'Update now' },
  'corpus.fetch': { nl: 'Lijst ophalen', en: 'Fetch the list' },
  'corpus.offer': {
    nl: 'Bij deze uitgave van Kantlijn zit geen lijst. Ophalen bij de zoekdienst van de overheid kost ongeveer {megabytes} MB en {minutes} minuten, en kan tussendoor worden gestopt.',
    en: 'This release of Kantlijn came without the list. Fetching it from the government’s search service takes about {megabytes} MB and {minutes} minutes, and can be paused.',
  },
  'corpus.offerAgain': {
    nl: 'Ophalen bij de zoekdienst van de overheid kost ongeveer {megabytes} MB en {minutes} minuten, en kan tussendoor worden gestopt.',
    en: 'Fetching it from the government’s search service takes about {megabytes} MB and {minutes} minutes, and can be paused.',
  },
  'corpus.forbidden': {
    nl: 'Ophalen en bijwerken is door uw beheerder uitgezet.',
    en: 'Fetching and updating was switched off by your administrator.',
  },
  'corpus.fromAddress': {
    nl: 'De lijst komt van {address}, zoals uw beheerder heeft ingesteld.',
    en: 'The list comes from {address}, as your administrator has set.',
  },
  'corpus.addressFailed': {
    nl: 'Ophalen van dat adres lukte niet ({failure}). Wat er was, blijft.',
    en: 'Fetching from that address failed ({failure}). What was there stays.',
  },
  'corpus.addressFailure.offline': {
    nl: 'niet bereikbaar, of de server staat het niet toe',
    en: 'it cannot be reached, or the server does not allow it',
  },
  'corpus.addressFailure.timeout': { nl: 'geen antwoord op tijd', en: 'no answer in time' },
  'corpus.addressFailure.notFound': { nl: 'daar staat niets', en: 'there is nothing there' },
  'corpus.addressFailure.garbage': { nl: 'geen hele lijst', en: 'no whole list' },
  'corpus.addressFailure.mismatch': {
    nl: 'een lijst van een andere versie van Kantlijn, of met een dag die nog moet komen',
    en: 'a list of another version of Kantlijn, or with a day that is still to come',
  },
  'corpus.addressFailure.tooLarge': { nl: 'te groot', en: 'too large' },
  'corpus.addressFailure.other': { nl: 'geweigerd', en: 'refused' },
  'corpus.pause': { nl: 'Pauzeren', en: 'Pause' },
  'corpus.resume': { nl: 'Verdergaan', en: 'Go on' },
  'corpus.remove': { nl: 'Opgehaalde lijst verwijderen', en: 'Remove the fetched list' },
  'corpus.removeSure': { nl: 'Toch verwijderen', en: 'Remove it' },
  'corpus.cancel': { nl: 'Annuleren', en: 'Cancel' },
  'corpus.sure': {
    nl: 'Wat is opgehaald verdwijnt; het kan later opnieuw worden opgehaald. Notities blijven.',
    en: 'What was fetched disappears; it can be fetched again later. Notes stay.',
  },
  'corpus.running': { nl: '{done} van ongeveer {expected} gelezen', en: '{done} of about {expected} read' },
  'corpus.starting': { nl: 'Bezig…', en: 'Busy…' },
  'corpus.paused': {
    nl: 'Gepauzeerd bij {done} van ongeveer {expected}.',
    en: 'Paused at {done} of about {expected}.',
  },
  'corpus.packing': {
    nl: 'De lijst wordt klaargemaakt. Dat duurt een minuut of twee.',
    en: 'The list is being prepared. This takes a minute or two.',
  },
  'corpus.failed': { nl: '{failure} Wat al is gelezen blijft bewaard.', en: '{failure} What was read is kept.' },
  'corpus.failure.offline': { nl: 'De zoekdienst is niet bereikbaar.', en: 'The search service cannot be reached.' },
  'corpus.failure.timeout': {
    nl: 'De zoekdienst antwoordde niet op tijd.',
    en: 'The search service did not answer in time.',
  },
  'corpus.failure.rateLimited': {
    nl: 'De zoekdienst vraagt om rustiger aan te doen.',
    en: 'The search service asks to slow down.',
  },
  'corpus.failure.serverError': { nl: 'De zoekdienst gaf een storing.', en: 'The search service had a fault.' },
  'corpus.failure.notFound': {
    nl: 'De zoekdienst staat niet meer op deze plek.',
    en: 'The search service is no longer at this address.',
  },
  'corpus.failure.garbage': {
    nl: 'De zoekdienst gaf een onleesbaar antwoord.',
    en: 'The search service gave an unreadable answer.',
  },
  'corpus.failure.rejected': {
    nl: 'De zoekdienst weigerde de zoekvraag.',
    en: 'The search service refused the query.',
  },
  'corpus.failure.mismatch': {
    nl: 'De zoekdienst gaf iets anders dan gevraagd.',
    en: 'The search service gave something other than asked.',
  },
  'corpus.failure.tooLarge': {
    nl: 'De zoekdienst gaf een te groot antwoord.',
    en: 'The search service gave too large an answer.',
  },
  'corpus.failure.forbidden': { nl: 'De zoekdienst weigerde de toegang.', en: 'The search service refused access.' },
  'corpus.problem.damaged': {
    nl: 'De lijst is beschadigd. Haal haar opnieuw op.',
    en: 'The list is damaged. Fetch it again.',
  },
  'corpus.problem.older': {
    nl: 'De lijst is van een oudere versie van Kantlijn. Haal haar opnieuw op.',
    en: 'The list is from an older version of Kantlijn. Fetch it again.',
  },
  'corpus.problem.newer': {
    nl: 'De lijst is van een nieuwere versie van Kantlijn.',
    en: 'The list is from a newer version of Kantlijn.',
  },
  'corpus.problem.unavailable': {
    nl: 'De opslag van de browser is niet bereikbaar; wat was opgehaald telt nu niet mee.',
    en: 'The browser’s storage cannot be reached; what was fetched does not count now.',
  },
  'corpus.off': {
    nl: 'De lijst staat uit: er wordt niets van gelezen, getoond of opgehaald.',
    en: 'The list is off: nothing of it is read, shown or fetched.',
  },
  'corpus.progress': { nl: 'Voortgang van het ophalen', en: 'Progress of fetching' },
} as const satisfies Catalogue;
