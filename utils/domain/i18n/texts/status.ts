import type { Catalogue } from '../message.ts';

/** States of a written question and the sentence that explains each. */
export const status = {
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
    nl: 'Er is een document over deze vraag gepubliceerd, maar het zegt niet of het een antwoord of uitstel is.',
    en: 'A document about this question was published, but it does not say whether it is an answer or a postponement.',
  },
  'why.unknown.formUnknown': {
    nl: 'De bronnen zeggen niet of dit schriftelijke vragen zijn, en dus ook niet of er een termijn loopt.',
    en: 'The sources do not say whether these are written questions, so neither whether a term runs.',
  },
  'why.unknown.provisional': {
    nl: 'Er is een document over deze vraag dat nog niet volledig is gepubliceerd. Of het een antwoord of uitstel is, valt nog niet te lezen.',
    en: 'There is a document about this question that is not yet fully published. Whether it is an answer or a postponement cannot be read yet.',
  },
  'why.unknown.unmatched': {
    nl: 'Bij deze vraag hoort volgens de bronnen een document dat Kantlijn niet kon lezen of niet met zekerheid bij deze vraag kon plaatsen. Of er een antwoord is, staat dus niet vast.',
    en: 'The sources link a document to this question that Kantlijn could not read, or not put with this question for certain. So whether there is an answer is not certain.',
  },
  'why.unknown.lastKnown': { nl: 'Laatst bekend: {state} ({date}).', en: 'Last known: {state} ({date}).' },
  'why.loading': { nl: 'Kantlijn leest de officiële bronnen.', en: 'Kantlijn is reading the official sources.' },

  'due.threeWeeks': { nl: 'Uiterlijk {date}', en: 'By {date}' },
  'due.sixWeeks': { nl: 'Zes weken om op {date}', en: 'Six weeks end on {date}' },

  'timeline.label': { nl: 'Tijdlijn', en: 'Timeline' },
  'timeline.submitted': { nl: 'Ingezonden', en: 'Submitted' },
  'timeline.threeWeeks': { nl: 'Drie weken', en: 'Three weeks' },
  'timeline.postponement': { nl: 'Uitstel', en: 'Postponed' },
  'timeline.sixWeeks': { nl: 'Zes weken', en: 'Six weeks' },
  'timeline.answer': { nl: 'Antwoord', en: 'Answer' },
  'timeline.supplement': { nl: 'Aanvulling', en: 'Supplement' },
  'timeline.settledByLetter': { nl: 'Afgedaan', en: 'Settled' },
  'timeline.withdrawn': { nl: 'Ingetrokken', en: 'Withdrawn' },
  'timeline.notice': { nl: 'Mededeling', en: 'Notice' },
  'timeline.today': { nl: 'Vandaag', en: 'Today' },

  'failure.some': {
    nl: 'Niet alle bronnen konden worden gelezen: {what}. De status kan daardoor achterlopen.',
    en: 'Not every source could be read: {what}. The status may lag behind.',
  },
  'failure.offline': { nl: '{what} is niet bereikbaar', en: '{what} cannot be reached' },
  'failure.timeout': { nl: '{what} antwoordde niet op tijd', en: '{what} did not answer in time' },
  'failure.rateLimited': { nl: '{what} vraagt om rustiger aan te doen', en: '{what} asks to slow down' },
  'failure.until': { nl: '{what} vraagt te wachten tot {time}', en: '{what} asks to wait until {time}' },
  'failure.serverError': { nl: '{what} gaf een storing', en: '{what} is failing' },
  'failure.notFound': { nl: '{what} kent het document niet', en: '{what} does not know the document' },
  'failure.garbage': { nl: '{what} gaf een onleesbaar antwoord', en: '{what} gave an unreadable answer' },
  'failure.rejected': { nl: '{what} weigerde de zoekvraag', en: '{what} refused the query' },
  'failure.mismatch': { nl: '{what} gaf gegevens van een ander document', en: '{what} gave data of another document' },
  'failure.tooLarge': { nl: '{what} gaf een te groot antwoord', en: '{what} gave too large an answer' },
  'failure.forbidden': { nl: '{what} weigerde de toegang', en: '{what} refused access' },

  'sourceError.read.address': { nl: 'adres', en: 'address' },
  'sourceError.read.metadata': { nl: 'metadata', en: 'metadata' },
  'sourceError.read.number': { nl: 'nummer', en: 'number' },
  'sourceError.read.received': { nl: 'ontvangen', en: 'received' },
  'sourceError.read.submitted': { nl: 'ingezonden', en: 'submitted' },
  'sourceError.read.published': { nl: 'gepubliceerd', en: 'published' },
  'sourceError.receivedBeforeSubmitted': {
    nl: 'Fout in de bron ({document}): ontvangen vóór ingezonden ({detail}). Met deze datum is niet gerekend.',
    en: 'Error in the source ({document}): received before submitted ({detail}). This date was not computed with.',
  },
  'sourceError.impossibleDate': {
    nl: 'Fout in de bron ({document}): een datum die niet bestaat ({detail}). Met deze datum is niet gerekend.',
    en: 'Error in the source ({document}): a date that does not exist ({detail}). This date was not computed with.',
  },
  'sourceError.unreadableDate': {
    nl: 'Niet gelezen ({document}): een datum in een vorm die Kantlijn niet met zekerheid begrijpt ({detail}). Met deze datum is niet gerekend.',
    en: 'Not read ({document}): a date in a form that Kantlijn does not understand for certain ({detail}). This date was not computed with.',
  },
  'sourceError.receivedInFuture': {
    nl: 'Fout in de bron ({document}): een ontvangstdatum in de toekomst ({detail}). Met deze datum is niet gerekend.',
    en: 'Error in the source ({document}): a received date in the future ({detail}). This date was not computed with.',
  },
  'sourceError.submittedInFuture': {
    nl: 'Fout in de bron ({document}): een datum van indiening in de toekomst ({detail}). Met deze datum is niet gerekend.',
    en: 'Error in the source ({document}): a submitted date in the future ({detail}). This date was not computed with.',
  },
  'sourceError.contradictoryDates': {
    nl: 'Fout in de bron ({document}): tegenstrijdige datums ({detail}).',
    en: 'Error in the source ({document}): contradictory dates ({detail}).',
  },
  'sourceError.contradictoryNumbers': {
    nl: 'Fout in de bron ({document}): tegenstrijdige nummers ({detail}).',
    en: 'Error in the source ({document}): numbers that contradict each other ({detail}).',
  },
} as const satisfies Catalogue;
