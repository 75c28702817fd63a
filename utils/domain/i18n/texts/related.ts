import type { Catalogue } from '../message.ts';

/** What is said of related questions, in the page and in the library. */
export const related = {
  'related.title': { nl: 'Verwante vragen', en: 'Related questions' },
  'related.updated': { nl: 'bijgewerkt tot {date}', en: 'updated to {date}' },
  'related.partly': { nl: 'Een deel van de lijst kon niet worden gelezen.', en: 'Part of the list could not be read.' },
  'related.loading': { nl: 'Verwante vragen worden gezocht…', en: 'Looking for related questions…' },
  'related.empty': { nl: 'Geen verwante vragen gevonden.', en: 'No related questions found.' },
  'related.unsure': {
    nl: 'Geen vragen gevonden die duidelijk verwant zijn.',
    en: 'No questions found that are clearly related.',
  },
  'related.more': { nl: 'Meer tonen ({count})', en: 'Show more ({count})' },
  'related.possible': { nl: 'Misschien verwant', en: 'Perhaps related' },
  'related.possible.show': { nl: 'Misschien verwant ({count})', en: 'Perhaps related ({count})' },
  'related.less': { nl: 'Minder tonen', en: 'Show less' },
  'related.options': { nl: 'Naar de instellingen van de lijst', en: 'To the settings of the list' },
  'related.without.off': {
    nl: 'De lijst van alle vragen staat uit.',
    en: 'The list of all questions is switched off.',
  },
  'related.without.empty': {
    nl: 'De lijst van alle vragen is nog niet op deze computer.',
    en: 'The list of all questions is not on this computer yet.',
  },
  'related.without.unlisted': {
    nl: 'Deze vraag staat niet in de lijst van alle vragen.',
    en: 'This question is not in the list of all questions.',
  },
  'related.without.damaged': {
    nl: 'De lijst van alle vragen is beschadigd.',
    en: 'The list of all questions is damaged.',
  },
  'related.without.older': {
    nl: 'De lijst van alle vragen is van een oudere versie van Kantlijn.',
    en: 'The list of all questions is from an older version of Kantlijn.',
  },
  'related.without.newer': {
    nl: 'De lijst van alle vragen is van een nieuwere versie van Kantlijn.',
    en: 'The list of all questions is from a newer version of Kantlijn.',
  },
  'related.without.unavailable': {
    nl: 'De lijst van alle vragen kon niet worden gelezen.',
    en: 'The list of all questions could not be read.',
  },
  'related.without.failed': {
    nl: 'De verwante vragen konden niet worden opgevraagd.',
    en: 'The related questions could not be requested.',
  },
  'meanwhile.button': { nl: 'Zoek intussen', en: 'Search meanwhile' },
  'meanwhile.about': {
    nl: {
      one: 'Zoekt één keer bij repository.overheid.nl op het woord {words}. Die dienst van de overheid ziet dan dit woord.',
      other:
        'Zoekt één keer bij repository.overheid.nl op de woorden {words}. Die dienst van de overheid ziet dan deze woorden.',
    },
    en: {
      one: 'Searches repository.overheid.nl once for the word {words}. That government service then sees this word.',
      other:
        'Searches repository.overheid.nl once for the words {words}. That government service then sees these words.',
    },
  },
  'meanwhile.busy': { nl: 'Er wordt gezocht…', en: 'Searching…' },
  'meanwhile.title': { nl: 'Gevonden door de zoekdienst', en: 'Found by the search service' },
  'meanwhile.how': {
    nl: {
      one: 'Vragen met het woord {words}, alleen op dat woord gezocht. Wat hier niet staat kan er wel zijn.',
      other:
        'Vragen met ten minste twee van de woorden {words}, alleen op woorden gezocht. Wat hier niet staat kan er wel zijn.',
    },
    en: {
      one: 'Questions with the word {words}, searched by that word alone. What is not here may exist.',
      other: 'Questions with at least two of the words {words}, searched by words alone. What is not here may exist.',
    },
  },
  'meanwhile.none': {
    nl: 'Niet gevonden met: {words}. Dat zegt niet dat er geen verwante vragen zijn.',
    en: 'Not found with: {words}. That does not say that there are no related questions.',
  },
  'meanwhile.more': { nl: 'De zoekdienst heeft er meer.', en: 'The search service has more.' },
  'meanwhile.failed': { nl: '{failure} Probeer het later nog eens.', en: '{failure} Try again later.' },
  'rail.self': { nl: 'deze vraag', en: 'this question' },
  'rail.undated': { nl: 'zonder datum', en: 'no date' },
  'related.unlistedTitle': { nl: 'Vraag {number}', en: 'Question {number}' },
  'related.others': {
    nl: { one: 'en nog {count}', other: 'en nog {count}' },
    en: { one: 'and {count} more', other: 'and {count} more' },
  },
  'related.after': {
    nl: { one: 'na {count} dag', other: 'na {count} dagen' },
    en: { one: 'after {count} day', other: 'after {count} days' },
  },
  'related.after.same': { nl: 'op dezelfde dag', en: 'on the same day' },
  'related.late': {
    nl: { one: '{count} dag te laat', other: '{count} dagen te laat' },
    en: { one: '{count} day late', other: '{count} days late' },
  },
  'related.late.probably': {
    nl: { one: 'Waarschijnlijk {count} dag te laat', other: 'Waarschijnlijk {count} dagen te laat' },
    en: { one: 'Probably {count} day late', other: 'Probably {count} days late' },
  },
  'related.submitted.today': { nl: 'vandaag ingezonden', en: 'submitted today' },
  'related.submitted.ago': {
    nl: { one: '{count} dag geleden ingezonden', other: '{count} dagen geleden ingezonden' },
    en: { one: 'submitted {count} day ago', other: 'submitted {count} days ago' },
  },
  'related.submitted.same': { nl: 'op die dag ingezonden', en: 'submitted that day' },
  'related.submitted.earlier': {
    nl: { one: 'ingezonden {count} dag eerder', other: 'ingezonden {count} dagen eerder' },
    en: { one: 'submitted {count} day earlier', other: 'submitted {count} days earlier' },
  },
  'related.asOf': { nl: 'stand {date}', en: 'as of {date}' },
  'related.notes': {
    nl: { one: '{count} eigen notitie', other: '{count} eigen notities' },
    en: { one: '{count} note of yours', other: '{count} notes of yours' },
  },
  'related.follow': { nl: 'Volgen: {title}', en: 'Follow: {title}' },
  'related.notKept': { nl: 'Volgen kon niet worden bewaard.', en: 'Following could not be kept.' },
  'relation.followUp': { nl: 'eerdere ronde', en: 'earlier round' },
  'relation.refers': { nl: 'hier genoemd', en: 'named here' },
  'relation.referredBy': { nl: 'verwijst hierheen', en: 'refers here' },
  'relation.sameSource': { nl: 'zelfde artikel', en: 'same article' },
  'relation.sameSubject': { nl: 'zelfde onderwerp', en: 'same subject' },
  'relation.sameSubmitter': { nl: 'zelfde indiener', en: 'same member' },
  'relation.sameCategory': { nl: 'zelfde rubriek', en: 'same category' },
  'relation.samePortfolio': { nl: 'vergelijkbare portefeuille', en: 'similar portfolio' },
  'relation.sameTime': { nl: 'zelfde tijd', en: 'same time' },
  'related.about': { nl: 'over {words}', en: 'on {words}' },
  'series.label': { nl: 'Reeks van vervolgvragen', en: 'Series of follow-up questions' },
  'series.previous': { nl: 'Vorige in deze reeks', en: 'Previous in this series' },
  'series.next': { nl: 'Volgende in deze reeks', en: 'Next in this series' },
} as const satisfies Catalogue;
