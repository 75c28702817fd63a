import { ANSWER, anyOf, everyOf, QUESTION, QUESTION_ITSELF } from './notice-patterns.ts';

/**
 * Decides whether a sentence of a notice says that the *answer* is late. A sentence may also say that a permit was not
 * granted in time; a postponement is claimed only where the words name what is late (decisions 225 and 290).
 *
 * Example: "Ik betreur de subsidie niet tijdig te hebben uitbetaald" has a term that was missed, but names no answer.
 */

const TERM = String.raw`(?:(?:antwoord)?termijn\p{L}*|drie weken|3 weken|21 dagen|eenentwintig dagen|tijdige?|op tijd|(?:gevraagde|gestelde|gewenste|verzochte|afgesproken|genoemde|die|deze) (?:datum|dag|tijd|moment)|deadline|(?:voor|vóór) \d{1,2} \p{L}{3,9}|(?:eerder|vroeger) dan)`;

/** A missed term, more time, a delay: of anything. */
const DELAY = anyOf(
  String.raw`\b(?:niet|onmogelijk|onhaalbaar|onvoldoende|geen (?:kans|mogelijkheid|gelegenheid))\b.{0,160}?\b${TERM}\b`,
  String.raw`\b${TERM}\b.{0,80}?\b(?:niet|onmogelijk|onhaalbaar|overschr\p{L}+|verleng\p{L}*|opgeschort|verstreken|te kort)\b`,
  String.raw`\b(?:overschr\p{L}+|verleng\p{L}*|opschort\p{L}*)\b.{0,60}?\b(?:${TERM}|${ANSWER})`,
  String.raw`\b(?:beantwoording)\b.{0,60}?\bverleng`,
  String.raw`\b(?:meer|extra|langere?|aanvullende) (?:de )?tijd\b`,
  String.raw`\b(?:tijd|weken|dagen)\b.{0,20}\b(?:nodig|benodigd|vergen|vergt|kost|nemen|vragen)\b|\b(?:vergen|vergt|kost|kosten|vraagt|neemt)\b.{0,80}\b(?:tijd|weken)\b`,
  String.raw`\blanger\b.{0,30}\b(?:duren|duurt|nodig|tijd|dan)\b|\b(?:duren|duurt)\b.{0,40}\blanger\b|\bop zich wachten\b`,
  String.raw`\bnog niet\b.{0,80}\b(?:beantwoord|${ANSWER}|gereed|afgerond|beschikbaar)`,
  String.raw`\b(?:(?:kan|kunnen) (?:ik|wij|we)|(?:ik|wij|we) (?:kan|kunnen))\b.{0,80}\bnog geen antwoord\p{L}* (?:geven|zenden|sturen)\b`,
  String.raw`\b(?:${ANSWER})\b.{0,80}\bnog (?:niet|in (?:voorbereiding|bewerking|behandeling|de maak))\b`,
  String.raw`\b(?:${ANSWER}|${QUESTION}).{0,80}\b(?:vertraging|vertraagd|uitgesteld|opgehouden)\b|\bvertraging\b.{0,80}\b(?:${ANSWER})`,
  String.raw`\b(?:vra(?:ag|gen)|verzoek\p{L}*|verzocht)\b.{0,60}\buitstel\b|\buitstel(?:bericht|brief)?\b`,
);

/** The subject of the questions, where it speaks of a delay. */
const SUBJECT_WITH_DELAY = everyOf(
  String.raw`\b(?:over|inzake|betreffende|omtrent|aangaande) (?:(?!\b(?:kan|kunnen|zal|zullen|is|zijn|wordt|worden|heb|heeft|hebben|lukt|vergt|verzoek|vraag)\b)[^.,;]){0,80}\b(?:uitstel|vertraging|verlenging|termijn)`,
  String.raw`\btermijn\p{L}* (?:van|voor|om) (?:de|het|een|deze|dit) (?!(?:\p{L}+ ){0,3}(?:(?:Kamer)?vra(?:ag|gen)|(?:be)?antwoord|reactie|drie|Kamer|Reglement))\p{L}+`,
  String.raw`\buitstel van (?!(?:de |het |deze |uw |die |mijn |onze )*(?:be)?antwoord|(?:de )?(?:antwoord)?termijn|deze)`,
  String.raw`\b(?:over|inzake|betreffende|omtrent|aangaande) (?:het )?(?:niet[ -]tijdig|niet halen|overschr\p{L}+)\b[^.,;]{0,30}`,
  String.raw`\b(?:over|inzake|betreffende|omtrent|aangaande) [^.,;]{0,60}\b(?:die|dat) (?!ik\b|wij\b)(?:\p{L}+ ){0,4}(?:langer|vertra\p{L}+|niet tijdig)\b[^.,;]{0,20}`,
);

