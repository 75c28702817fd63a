/** States of a written question and the sentence that explains each. */
export const status = {
  'state.answered': 'Beantwoord',
  'state.settledByLetter': 'Afgedaan per brief',
  'state.withdrawn': 'Ingetrokken',
  'state.open': 'Wacht op antwoord',
  'state.postponed': 'Uitgesteld',
  'state.probablyPostponed': 'Uitgesteld (waarschijnlijk)',
  'state.overdue': 'Te laat',
  'state.probablyOverdue': 'Te laat (waarschijnlijk)',
  'state.noTerm': 'Geen termijn',
  'state.unknown': 'Onbekend',
  'state.loading': 'Status wordt opgezocht',

  'why.answered': 'Antwoord ontvangen op {date}.',
  'why.answered.undated': 'Er is een antwoord gepubliceerd; de ontvangstdatum is niet bekend.',
  'why.answered.in': {
    one: 'Antwoord ontvangen op {date}, na {count} dag',
    other: 'Antwoord ontvangen op {date}, na {count} dagen',
  },
  'why.answered.within': 'binnen de drie weken.',
  'why.answered.afterThree': { one: '{count} dag na de drie weken.', other: '{count} dagen na de drie weken.' },
  'why.answered.afterSix': { one: '{count} dag na de zes weken.', other: '{count} dagen na de zes weken.' },
  'why.answered.supplements': {
    one: 'Later aangevuld met {count} document.',
    other: 'Later aangevuld met {count} documenten.',
  },
  'why.settledByLetter':
    'Een mededeling van {date} zegt dat de vragen zijn afgedaan in een brief aan de Kamer of in een ander antwoord.',
  'why.settledByLetter.undated':
    'Een mededeling zegt dat de vragen zijn afgedaan in een brief aan de Kamer of in een ander antwoord.',
  'why.settledByLetter.letter': 'Brief: {letter}.',
  'why.withdrawn': 'Een mededeling van {date} zegt dat de vragen zijn ingetrokken.',
  'why.withdrawn.undated': 'Een mededeling zegt dat de vragen zijn ingetrokken.',
  'why.open': {
    one: 'Antwoord verwacht uiterlijk {date}; nog {count} dag van de drie weken.',
    other: 'Antwoord verwacht uiterlijk {date}; nog {count} dagen van de drie weken.',
  },
  'why.open.today': 'Antwoord verwacht uiterlijk vandaag, {date}: de laatste dag van de drie weken.',
  'why.postponed': 'Uitgesteld op {date}.',
  'why.postponed.undated': 'Er is een uitstelbericht gepubliceerd.',
  'why.postponed.reason': 'Reden: {reason}',
  'why.postponed.whole': 'Hele bericht lezen',
  'why.postponed.after':
    'Zonder antwoord na {date} komt de vraag op het openbare overzicht van vragen die langer dan zes weken wachten.',
  'why.notice.says': 'De mededeling zegt: “{said}”',
  'why.notice.unclear': 'Er is een mededeling die Kantlijn niet begrijpt: “{said}”',
  'why.notice.unclear.dated': 'Er is een mededeling die Kantlijn niet begrijpt, van {date}: “{said}”',
  'why.notice.empty': 'Er is een mededeling die Kantlijn niet begrijpt: zij heeft geen tekst.',
  'why.notice.empty.dated': 'Er is een mededeling die Kantlijn niet begrijpt, van {date}: zij heeft geen tekst.',
  'why.probablyPostponed':
    'Bijna elke mededeling is een uitstelbericht; dan loopt de termijn van zes weken, tot {date}. Zeker is dat niet.',
  'why.overdue.threeWeeks': {
    one: 'De drie weken liepen af op {date}, {count} dag geleden, zonder antwoord of uitstelbericht.',
    other: 'De drie weken liepen af op {date}, {count} dagen geleden, zonder antwoord of uitstelbericht.',
  },
  'why.overdue.sixWeeks': {
    one: 'De zes weken liepen af op {date}, {count} dag geleden, zonder antwoord.',
    other: 'De zes weken liepen af op {date}, {count} dagen geleden, zonder antwoord.',
  },
  'why.overdue.notice': 'Eerder uitgesteld op {date}.',
  'why.noTerm.oral':
    'Dit is een mondelinge vraag; die wordt in de Kamer beantwoord en heeft geen schriftelijke termijn.',
  'why.noTerm.senate': 'Dit is een vraag uit de Eerste Kamer; daarvoor geldt geen vaste termijn.',
  'why.noTerm.notWritten': 'Dit is geen schriftelijke vraag; er geldt geen termijn.',
  'why.unknown.sourcesFailed': 'De bronnen konden niet worden gelezen.',
  'why.unknown.unlinked':
    'De bronnen koppelen antwoorden op vragen van vóór 2010 niet betrouwbaar aan de vraag. Of er een antwoord is, staat dus niet vast.',
  'why.unknown.noSubmittedDate': 'De datum van indiening is niet gevonden, dus de termijn is niet te berekenen.',
  'why.unknown.contradiction': 'De bronnen spreken elkaar tegen.',
  'why.unknown.notFound': 'De vraag is niet gevonden bij de bronnen.',
  'why.unknown.typeUnknown':
    'Er is een document over deze vraag gepubliceerd, maar het zegt niet of het een antwoord of uitstel is.',
  'why.unknown.formUnknown':
    'De bronnen zeggen niet of dit schriftelijke vragen zijn, en dus ook niet of er een termijn loopt.',
  'why.unknown.provisional':
    'Er is een document over deze vraag dat nog niet volledig is gepubliceerd. Of het een antwoord of uitstel is, valt nog niet te lezen.',
  'why.unknown.unmatched':
    'Bij deze vraag hoort volgens de bronnen een document dat Kantlijn niet kon lezen of niet met zekerheid bij deze vraag kon plaatsen. Of er een antwoord is, staat dus niet vast.',
  'why.unknown.lastKnown': 'Laatst bekend: {state} ({date}).',
  'why.loading': 'Kantlijn leest de officiële bronnen.',

  'due.threeWeeks': 'Uiterlijk {date}',
  'due.sixWeeks': 'Zes weken om op {date}',

  'timeline.label': 'Tijdlijn',
  'timeline.submitted': 'Ingezonden',
  'timeline.threeWeeks': 'Drie weken',
  'timeline.postponement': 'Uitstel',
  'timeline.sixWeeks': 'Zes weken',
  'timeline.answer': 'Antwoord',
  'timeline.supplement': 'Aanvulling',
  'timeline.settledByLetter': 'Afgedaan',
  'timeline.withdrawn': 'Ingetrokken',
  'timeline.notice': 'Mededeling',
  'timeline.today': 'Vandaag',

  'failure.some': 'Niet alle bronnen konden worden gelezen: {what}. De status kan daardoor achterlopen.',
  'failure.offline': '{what} is niet bereikbaar',
  'failure.timeout': '{what} antwoordde niet op tijd',
  'failure.rateLimited': '{what} vraagt om rustiger aan te doen',
  'failure.until': '{what} vraagt te wachten tot {time}',
  'failure.serverError': '{what} gaf een storing',
  'failure.notFound': '{what} kent het document niet',
  'failure.garbage': '{what} gaf een onleesbaar antwoord',
  'failure.rejected': '{what} weigerde de zoekvraag',
  'failure.mismatch': '{what} gaf gegevens van een ander document',
  'failure.tooLarge': '{what} gaf een te groot antwoord',
  'failure.forbidden': '{what} weigerde de toegang',

  'sourceError.read.address': 'adres',
  'sourceError.read.metadata': 'metadata',
  'sourceError.read.number': 'nummer',
  'sourceError.read.received': 'ontvangen',
  'sourceError.read.submitted': 'ingezonden',
  'sourceError.read.published': 'gepubliceerd',
  'sourceError.receivedBeforeSubmitted':
    'Fout in de bron ({document}): ontvangen vóór ingezonden ({detail}). Met deze datum is niet gerekend.',
  'sourceError.impossibleDate':
    'Fout in de bron ({document}): een datum die niet bestaat ({detail}). Met deze datum is niet gerekend.',
  'sourceError.unreadableDate':
    'Niet gelezen ({document}): een datum in een vorm die Kantlijn niet met zekerheid begrijpt ({detail}). Met deze datum is niet gerekend.',
  'sourceError.receivedInFuture':
    'Fout in de bron ({document}): een ontvangstdatum in de toekomst ({detail}). Met deze datum is niet gerekend.',
  'sourceError.submittedInFuture':
    'Fout in de bron ({document}): een datum van indiening in de toekomst ({detail}). Met deze datum is niet gerekend.',
  'sourceError.contradictoryDates': 'Fout in de bron ({document}): tegenstrijdige datums ({detail}).',
  'sourceError.contradictoryNumbers': 'Fout in de bron ({document}): tegenstrijdige nummers ({detail}).',
} as const;
