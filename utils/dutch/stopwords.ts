import { once } from '../domain/lazy/once.ts';
import { stem } from './stem.ts';

/** Function words, which say nothing about a subject. */
const FUNCTION_WORDS = `
aan aangaande aangezien achter af al aldaar aldus alle alleen allen alles als alsmede alsnog alsof altijd ander andere anderen anders b bij bijna bijv
binnen blijft blijken blijkt blijven boven buiten d daar daarbij daardoor daarin daarmee daarna daarom daarop daarover daarvan daarvoor dan dat de deze dezelfde
die diens dit doet doen door doordat dus e echter een eens eerst eerste eigen elk elkaar elke en enig enige enkel enkele er ervan etc g gaan gaat ga geen gehad
gegeven gekomen gemaakt genoemd genoemde geweest geworden had hadden heb hebben heeft hem hen het hier hierbij hierdoor hij hoe hoeveel hoewel hun ieder iedere iedereen
iemand iets ik in inclusief indien inzake ivm is ja je jl jou jouw juist kan komen komt konden kunnen kon laat laten langs liever maakt maar maken me mede mee meer
meerdere men met middels mij mijn min mits moet moeten moest mogelijk mogelijke mogelijkheid mogen mag na naar naast namelijk nav niet niets nergens niettegenstaande nog nogmaals
nooit noch nu o of om omdat omtrent onder ondanks onderling ons onze ook op opdat over over overigens p per rond rondom s samen sinds slechts sommige staan staat steeds
tbv te tegen tegenover ten ter terug terwijl tijdens toch toe toen tot tussen u uit uw van vanaf vanuit vanwege veel vele velen verder verschillende via vindt vinden volgens voor
vooral voorts waar waarbij waardoor waarin waarmee waarom waarop waarover waaruit waarvan waarvoor wanneer want waren was wat we weer wel welk welke werd werden wie wil
willen willens word worden wordt wij wijze x y z ze zeer zelf zelfs zich zichzelf zij zijn zo zoals zodat zogenaamd zogenaamde zogeheten zonder zou zouden zoveel zowel
zal zullen zult the of and to for a m.b.t mbt ca nr el t n bent ben inz gaande krijgen krijgt geven geeft
`;

/**
 * Words of the formulas in titles ("Het bericht dat …", "De antwoorden op eerdere vragen over …", "De uitspraken van de minister
 * in …"): they say what kind of thing a title is about, not its subject.
 */
const FORMULA_WORDS = `
bericht berichten berichtgeving artikel artikelen nieuwsbericht nieuwsberichten krantenbericht persbericht nieuws uitzending uitzendingen aflevering reportage
vraag vragen kamervraag kamervragen vervolgvragen vervolgvraag antwoord antwoorden beantwoording beantwoorden beantwoord beantwoorde beantwoordde eerdere eerder
schriftelijke schriftelijk aanvullende aanvullend vervolg nadere nieuwe opnieuw naar aanleiding aanleiding uitspraak uitspraken uitlating uitlatingen opmerking opmerkingen
brief brieven situatie gevolg gevolgen gang zaken zake stand kwestie betreffende betrekking aspect aspecten nederland nederlandse minister ministers staatssecretaris bewindspersoon
ministerie kabinet regering kamer tweede jongstleden januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag
woensdag donderdag vrijdag zaterdag zondag gesteld gestelde stellen
`;

/** Newspapers, sites and programmes named as a source. */
const SOURCE_NAMES = `
telegraaf volkskrant trouw nrc handelsblad next algemeen dagblad ad fd financieele parool metro spits nos rtl nieuwsuur eenvandaag zembla reporter brandpunt
argos radar kassa nu.nl nunl nl dvhn tubantia gelderlander ed bnr bnn vara kro ncrv eo npo nova netwerk pauw jinek buitenhof elsevier ew
geenstijl joop ftm pointer www com
`;

function list(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

const stop = once(
  () => new Set([...list(FUNCTION_WORDS), ...list(FORMULA_WORDS)].flatMap((word) => [word, stem(word)])),
);
const SOURCES = new Set(list(SOURCE_NAMES));

/** Whether a folded word says nothing about a subject: a function word, or a word of a formula. */
export function isStopWord(word: string): boolean {
  return stop().has(word);
}

/** All words that `isStopWord` and `isSourceName` know. */
export function leftOutWords(): string[] {
  return [...stop(), ...SOURCES];
}

/** Whether a folded word names a newspaper, site or programme rather than a subject. */
export function isSourceName(word: string): boolean {
  return SOURCES.has(word);
}
