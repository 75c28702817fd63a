import type { Catalogue } from '../message.ts';

/**
 * Where a question stands, in the short forms of the strip. `utils/domain/strip/limits.ts` says how long each may be with its values
 * filled in; the long forms are in `status.ts`.
 */
export const stripState = {
  'short.within': { nl: 'binnen drie weken', en: 'within three weeks' },
  'short.afterThree': {
    nl: { one: '{count} dag na drie weken', other: '{count} dagen na drie weken' },
    en: { one: '{count} day after three weeks', other: '{count} days after three weeks' },
  },
  'short.late': {
    nl: { one: '{count} dag te laat', other: '{count} dagen te laat' },
    en: { one: '{count} day late', other: '{count} days late' },
  },
  'short.afterSix': {
    nl: { one: '{count} dag na zes weken', other: '{count} dagen na zes weken' },
    en: { one: '{count} day after six weeks', other: '{count} days after six weeks' },
  },
  'short.left': {
    nl: { one: 'nog {count} dag', other: 'nog {count} dagen' },
    en: { one: '{count} day left', other: '{count} days left' },
  },
  'short.lastDay': { nl: 'laatste dag', en: 'last day' },
  'short.answered': {
    nl: { one: '{date}, {count} dag na indiening', other: '{date}, {count} dagen na indiening' },
    en: { one: '{date}, {count} day after submission', other: '{date}, {count} days after submission' },
  },
  'short.answered.dated': { nl: 'Ontvangen op {date}', en: 'Received on {date}' },
  'short.answered.undated': { nl: 'Ontvangstdatum niet bekend', en: 'Date received not known' },
  'short.threeWeeks': { nl: 'Uiterlijk {date} (drie weken)', en: 'By {date} (three weeks)' },
  'short.sixWeeks': { nl: 'Uiterlijk {date} (zes weken)', en: 'By {date} (six weeks)' },
  'short.ended': { nl: 'Termijn liep af op {date}', en: 'The term ended on {date}' },
  'short.notice': { nl: 'Mededeling van {date}', en: 'Notice of {date}' },
  'short.notice.undated': { nl: 'Mededeling zonder datum', en: 'Notice without a date' },
  'short.noTerm.oral': {
    nl: 'Mondelinge vraag: geen schriftelijke termijn',
    en: 'Oral question: no term for an answer',
  },
  'short.noTerm.senate': { nl: 'Eerste Kamer: geen vaste termijn', en: 'Senate: no fixed term' },
  'short.noTerm.notWritten': { nl: 'Geen schriftelijke vraag: geen termijn', en: 'Not a written question: no term' },
  'short.unknown.sourcesFailed': { nl: 'De bronnen waren niet te lezen', en: 'The sources could not be read' },
  'short.unknown.provisional': { nl: 'Een document is nog niet volledig', en: 'A document is not complete yet' },
  'short.unknown.noSubmittedDate': { nl: 'Datum van indiening niet gevonden', en: 'Date of submission not found' },
  'short.unknown.contradiction': { nl: 'De bronnen spreken elkaar tegen', en: 'The sources contradict each other' },
  'short.unknown.afterSettled': {
    nl: 'Afgedaan, maar daarna kwam een mededeling',
    en: 'Settled, but then another notice came',
  },
  'short.unknown.afterWithdrawn': {
    nl: 'Ingetrokken, maar daarna kwam een mededeling',
    en: 'Withdrawn, but then another notice came',
  },
  'short.unknown.notFound': { nl: 'Niet gevonden bij de bronnen', en: 'Not found at the sources' },
  'short.unknown.typeUnknown': {
    nl: 'Er is een document van onbekend type',
    en: 'There is a document of unknown type',
  },
  'short.unknown.formUnknown': {
    nl: 'Onbekend of dit schriftelijke vragen zijn',
    en: 'Not known if these are written questions',
  },
  'short.unknown.unlinked': {
    nl: 'Van vóór 2010: antwoord niet vast te stellen',
    en: 'Before 2010: answer cannot be established',
  },
  'short.unknown.unmatched': { nl: 'Een document was niet te plaatsen', en: 'A document could not be placed' },
  'short.lastKnown': { nl: 'Eerder: {state} ({date})', en: 'Earlier: {state} ({date})' },
  'short.unnumbered': { nl: 'Geen vraagnummer gevonden', en: 'No question number found' },
  'short.provisional': { nl: 'Nog niet volledig gepubliceerd', en: 'Not published in full yet' },
  'short.pdfOnly': { nl: 'Alleen als pdf; de tekst is niet te lezen', en: 'Only as a PDF; its text cannot be read' },
  'short.nowPublished': { nl: 'Inmiddels volledig gepubliceerd', en: 'Published in full since' },
  'short.to.answer': { nl: 'Antwoord lezen', en: 'Read the answer' },
  'short.to.postponement': { nl: 'Uitstelbericht', en: 'Read the notice' },
  'short.to.notice': { nl: 'Mededeling lezen', en: 'Read the notice' },
  'short.to.letter': { nl: 'Brief lezen', en: 'Read the letter' },
  'short.to.question': { nl: 'Naar de vraag', en: 'To the question' },
  'short.to.pdf': { nl: 'Open de pdf', en: 'Open the PDF' },
  'short.to.final': { nl: 'Daarheen', en: 'Go there' },
  'short.why': { nl: 'Waarom?', en: 'Why?' },
  'line.submitted': { nl: 'Ingezonden {date}', en: 'Submitted {date}' },
  'line.threeWeeks': { nl: 'drie weken {date}', en: 'three weeks {date}' },
  'line.sixWeeks': { nl: 'zes weken {date}', en: 'six weeks {date}' },
  'line.postponement': { nl: 'uitstelbericht {date}', en: 'notice of postponement {date}' },
  'line.answer': { nl: 'antwoord {date}', en: 'answer {date}' },
  'line.supplement': { nl: 'aanvulling {date}', en: 'supplement {date}' },
  'line.settledByLetter': { nl: 'afgedaan {date}', en: 'settled {date}' },
  'line.withdrawn': { nl: 'ingetrokken {date}', en: 'withdrawn {date}' },
  'line.notice': { nl: 'mededeling {date}', en: 'notice {date}' },
  'line.today': { nl: 'vandaag {date}', en: 'today {date}' },
  'line.short.threeWeeks': { nl: '3 weken', en: '3 weeks' },
  'line.short.sixWeeks': { nl: '6 weken', en: '6 weeks' },
  'line.short.today': { nl: 'vandaag', en: 'today' },
  'line.short.postponement': { nl: 'uitstel', en: 'postponed' },
} as const satisfies Catalogue;
