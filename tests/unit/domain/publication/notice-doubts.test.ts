import { describe, expect, it } from 'vitest';
import { classifyNotice } from '../../../../utils/domain/publication/notice.ts';

/**
 * Sentences that use the words of a known state and do not say it: each kind with the neighbours that do say it. A doubt
 * is never a known state.
 */
const DOUBTS: Record<string, readonly string[]> = {
  'the answer was given already: nothing is postponed': [
    'De antwoorden op de vragen over de sluis zijn op 2 december aan de Kamer verzonden.',
    'De beantwoording is u vorige week reeds toegestuurd.',
    'Uw Kamer heeft het antwoord begin november ontvangen.',
    'De leden hebben de antwoorden na het herfstreces gekregen.',
    'Ik heb u de antwoorden medio oktober doen toekomen.',
    'De vragen werden na overleg met de provincie alsnog beantwoord.',
    'De antwoorden heb ik uiterlijk op de gevraagde dag verstuurd.',
    'Na het reces zijn alle vragen beantwoord.',
    'De Minister heeft deze vragen in december beantwoord.',
    'Inmiddels is de beantwoording na enige vertraging aan u verzonden.',
    'De antwoorden zijn na de gevraagde verlenging van de termijn verschenen.',
    'Het antwoord is in januari gepubliceerd onder een ander nummer.',
    'De antwoorden zijn gisteren toegezonden. Ik betreur dat de vragen niet binnen de termijn konden worden beantwoord.',
    'Over deze vragen bent u later mondeling geïnformeerd.',
  ],
  'denied: nothing is withdrawn': [
    'De vragen over de sluis zijn door geen enkel lid teruggetrokken.',
    'Deze vragen worden niet door de indieners ingetrokken.',
    'Het lid Toets zal de vragen niet intrekken.',
    'De vragen zijn, anders dan gemeld, door het lid Toets ingetrokken.',
    'Ingetrokken zijn deze vragen niet.',
    'De leden trekken hun vragen vooralsnog niet in.',
    'Dat het lid Toets de vragen heeft ingetrokken, klopt niet.',
    'De vragen zijn evenmin komen te vervallen.',
    'Niemand heeft de vragen ingetrokken.',
    'De vragen zijn nimmer, ook niet na het debat, ingetrokken.',
    'De vragen zijn ingetrokken en vervolgens weer in behandeling genomen.',
    'De vragen blijven staan, al zijn de vragen van de fractie ingetrokken.',
  ],
  'on a condition, or to come: nothing is withdrawn yet': [
    'Deze vragen vervallen en worden ingetrokken zodra de begroting is aangenomen.',
    'De vragen worden ingetrokken, mits het lid Toets daarmee instemt.',
    'De vragen komen te vervallen wanneer de motie wordt aangenomen.',
    'Nadat de vragen zijn ingetrokken, hoort u van mij.',
    'Zolang de vragen niet zijn ingetrokken, blijft de termijn lopen.',
    'Gaat het overleg door, dan worden de vragen ingetrokken.',
    'Het lid Toets zal de vragen intrekken.',
    'De vragen worden eerst ingetrokken nadat de brief is ontvangen.',
    'Wanneer de vragen zijn teruggetrokken, ontvangt u nader bericht.',
    'Voor zover de vragen zijn ingetrokken, blijft beantwoording uit.',
  ],
  'two sets in one notice: which is meant cannot be told': [
    'De vragen van het lid Toets zijn ingetrokken. De antwoorden op de vragen van het lid Ander volgen later.',
    'De vragen van het lid Toets zijn ingetrokken. De vragen van het lid Ander zijn overgedragen aan de Minister van Financiën.',
    'De vragen van de leden Toets en Van der Proef zijn ingetrokken. Die van het lid Ander beantwoord ik in januari.',
    'De vragen van het lid Toets zijn beantwoord in mijn brief van 2 december. De vragen van het lid Ander kunnen niet binnen de termijn worden beantwoord.',
    'De antwoorden op de vragen van het lid Toets treft u aan in mijn brief van 2 december. De vragen van het lid Ander zijn doorgezonden.',
    'Voor het antwoord verwijs ik naar mijn brief van 2 december. De rest van de antwoorden ontvangt u na het reces.',
    'De vragen zijn ingetrokken. De overige vragen worden zo spoedig mogelijk beantwoord.',
  ],
  'another answered, or other questions were answered: nothing is settled': [
    'In zijn brief van 2 december is de burgemeester ingegaan op deze vragen.',
    'ProRail heeft de vragen bij brief van 2 december beantwoord.',
    'Bij brief van 2 december heeft het college deze vragen beantwoord.',
    'De inspectie is in haar brief van 2 december op de vragen ingegaan.',
    'In de brief van de Minister van Financiën heeft de provincie op de vragen gereageerd.',
    'In mijn brief van 2 december ben ik op de andere vragen van het lid Toets ingegaan.',
    'Met de brief van 2 december zijn uw vorige vragen beantwoord.',
    'In mijn brief van 2 december heb ik de mondelinge vragen van het lid Toets beantwoord.',
    'Bij brief van 2 december zijn de vragen van de commissie voor Financiën beantwoord.',
    'De vragen van de Eerste Kamer zijn beantwoord in mijn brief van 2 december.',
    'De vragen zijn evenmin in mijn brief van 2 december beantwoord.',
    'In de brief van 2 december zijn de vragen ten onrechte als beantwoord vermeld.',
    'Mocht de brief van 2 december u bereiken, dan zijn de vragen beantwoord.',
  ],
  'a message taken back, mistaken or about other questions: nothing is postponed': [
    'Ik trek mijn mededeling van 2 december in dat de vragen niet tijdig kunnen worden beantwoord.',
    'Het uitstelbericht over deze vragen vervalt.',
    'Ten onrechte is gemeld dat de beantwoording van de vragen meer tijd vergt.',
    'Per abuis is een uitstelbericht over deze vragen verzonden.',
    'Mijn uitstelbrief had betrekking op andere vragen.',
    'Het eerdere bericht dat de vragen later worden beantwoord, is onjuist.',
    'De uitstelbrief is bij vergissing aan deze vragen gekoppeld.',
    'Mijn brief dat de vragen niet binnen drie weken worden beantwoord, wordt ingetrokken.',
    'Mijn brief van 2 december, waarin de vragen als afgedaan zijn vermeld, trek ik in.',
  ],
  'a wish of others: nothing is promised': [
    'De vragenstellers ontvangen de antwoorden graag vóór het debat.',
    'De indieners rekenen op beantwoording voor het kerstreces.',
    'Het lid Toets heeft verzocht de vragen voor 2 december te beantwoorden.',
    'De Staatssecretaris wordt gevraagd de antwoorden uiterlijk 2 december te sturen.',
    'De commissie verwacht de antwoorden binnen twee weken.',
    'De fractie hoopt de antwoorden spoedig te ontvangen.',
    'Graag zien de leden de beantwoording uiterlijk 2 december tegemoet.',
  ],
  'a term that holds, another term, or a refusal: nothing is postponed': [
    'De antwoordtermijn voor deze vragen wordt niet verlengd.',
    'De termijn voor de beantwoording is geenszins overschreden.',
    'Drie weken is voor de beantwoording van deze vragen niet te kort.',
    'De beantwoording wordt niet uitgesteld.',
    'Deze vragen beantwoord ik niet, ook niet later.',
    'Ik beantwoord de vragen niet, ook niet na het debat.',
    'De vragen worden niet beantwoord, ook niet na afloop van de termijn.',
    'Ik ben niet voornemens de vragen binnen of na de termijn te beantwoorden.',
    'Door de termijn van de aanbesteding is het niet aan mij deze vragen te beantwoorden.',
    'Van beantwoording na het reces zie ik af.',
    'Deze vragen beantwoordt de regering nooit, ook na het reces niet.',
  ],
};

