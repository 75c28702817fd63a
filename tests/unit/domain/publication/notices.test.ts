import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyNotice, noticeWords } from '../../../../utils/domain/publication/notice.ts';

/** Sentences of notices, in our own words, with what they say of the questions. */
const POSTPONED = [
  'Het lukt helaas niet deze vragen binnen 3 weken te beantwoorden.',
  'Helaas lukt het niet om de vragen van het lid Proef binnen 21 dagen te beantwoorden.',
  'De antwoorden kunnen niet voor de gevraagde datum worden gegeven.',
  'U ontvangt de antwoorden voor het einde van de maand.',
  'De antwoorden ontvangt u uiterlijk in december.',
  'Voor een zorgvuldige beantwoording heb ik langer de tijd nodig.',
  'Ik verzoek u om verlenging van de termijn voor beantwoording.',
  'De termijn voor de beantwoording wordt verlengd met drie weken.',
  'De beantwoording volgt later.',
  'De beantwoording van deze vragen volgt na het debat over de begroting.',
  'Later deze maand stuur ik u de antwoorden op deze vragen.',
  'De vragen zullen na ommekomst van het onderzoek worden beantwoord.',
  'Ik zal de vragen zo spoedig mogelijk beantwoorden.',
  'Zo spoedig mogelijk zal ik uw Kamer de antwoorden doen toekomen.',
  'Ik streef ernaar de vragen voor het kerstreces te beantwoorden.',
  'Over deze vragen ontvangt u nader bericht.',
  'Nader bericht volgt.',
  'Het is niet haalbaar gebleken de vragen tijdig te beantwoorden.',
  'Tijdige beantwoording binnen de gestelde termijn is onmogelijk.',
  'Binnen de gebruikelijke termijn van drie weken is beantwoording niet mogelijk, omdat gegevens ontbreken.',
  'Wegens de benodigde afstemming vergt het opstellen van de antwoorden extra tijd.',
  'Het verzamelen van de gegevens neemt enige tijd in beslag.',
  'De afstemming met gemeenten kost meer tijd dan gedacht.',
  'De beantwoording heeft vertraging opgelopen.',
  'Door drukte is de beantwoording van de vragen vertraagd.',
  'Hierbij vraag ik uitstel voor de beantwoording van deze vragen.',
  'Ik vraag u om uitstel.',
  'De vragen kunnen pas in januari worden beantwoord.',
  'Pas nadat het rapport is verschenen kan ik de vragen beantwoorden.',
  'De vragen worden beantwoord zodra de cijfers bekend zijn.',
  'Het beantwoorden van de vragen duurt langer dan verwacht.',
  'Met de beantwoording zijn nog enkele weken gemoeid; ik heb die weken nodig.',
  'De benodigde informatie is nog niet beschikbaar, zodat ik de vragen eind januari beantwoord.',
  'De antwoorden op de vragen zijn nog niet gereed.',
  'De termijn voor beantwoording wordt overschreden.',
  'Medio februari verwacht ik u de antwoorden te kunnen toezenden.',
  'Binnen zes weken ontvangt u de antwoorden.',
  'Ik kom hier voor het zomerreces op terug met een beantwoording.',
  'Overleg met andere departementen is nodig, waardoor de vragen niet op tijd kunnen worden beantwoord.',
  'Beantwoording binnen de deadline is helaas niet gelukt.',
  'Het is mij niet gelukt de vragen binnen de daarvoor geldende termijn te beantwoorden.',
  'Ik ben niet in staat de vragen binnen drie weken te beantwoorden.',
  'De vragen van de leden A en B kunnen niet vóór 12 december 2026 worden beantwoord.',
  'De beantwoording kan niet voor de door u gevraagde datum plaatsvinden.',
  'Beantwoording van de vragen zal enige tijd vergen.',
  'Uw Kamer ontvangt de antwoorden zo snel mogelijk na het kerstreces.',
  'Ik zend u de antwoorden zo spoedig mogelijk toe.',
  'De antwoorden worden u later toegezonden.',
  'Later zal op de vragen worden ingegaan.',
  'Na het debat over de stikstof worden de vragen beantwoord.',
  'De beantwoording van de Kamervragen wordt uitgesteld.',
  'Ik moet u om uitstel verzoeken.',
  'Er is meer tijd nodig voor de beantwoording.',
  'Zorgvuldige beantwoording vraagt meer tijd.',
  'Uw vragen kunnen helaas niet op korte termijn worden beantwoord.',
  'Ik verwacht de vragen begin januari te beantwoorden.',
  'U kunt de antwoorden tegemoetzien voor eind januari.',
  'Voor het einde van het jaar zullen de vragen worden beantwoord.',
  'De termijn van drie weken is te kort gebleken.',
  'De vragen vereisen nadere afstemming, waardoor beantwoording binnen drie weken niet haalbaar is.',
  'De vragen kunnen nog niet beantwoord worden.',
  'Het antwoord laat langer op zich wachten.',
  'Ik kan de vragen niet eerder dan na het zomerreces beantwoorden.',
  'Ik bericht u nader zodra het onderzoek is afgerond.',
  'Hierbij laat ik u weten dat beantwoording van de vragen binnen de normale termijn niet mogelijk is.',
  'Helaas is het niet mogelijk gebleken de vragen binnen de gestelde drie weken te beantwoorden.',
  'Wij hebben langer nodig om de vragen te beantwoorden.',
  'De beantwoording van deze vragen zal langer duren dan gebruikelijk.',
  'De antwoorden volgen.',
  'Verlenging van de antwoordtermijn is nodig.',
  'Ik zal u daarover voor het einde van december informeren.',
  'Ik vraag uw begrip voor het feit dat de beantwoording vertraging oploopt.',
];
const WITHDRAWN = [
  'Op verzoek van het lid Proef zijn deze vragen ingetrokken.',
  'Op verzoek van de indiener worden de vragen als ingetrokken beschouwd en zijn de vragen ingetrokken.',
  'De vragen zijn teruggetrokken.',
  'Het lid Proef heeft haar vragen teruggetrokken.',
  'De vragen van de leden Proef en Toets zijn komen te vervallen.',
  'Met het antwoord in het debat komen deze vragen te vervallen.',
  'Het lid Proef heeft laten weten haar vragen in te trekken.',
  'De indiener wenst de vragen in te trekken.',
  'Het lid Proef trekt zijn vragen over de brug in.',
  'Hierbij trek ik mijn vragen in.',
  'De leden trekken de vragen terug, omdat zij al zijn behandeld.',
  'Inmiddels zijn de schriftelijke vragen door het lid Proef ingetrokken.',
  'Deze vragen werden op 3 december door de indiener ingetrokken.',
  'De vragen die het lid Proef heeft gesteld, zijn ingetrokken.',
  'Ik heb kennisgenomen van de intrekking van deze vragen.',
  'Op verzoek van het lid Proef worden deze vragen niet meer beantwoord.',
  'De vragen zijn door het lid Proef ingetrokken',
  'De heer Proef heeft zijn vragen ingetrokken.',
  'Mevrouw Proef heeft te kennen gegeven dat zij haar vragen intrekt.',
  'Het lid Proef (XYZ) heeft verzocht de vragen in te trekken.',
  'Het lid heeft mij laten weten de vragen als ingetrokken te beschouwen.',
  'Op zijn verzoek zijn de vragen van het lid Proef teruggetrokken.',
  'Deze vragen komen te vervallen.',
  'De schriftelijke vragen van het lid Proef over de brug zijn vervallen.',
  'Deze set vragen is ingetrokken.',
  'Hierbij deel ik mee dat het lid Proef de vragen heeft ingetrokken.',
  'Hierbij deel ik u mede dat op verzoek van het lid Proef deze vragen worden ingetrokken.',
  'De vragen worden op verzoek van de vragensteller ingetrokken.',
  'Het lid Proef trok op 3 december haar vragen in.',
];
const SETTLED = [
  'De antwoorden op deze vragen treft u aan in de brief van 3 december 2026.',
  'In mijn brief van 3 december treft u de antwoorden op deze vragen aan.',
  'Voor de antwoorden verwijs ik u naar mijn brief van 3 december 2026.',
  'Kortheidshalve verwijs ik naar de Kamerbrief over bruggen (Kamerstuk 29 385, nr. 12).',
  'De vragen zijn meegenomen in de beantwoording van de vragen van het lid Ander.',
  'Deze vragen zijn beantwoord in de brief over de brug.',
  'De vragen zijn bij brief van 3 december 2026 beantwoord.',
  'Bij brief van 3 december 2026 heb ik de vragen beantwoord.',
  'De vragen worden beantwoord in mijn brief van heden.',
  'Met de brief van 3 december beschouw ik de vragen als beantwoord.',
  'De beantwoording van deze vragen vindt u in de verzamelbrief van 3 december.',
  'De vragen zijn afgedaan met mijn brief aan de Kamer van 3 december.',
  'De vragen heb ik beantwoord in mijn brief van 3 december 2026.',
  'Deze vragen zijn per brief van 3 december 2026 beantwoord.',
  'Voor het antwoord op deze vragen verwijs ik u naar mijn brief van heden.',
  'Ik verwijs u voor de beantwoording naar de Kamerbrief van 3 december 2026 (Kamerstuk 29 385, nr. 12).',
  'De antwoorden zijn opgenomen in de brief aan de Kamer van 3 december.',
  'De vragen zijn beantwoord in de beantwoording van de vragen van het lid Ander.',
  'Het antwoord op uw vragen treft u aan in bijgevoegde brief.',
  'In de brief van 3 december 2026 ben ik ingegaan op deze vragen.',
  'Met mijn brief van 3 december heb ik de vragen beantwoord.',
  'Bij brief van 3 december 2026 zijn deze vragen beantwoord.',
  'Zoals aangegeven in mijn brief van 3 december zijn de vragen daarmee afgedaan.',
];
/** What is none of the three, or cannot be told: a doubt, never a known state. */
const UNCLEAR = [
  'De vragen zijn niet ingetrokken.',
  'De vragen worden niet teruggetrokken.',
  'Het lid Proef heeft de vragen niet ingetrokken.',
  'Er is geen sprake van uitstel.',
  'Uitstel is niet nodig.',
  'Voor de beantwoording is geen verlenging nodig.',
  'De vragen over uitstel van betaling zijn overgedragen aan de Minister van Financiën.',
  'De vragen over de intrekking van vergunningen worden betrokken bij het debat.',
  'De vragen over het besluit om vergunningen in te trekken zijn doorgeleid.',
  'De vragen zijn achterhaald, omdat het voorstel is ingetrokken.',
  'Nu de wet is ingetrokken, gaan de vragen naar een andere minister.',
  'Vraag 3 is ingetrokken.',
  'De vragen 2 en 4 zijn beantwoord in mijn brief van 3 december.',
  'De vragen zijn niet in de brief beantwoord.',
  'Indien de vragen worden ingetrokken, hoort u dat van mij.',
  'Kunt u uitstel verlenen?',
  'Zijn deze vragen ingetrokken?',
  'De vragen zijn tijdens het debat van 3 december beantwoord.',
  'De vragen zijn gesteld aan de verkeerde bewindspersoon.',
  'Deze mededeling vervangt de eerdere.',
  'Bijlage bij Aanhangsel.',
  'De vragen vallen niet onder mijn verantwoordelijkheid.',
  'Op deze vragen komt geen antwoord.',
  'De vragen kunnen niet binnen de termijn worden beantwoord en zijn daarna ingetrokken.',
  'De vragen worden meegenomen in de beantwoording van de vragen van het lid Ander.',
  'De Minister van Water neemt de beantwoording over.',
  'De vragen worden binnen de gebruikelijke termijn beantwoord.',
  'De antwoorden zijn binnen de termijn verstuurd.',
  'Uw vragen over vertraging op het spoor zijn overgedragen.',
  'De regeling is ingetrokken.',
  'De vragen over de teruggetrokken subsidie zijn overgedragen.',
  'De vragen over de brief van 3 december zijn overgedragen.',
  'Het lid Proef heeft vragen gesteld over een ingetrokken vergunning.',
  'De vragen hebben betrekking op de termijn van drie weken.',
  'Ik heb geen brief ontvangen.',
  'In mijn brief van 3 december schreef ik over de brug.',
  'Ik zie geen reden voor uitstel.',
  'Het verzoek om uitstel is ingetrokken.',
  'De vragen zijn gesteld over de wet die is ingetrokken.',
  'Er hoeft geen antwoord te komen.',
  'De vragen zijn al eerder beantwoord.',
  'Rectificatie: in het antwoord is een getal verkeerd weergegeven.',
  'Het lid Proef heeft de vragen niet willen intrekken.',
  'De vragen zijn verwezen naar de commissie.',
  'De motie is teruggetrokken; de vragen blijven staan.',
];

