import type { ViewState } from '../../status/states.ts';
import type { Catalogue } from '../message.ts';

/** The word of each state of a written question, why it has it, and its due day. */
export const states = {
  'state.answered': { nl: 'Beantwoord', en: 'Answered' },
  'state.settledByLetter': { nl: 'Afgedaan per brief', en: 'Settled by letter' },
  'state.withdrawn': { nl: 'Ingetrokken', en: 'Withdrawn' },
  'state.open': { nl: 'Wacht op antwoord', en: 'Awaiting answer' },
  'state.postponed': { nl: 'Uitgesteld', en: 'Postponed' },
  'state.probablyPostponed': { nl: 'Uitgesteld (waarschijnlijk)', en: 'Postponed (probably)' },
  'state.overdue': { nl: 'Te laat', en: 'Overdue' },
  'state.probablyOverdue': { nl: 'Te laat (waarschijnlijk)', en: 'Overdue (probably)' },
  'state.noTerm': { nl: 'Geen termijn', en: 'No term' },
  'state.unknown': { nl: 'Onbekend', en: 'Unknown' },
  'state.closed': { nl: 'Afgedaan', en: 'Dealt with' },
  'state.notice': { nl: 'Mededeling', en: 'Notice' },
  'state.noAnswer': { nl: 'Geen antwoord gevonden', en: 'No answer found' },
  'state.loading': { nl: 'Status wordt opgezocht', en: 'Looking up the status' },
  'why.answered': { nl: 'Antwoord ontvangen op {date}.', en: 'Answer received on {date}.' },
  'why.answered.undated': {
    nl: 'Er is een antwoord gepubliceerd; de ontvangstdatum is niet bekend.',
    en: 'An answer has been published; the date it was received is not known.',
  },
  'why.answered.in': {
    nl: {
      one: 'Antwoord ontvangen op {date}, na {count} dag',
      other: 'Antwoord ontvangen op {date}, na {count} dagen',
    },
    en: {
      one: 'Answer received on {date}, after {count} day',
      other: 'Answer received on {date}, after {count} days',
    },
  },
  'why.answered.within': { nl: 'binnen de drie weken.', en: 'within the three weeks.' },
  'why.answered.afterThree': {
    nl: { one: '{count} dag na de drie weken.', other: '{count} dagen na de drie weken.' },
    en: {
      one: '{count} day after the three weeks.',
      other: '{count} days after the three weeks.',
    },
  },
  'why.answered.afterSix': {
    nl: { one: '{count} dag na de zes weken.', other: '{count} dagen na de zes weken.' },
    en: { one: '{count} day after the six weeks.', other: '{count} days after the six weeks.' },
  },
  'why.answered.supplements': {
    nl: {
      one: 'Later aangevuld met {count} document.',
      other: 'Later aangevuld met {count} documenten.',
    },
    en: {
      one: 'Supplemented later by {count} document.',
      other: 'Supplemented later by {count} documents.',
    },
  },
  'why.settledByLetter': {
    nl: 'Een mededeling van {date} zegt dat de vragen zijn afgedaan in een brief aan de Kamer of in een ander antwoord.',
    en: 'A notice of {date} says the questions were dealt with in a letter to the House or in another answer.',
  },
  'why.settledByLetter.undated': {
    nl: 'Een mededeling zegt dat de vragen zijn afgedaan in een brief aan de Kamer of in een ander antwoord.',
    en: 'A notice says the questions were dealt with in a letter to the House or in another answer.',
  },
  'why.settledByLetter.letter': { nl: 'Brief: {letter}.', en: 'Letter: {letter}.' },
  'why.withdrawn': {
    nl: 'Een mededeling van {date} zegt dat de vragen zijn ingetrokken.',
    en: 'A notice of {date} says the questions were withdrawn.',
  },
  'why.withdrawn.undated': {
    nl: 'Een mededeling zegt dat de vragen zijn ingetrokken.',
    en: 'A notice says the questions were withdrawn.',
  },
  'why.open': {
    nl: {
      one: 'Antwoord verwacht uiterlijk {date}; nog {count} dag van de drie weken.',
      other: 'Antwoord verwacht uiterlijk {date}; nog {count} dagen van de drie weken.',
    },
    en: {
      one: 'Answer expected by {date}; {count} day of the three weeks left.',
      other: 'Answer expected by {date}; {count} days of the three weeks left.',
    },
  },
  'why.open.today': {
    nl: 'Antwoord verwacht uiterlijk vandaag, {date}: de laatste dag van de drie weken.',
    en: 'Answer expected by today, {date}: the last day of the three weeks.',
  },
  'why.postponed': { nl: 'Uitgesteld op {date}.', en: 'Postponed on {date}.' },
  'why.postponed.undated': {
    nl: 'Er is een uitstelbericht gepubliceerd.',
    en: 'A notice of postponement has been published.',
  },
  'why.postponed.reason': { nl: 'Reden: {reason}', en: 'Reason, in Dutch: “{reason}”' },
  'why.postponed.whole': { nl: 'Hele bericht lezen', en: 'Read the whole notice' },
  'why.postponed.after': {
    nl: 'Zonder antwoord na {date} komt de vraag op het openbare overzicht van vragen die langer dan zes weken wachten.',
    en: 'Without an answer after {date} the question goes on the public list of questions waiting longer than six weeks.',
  },
  'why.notice.says': { nl: 'De mededeling zegt: “{said}”', en: 'The notice says: “{said}”' },
  'why.notice.unclear': {
    nl: 'Er is een mededeling die Kantlijn niet begrijpt: “{said}”',
    en: 'There is a notice that Kantlijn does not understand: “{said}”',
  },
  'why.notice.unclear.dated': {
    nl: 'Er is een mededeling die Kantlijn niet begrijpt, van {date}: “{said}”',
    en: 'There is a notice that Kantlijn does not understand, of {date}: “{said}”',
  },
  'why.notice.empty': {
    nl: 'Er is een mededeling die Kantlijn niet begrijpt: zij heeft geen tekst.',
    en: 'There is a notice that Kantlijn does not understand: it has no text.',
  },
  'why.notice.empty.dated': {
    nl: 'Er is een mededeling die Kantlijn niet begrijpt, van {date}: zij heeft geen tekst.',
    en: 'There is a notice that Kantlijn does not understand, of {date}: it has no text.',
  },
  'why.probablyPostponed': {
    nl: 'Bijna elke mededeling is een uitstelbericht; dan loopt de termijn van zes weken, tot {date}. Zeker is dat niet.',
    en: 'Nearly every notice is a postponement; then the term of six weeks runs, until {date}. This is not certain.',
  },
  'why.overdue.threeWeeks': {
    nl: {
      one: 'De drie weken liepen af op {date}, {count} dag geleden, zonder antwoord of uitstelbericht.',
      other: 'De drie weken liepen af op {date}, {count} dagen geleden, zonder antwoord of uitstelbericht.',
    },
    en: {
      one: 'The three weeks ended on {date}, {count} day ago, without an answer or a notice of postponement.',
      other: 'The three weeks ended on {date}, {count} days ago, without an answer or a notice of postponement.',
    },
  },
  'why.overdue.sixWeeks': {
    nl: {
      one: 'De zes weken liepen af op {date}, {count} dag geleden, zonder antwoord.',
      other: 'De zes weken liepen af op {date}, {count} dagen geleden, zonder antwoord.',
    },
    en: {
      one: 'The six weeks ended on {date}, {count} day ago, without an answer.',
      other: 'The six weeks ended on {date}, {count} days ago, without an answer.',
    },
  },
  'why.noAnswer': {
    nl: 'De termijn liep af op {date}. Er is geen antwoord gevonden; na een jaar kan het onder een ander nummer staan.',
    en: 'The term ended on {date}. No answer was found; after a year it may be under another number.',
  },
  'why.overdue.notice': { nl: 'Eerder uitgesteld op {date}.', en: 'Postponed earlier, on {date}.' },
  'why.noTerm.oral': {
    nl: 'Dit is een mondelinge vraag; die wordt in de Kamer beantwoord en heeft geen schriftelijke termijn.',
    en: 'This is an oral question; it is answered in the House and has no written term.',
  },
  'why.noTerm.senate': {
    nl: 'Dit is een vraag uit de Eerste Kamer; daarvoor geldt geen vaste termijn.',
    en: 'This is a question from the Senate; no fixed term applies.',
  },
  'why.noTerm.notWritten': {
    nl: 'Dit is geen schriftelijke vraag; er geldt geen termijn.',
    en: 'This is not a written question; no term applies.',
  },
  'why.unknown.sourcesFailed': { nl: 'De bronnen konden niet worden gelezen.', en: 'The sources could not be read.' },
  'why.unknown.unlinked': {
    nl: 'De bronnen koppelen antwoorden op vragen van vóór 2010 niet betrouwbaar aan de vraag. Of er een antwoord is, staat dus niet vast.',
    en: 'The sources do not reliably link answers to questions from before 2010, so whether there is an answer is not certain.',
  },
  'why.unknown.noSubmittedDate': {
    nl: 'De datum van indiening is niet gevonden, dus de termijn is niet te berekenen.',
    en: 'The date of submission was not found, so the term cannot be computed.',
  },
  'why.after.postponement': {
    nl: 'Daarna kwam er een uitstelbericht, op {date}.',
    en: 'After that came a notice of postponement, on {date}.',
  },
  'why.unknown.afterSettled': {
    nl: 'Of de vragen daarmee zijn afgedaan of nog een antwoord krijgen, is niet vast te stellen.',
    en: 'Whether the questions are dealt with by that, or are still to be answered, cannot be established.',
  },
  'why.unknown.afterWithdrawn': {
    nl: 'Of de vragen zijn ingetrokken of nog een antwoord krijgen, is niet vast te stellen.',
    en: 'Whether the questions are withdrawn, or are still to be answered, cannot be established.',
  },
  'why.unknown.contradiction': { nl: 'De bronnen spreken elkaar tegen.', en: 'The sources contradict each other.' },
  'why.unknown.notFound': {
    nl: 'De vraag is niet gevonden bij de bronnen.',
    en: 'The sources do not know this question.',
  },
  'why.unknown.typeUnknown': {
    nl: 'Er is een document over deze vraag gepubliceerd, maar het zegt niet of het een antwoord of een uitstelbericht is.',
    en: 'A document about this question was published, but it does not say whether it is an answer or a postponement.',
  },
  'why.unknown.formUnknown': {
    nl: 'De bronnen zeggen niet of dit schriftelijke vragen zijn, en dus ook niet of er een termijn loopt.',
    en: 'The sources do not say whether these are written questions, nor, therefore, whether a term applies.',
  },
  'why.unknown.provisional': {
    nl: 'Er is een document over deze vraag dat nog niet volledig is gepubliceerd. Of het een antwoord of een uitstelbericht is, valt nog niet te lezen.',
    en: 'There is a document about this question that is not yet fully published. Whether it is an answer or a postponement cannot be read yet.',
  },
  'why.unknown.unmatched': {
    nl: 'Bij deze vraag hoort volgens de bronnen een document dat Kantlijn niet kon lezen of niet met zekerheid bij deze vraag kon plaatsen. Of er een antwoord is, staat dus niet vast.',
    en: 'The sources link a document to this question that Kantlijn could not read, or could not match to this question with certainty. So whether there is an answer is not certain.',
  },
  'why.unknown.elsewhere': {
    nl: 'De Tweede Kamer heeft bij deze vraag al een antwoord of mededeling die op officielebekendmakingen.nl nog niet is gevonden. Dat de vraag nog open staat, zegt Kantlijn daarom niet.',
    en: 'The Tweede Kamer already has an answer or notice to this question that was not yet found on officielebekendmakingen.nl. So Kantlijn does not say that the question is still open.',
  },
  'why.unknown.lastKnown': { nl: 'Laatst bekend: {state} ({date}).', en: 'Last known: {state} ({date}).' },
  'why.loading': { nl: 'Kantlijn leest de officiële bronnen.', en: 'Kantlijn is reading the official sources.' },
  'due.threeWeeks': { nl: 'Uiterlijk {date}', en: 'By {date}' },
  'due.sixWeeks': { nl: 'Uiterlijk {date} (zes weken)', en: 'By {date} (six weeks)' },
} as const satisfies Catalogue & Record<`state.${ViewState | 'loading'}`, unknown>;

/**
 * The same in the short forms of the strip. `utils/domain/strip/limits.ts` says how long each may be with its values filled
 * in.
 */
export const shortStates = {
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
    en: { one: '{date}, after {count} day', other: '{date}, after {count} days' },
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
    nl: 'Afgedaan per brief, daarna een mededeling',
    en: 'Settled by letter, then another notice',
  },
  'short.unknown.afterWithdrawn': {
    nl: 'Ingetrokken, daarna een mededeling',
    en: 'Withdrawn, then another notice',
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
    nl: 'Van vóór 2010: antwoord niet te bepalen',
    en: 'Before 2010: answer cannot be established',
  },
  'short.unknown.unmatched': { nl: 'Een document was niet te plaatsen', en: 'A document could not be placed' },
  'short.unknown.elsewhere': {
    nl: 'De Tweede Kamer heeft een nieuwer stuk',
    en: 'The Tweede Kamer has a newer document',
  },
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
} as const satisfies Catalogue;