const STATED: Record<string, readonly string[]> = {
  postponement: [
    'De antwoorden zijn nog niet verzonden; u ontvangt ze zo spoedig mogelijk.',
    'Ik heb uw vragen ontvangen en beantwoord deze na het kerstreces.',
    'Zodra ik de antwoorden van de gemeenten heb ontvangen, stuur ik u de beantwoording.',
    'De vragen zijn niet tijdig beantwoord, omdat afstemming nodig was.',
    'Ik verwacht de vragen uiterlijk half januari te hebben beantwoord.',
    'De vragen van het lid Toets verwacht ik in januari te beantwoorden.',
    'Het lid Toets heeft gevraagd om beantwoording vóór 2 december; dat lukt niet binnen die termijn.',
    'De vragen kunnen niet binnen de verlengde termijn worden beantwoord.',
    'De vragen van de leden Toets en Proef wil ik na overleg met de sector beantwoorden.',
    'De beantwoording van de vragen over het bericht dat de brug dicht is, volgt zo spoedig mogelijk.',
    'In mijn brief van 2 december heb ik u bericht dat de vragen niet tijdig kunnen worden beantwoord.',
    'De eerste drie vragen zijn beantwoord in mijn brief. De overige vragen beantwoord ik na het reces.',
  ],
  withdrawn: [
    'Omdat beantwoording niet meer nodig is, trekt het lid Toets de vragen in.',
    'De vragen zijn ingetrokken, omdat beantwoording niet langer nodig is.',
    'De vragen zijn als gevolg van het vertrek van het lid ingetrokken.',
    'De vragen zijn ingetrokken en worden niet meer beantwoord.',
    'De vragen van het lid Toets over het bericht van de inspectie zijn ingetrokken.',
    'De leden Toets en Proef hebben hun vragen ingetrokken. Het lid Toets heeft mij dit gemeld.',
  ],
  settledByLetter: [
    'In mijn brief van 2 december is op deze vragen ingegaan.',
    'De Minister van Financiën heeft deze vragen bij brief van 2 december beantwoord.',
    'Bij brief van 2 december heeft mijn ambtgenoot deze vragen beantwoord.',
    'In de brief van 2 december zijn wij op deze vragen ingegaan.',
    'Voor de antwoorden op deze vragen verwijs ik naar de antwoorden op eerdere vragen van het lid Toets.',
    'De antwoorden zijn op 2 december verzonden. U vindt de antwoorden in mijn brief van die dag.',
  ],
};

describe.each(Object.entries(DOUBTS))('%s', (_kind, sentences) => {
  it.each(sentences)('%s', (text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe('otherNotice');
  });
});

describe.each(Object.entries(STATED))('their neighbours that do say it: %s', (form, sentences) => {
  it.each(sentences)('%s', (text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe(form);
  });
});