describe('what a notice says, by its wording', () => {
  it.each(POSTPONED)('postponed: %s', (text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe('postponement');
  });
  it.each(WITHDRAWN)('withdrawn: %s', (text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe('withdrawn');
  });
  it.each(SETTLED)('settled: %s', (text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe('settledByLetter');
  });
  it.each(UNCLEAR)('not known: %s', (text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe('otherNotice');
  });
});

describe('several sentences', () => {
  it.each([
    [
      'postponement',
      'De vragen zijn deels beantwoord in mijn brief van 3 december. De overige vragen kunnen niet binnen de termijn worden beantwoord.',
    ],
    ['withdrawn', 'De vragen zijn ingetrokken. Ik informeer uw Kamer zo spoedig mogelijk over het onderwerp.'],
    [
      'settledByLetter',
      'De antwoorden treft u aan in de brief van 3 december. Ik kom later terug op het wetsvoorstel.',
    ],
    ['otherNotice', 'De vragen kunnen niet binnen de termijn worden beantwoord. Inmiddels zijn de vragen ingetrokken.'],
    ['otherNotice', 'Dank voor uw vragen. Zij hebben mijn aandacht.'],
  ])('%s: %s', (form, text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe(form);
  });
});

describe('the words that are shown', () => {
  it.each([
    ['', null],
    ['  \n ', null],
    ['Het duurt even.', 'Het duurt even.'],
    ['Eén.\nTwee. Drie.', 'Eén. Twee. Drie.'],
  ])('%j', (text, words) => {
    expect(noticeWords(text)).toBe(words);
  });

  it('are never more than 400 characters, and say when something is left out', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '.', 'B', '\n'), maxLength: 2000 }), (text) => {
        const words = noticeWords(text);
        expect((words ?? '').length).toBeLessThanOrEqual(400);
      }),
    );
    expect(noticeWords(`${'Woorden en nog eens woorden. '.repeat(30)}`)).toMatch(/ …$/);
  });
});

it('reads any text in a time that does not run away', () => {
  const started = performance.now();
  for (const word of [
    'vragen ',
    'niet ',
    'zijn de vragen ',
    'in de brief ',
    'zo spoedig mogelijk ',
    'worden ',
    'heeft haar vragen over ',
  ])
    classifyNotice(word.repeat(3000), 'Mededeling');
  expect(performance.now() - started).toBeLessThan(4000);
});