/** A subordinate clause, which has a subject of its own. `die` and `dat` also point ("voor die datum"); then they open none. */
const SUBORDINATE = everyOf(
  String.raw`\b(?:omdat|aangezien|doordat|zodat|waar\p{L}*|terwijl|want|nadat|hoewel|ofschoon|hoe|(?<=\bu )erop dat|nu (?=de\b|het\b|er\b|dit\b))\b[^,;:]*`,
  String.raw`\bdat (?=(?:de|het|een|ik|wij|er|deze|die|uw|mijn|zijn|hun|haar|alle)\b)[^,;:]*`,
  String.raw`(?<=(?<!\b(?:voor|vóór|op|in|na|van|binnen|ik)) |,\s?)die (?!weken|datum|dag\b|termijn|vragen|reden|tijd)[^,;:]*`,
);

const NO_DELAY = anyOf(
  String.raw`\b(?:geen|zonder|onnodig)\b.{0,40}\b(?:uitstel|vertraging|verlenging|(?:meer|extra) tijd)\b`,
  String.raw`\b(?:uitstel(?:bericht|brief|verzoek)?|vertraging|verlenging)\b.{0,40}\b(?:niet|geen|onnodig|afgewezen|vervalt|vervallen|ingetrokken)\b`,
  String.raw`\bniet\b.{0,20}\b(?:meer tijd|langer) (?:dan )?(?:nodig|duren)\b|\b(?:antwoord)?termijn\p{L}*\b.{0,40}\b(?:niet|nog niet) (?:overschreden|verstreken)\b`,
  String.raw`\bwel (?:degelijk )?(?:op tijd|tijdig)\b`,
  String.raw`\b(?:wel|alsnog|gewoon|ruim) (?:degelijk )?binnen\b|\bbinnen (?:de|deze) (?:\p{L}+ )?termijn (?:zijn|is) beantwoord\b`,
);

/** Whether a sentence denies a delay: "er is geen uitstel nodig". */
export const deniesDelay = (sentence: string): boolean => NO_DELAY.test(sentence);

/** The answer, its making or its sending. Not "ter beantwoording doorgezonden", not "het antwoord van de gemeente". */
const NAMES_ANSWER = anyOf(
  String.raw`(?<!\bter )(?:\b(?:${ANSWER})|beantwoording)(?! van (?:de|het|een) (?!(?:\p{L}+ ){0,4}(?:Kamer)?vra|(?:\p{L}+ )?(?:Minister|Staatssecretaris)))`,
  String.raw`\b(?:gereageerd|reageren|reageer)\b|\bantwoordtermijn\b`,
);
/** The questions as what is dealt with, not as what is about something or goes to somebody. */
const NAMES_QUESTIONS = anyOf(QUESTION_ITSELF);
const QUESTIONS_ONLY_MENTIONED = anyOf(
  String.raw`\b(?:betreffen|betreft|betrekking|verwijzen|zien op|ziet op|gaan over|gaat over|gericht|overgedragen|doorge\p{L}+|behoren|vallen|wijst|stelt|schrijft)\b`,
);
/** "Het lukt niet binnen drie weken", "dit vergt meer tijd": the subject is what the notice is about. */
const IMPERSONAL = anyOf(
  String.raw`\b(?:lukt|lukken|gelukt|(?:on)?mogelijk|(?:on)?haalbaar)\b`,
  String.raw`\b(?:dit|dat|het) (?:kan|zal|gaat|kost|vergt|vraagt|neemt|duurt|behoeft)\b.{0,40}\b(?:tijd|weken|langer)\b`,
  String.raw`\b(?:hiervoor|daarvoor|hiertoe|daartoe|hiermee|daarmee)\b.{0,40}\b(?:tijd|weken|langer)\b`,
  String.raw`\b(?:er is|is er)\b.{0,20}\btijd\b|\b(?:meer|extra) tijd (?:is|blijkt)\b`,
  String.raw`\b(?:ik|wij|we)\b.{0,60}\b(?:tijd|weken|langer)\b.{0,20}\bnodig\b|\bheb(?:ben)? (?:ik|wij|we)\b.{0,40}\b(?:tijd|weken|langer)\b`,
  String.raw`^(?!.*\b(?:heeft|hebben)\b).*?\b(?:termijn|termijn van (?:drie|3) weken|(?:drie|3) weken|21 dagen)\b(?! (?:voor|van|om) (?!drie\b|3\b|(?:de|deze|uw) (?:\p{L}+ ){0,2}(?:Kamer)?vra(?:ag|gen)\b)).{0,30}\b(?:te kort|niet|overschr\p{L}+|verleng\p{L}*|verstreken)\b`,
);
/** What a minister needs before there is an answer, where it takes time or is still missing. */
const PREPARES = anyOf(
  String.raw`\b(?:afstemming|overleg|navraag|verzamelen|inventarisatie|opstellen|uitzoeken|raadplegen)\b.{0,80}\b(?:tijd|langer|weken)\b|\b(?:tijd|langer|weken)\b.{0,80}\b(?:afstemming|overleg|navraag|verzamelen|inventarisatie|opstellen|uitzoeken|raadplegen)\b`,
  String.raw`\b(?:benodigde|nodige|gevraagde|noodzakelijke) (?:gegevens|informatie|cijfers|afstemming)\b`,
);
const ASKS_DELAY = anyOf(
  String.raw`\b(?:ik|wij|we|hierbij|mij|mijn|ons|onze|u|uw Kamer|deze|dit)\b.{0,80}\buitstel|\buitstel(?:bericht|brief)\b|^\s*uitstel`,
);
/** Something else that is to be done, or was: "te verlenen", "te hebben uitbetaald". */
const OTHER_ACT = anyOf(
  String.raw`\bte (?:hebben|zijn) (?!beantwoord|geantwoord|gegeven|gereageerd)\p{L}+|\bte (?!beantwoord|antwoord|doen\b|geven\b|reageren|zenden|sturen|verzenden|voldoen|halen\b|komen\b|kunnen\b|laten\b|informeren|berichten|kort\b|hebben\b|zijn\b|verstrekken|voorzien|reageren|vergen)\p{L}+en\b`,
);
/** Somebody else's delay: time that was given, or what another failed to answer. */
const OF_OTHERS = anyOf(
  String.raw`\b(?:uitstel|tijd|verlenging)\b.{0,60}\b(?:verleend|gekregen|gegeven|toegekend|gegund|verkregen|geboden)\b`,
  String.raw`\b(?:heeft|had|hadden)\b.{0,160}\bniet\b.{0,80}\b(?:beantwoord|geantwoord|gereageerd)\b`,
  String.raw`\b(?:heeft|hebben|had|hadden)\b(?! (?:ik|wij|we)\b).{0,20}\bom uitstel\b`,
);

/** Whether one clause is about the answer to these questions. */
function isAboutAnswer(clause: string): boolean {
  if (OF_OTHERS.test(clause)) return false;
  if (NAMES_ANSWER.test(clause)) return true;
  if (NAMES_QUESTIONS.test(clause) && !QUESTIONS_ONLY_MENTIONED.test(clause)) return true;
  return (IMPERSONAL.test(clause) && !OTHER_ACT.test(clause)) || PREPARES.test(clause) || ASKS_DELAY.test(clause);
}

/** The main clause first, then each subordinate clause on its own. */
function clausesOf(sentence: string): string[] {
  return sentence
    .split(/;/)
    .flatMap((part) => [part.replace(SUBORDINATE, ' '), ...(part.match(SUBORDINATE) ?? [])])
    .filter((clause) => /\p{L}/u.test(clause));
}

/**
 * Whether a sentence says that the answer takes more time than the term.
 *
 * @param sentence without quoted titles and without the subject of the questions
 */
export function postpones(sentence: string): boolean {
  if (deniesDelay(sentence)) return false;
  return clausesOf(sentence.replace(SUBJECT_WITH_DELAY, ' ')).some(
    (clause) => DELAY.test(clause) && isAboutAnswer(clause),
  );
}
