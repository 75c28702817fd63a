/**
 * What takes the sense of a postponement away from a sentence: the answer was given, the message is taken back or was a
 * mistake, somebody only wishes for an answer, or none will come. A match gives a doubt (decision 225).
 */

import { ANSWER, anyOf, everyOf, GONE, QUESTION } from './notice-patterns.ts';

/** A clause with a time or condition of its own: "zodra de antwoorden van de gemeente zijn ontvangen". */
const ASIDE = everyOf(
  String.raw`\b(?:zodra|nadat|als|wanneer|totdat|voordat|omdat|aangezien|doordat|indien|hoewel|terwijl)\b[^,;.]*`,
);
/** Within one clause, and without a word that makes the perfect another tense or denies it. */
const THERE = String.raw`(?:(?!\b(?:niet|nog|worden|wordt|zal|zullen|kan|kunnen|konden|kon|zou|zouden|te|om|die|dat|waar\p{L}*|wanneer|of|maar)\b)[^.;:])`;
/** The participle is no first person: "heb uw vragen ontvangen en beantwoord ze later". */
const PARTICIPLE_END = String.raw`(?! (?:ik|wij|we|u|ze|deze|die|dit)\b)`;
const SENT = String.raw`(?:verzonden|verstuurd|gezonden|gestuurd|toegezonden|toegestuurd|toegekomen|nagezonden|doen toekomen|verschenen|gepubliceerd|openbaar gemaakt|verstrekt|aangeboden|gegeven|ontvangen|gekregen|bereikt|binnengekomen|uitgegaan|afgerond|gedeeld|overhandigd)`;
const ANSWERED = String.raw`(?:beantwoord|geantwoord|gereageerd|ingegaan|afgedaan|afgehandeld)${PARTICIPLE_END}`;
const BE = String.raw`(?:zijn|is|waren|was|werden|werd)`;
const HAVE = String.raw`(?:heb|hebt|heeft|hebben|had|hadden)`;

/** The answer was given: a perfect of sending or answering, in both word orders. */
const GIVEN = anyOf(
  // The simple past: "de antwoorden verschenen", "ik zond u de antwoorden", "ik beantwoordde de vragen".
  String.raw`\b(?:antwoord|antwoorden|beantwoording)\b${THERE}{0,60}?\b(?:verscheen|verschenen|ging|gingen|kwam|kwamen|zond|zonden|stuurde|stuurden|verzond|verzonden|ontvingt?|ontvingen|kreeg|kregen|bereikten?)\b`,
  String.raw`\b(?:zond|zonden|stuurde|stuurden|verzond)\b${THERE}{0,60}?\b(?:antwoord|antwoorden|beantwoording)\b|\bbeantwoordden?\b${THERE}{0,80}?\b${QUESTION}|\b${QUESTION}${THERE}{0,80}?\bbeantwoordden?\b`,
  String.raw`\b(?:u|Kamer|leden|lid|vragenstellers?|indieners?)\b${THERE}{0,30}?\b(?:ontving|ontvingen|ontvingt|kreeg|kregen)\b${THERE}{0,60}?\b(?:antwoord|antwoorden|beantwoording)\b`,
  String.raw`\b(?:${ANSWER})\b${THERE}{0,120}?\b${BE}\b${THERE}{0,120}?\b${SENT}\b`,
  String.raw`\b${BE}\b${THERE}{0,120}?\b(?:${ANSWER})\b${THERE}{0,120}?\b${SENT}\b`,
  String.raw`\b(?:${ANSWER})\b${THERE}{0,120}?\b(?:u|Kamer|leden|lid|vragenstellers?|indieners?)\b${THERE}{0,120}?\b(?:${SENT} ${HAVE}|${HAVE}\b${THERE}{0,60}?\b${SENT})\b`,
  String.raw`\b(?:u|Kamer|leden|lid|vragenstellers?|indieners?)\b${THERE}{0,60}?\b${HAVE}\b${THERE}{0,120}?\b(?:${ANSWER})\b${THERE}{0,120}?\b${SENT}\b`,
  String.raw`\b${HAVE} (?:u|uw Kamer|de (?:Kamer|leden)|het lid)\b${THERE}{0,120}?\b(?:${ANSWER})\b${THERE}{0,120}?\b${SENT}\b`,
  String.raw`\b(?:${ANSWER})\b${THERE}{0,60}?\b${HAVE} (?:ik|wij|we|u|uw Kamer|de Kamer)\b${THERE}{0,120}?\b${SENT}\b`,
  String.raw`\b(?:ik|wij|we) ${HAVE}\b${THERE}{0,120}?\b(?:${ANSWER})\b${THERE}{0,120}?\b(?!ontvangen|gekregen)${SENT}\b|\b${HAVE} (?:ik|wij|we)\b${THERE}{0,120}?\b(?:${ANSWER})\b${THERE}{0,120}?\b(?!ontvangen|gekregen)${SENT}\b`,
  String.raw`\b${QUESTION}${THERE}{0,160}?\b(?:${BE}|${HAVE})\b${THERE}{0,160}?\b${ANSWERED}`,
  String.raw`\b(?:${BE}|${HAVE})\b${THERE}{0,120}?\b${QUESTION}${THERE}{0,160}?\b${ANSWERED}`,
  String.raw`\b(?:bent|is|zijn)\b${THERE}{0,80}?\b(?:u|Kamer|leden)?\b${THERE}{0,80}?\bgeïnformeerd\b|\b(?:heb|hebben) (?:ik|wij|we) (?:u|uw Kamer|de Kamer)\b${THERE}{0,80}?\b(?:geïnformeerd|geantwoord)\b`,
);

/** A message of the minister's own, not the news that the questions are about. */
const MESSAGE = String.raw`(?:(?:mijn|ons|onze|deze|dit|mijn eerdere|die|het|de|een)(?: \p{L}+){0,2} (?:bericht|berichtgeving|mededeling|melding|uitstelbericht|uitstelbrief|uitstelverzoek|verzoek om uitstel|Kamerbrief|brief)|uitstelbericht|uitstelbrief|uitstelmededeling)`;
const NOT_ABOUT = String.raw`(?<!\b(?:over|inzake|betreffende|omtrent|aangaande|aanleiding van) (?:de |het |een )?)`;
const MISTAKE = String.raw`(?:ten onrechte|abusievelijk|per abuis|per ongeluk|bij vergissing|vergissing|onjuist\p{L}*|foutief|verkeerd\p{L}*|niet juist|achterhaald|andere (?:Kamer)?vragen|een andere set|niet (?:op )?deze (?:Kamer)?vragen)`;
const TAKES_BACK = anyOf(
  // "Hierbij trek ik mijn bericht in", "het uitstelbericht vervalt".
  String.raw`\b(?:trek|trekt|trekken|trok|herroep|herroept)\b[^.;]{0,60}?${NOT_ABOUT}\b${MESSAGE}\b(?:[^.;]{0,200}\b(?:in|terug)(?=[\s.,;]|$)|[^.;]*$)`,
  String.raw`${NOT_ABOUT}\b${MESSAGE}\b[^.;]{0,120}?\b(?:trek (?:ik|wij)|ingetrokken|teruggetrokken|herroepen|vervalt|vervallen|geldt niet|niet langer|niet meer)\b(?![^.;]{0,60}\bvragen\b)`,
  String.raw`${NOT_ABOUT}\b${MESSAGE}\b[^.;]{0,120}?\b${MISTAKE}|\b${MISTAKE}\b[^.;]{0,80}?\b(?:gemeld|vermeld|meegedeeld|medegedeeld|bericht|aangegeven|gepubliceerd|verzonden)\b|\b(?:gemeld|vermeld|meegedeeld|medegedeeld|gepubliceerd)\b[^.;]{0,60}?\b${MISTAKE}`,
  String.raw`\b(?:anders dan|in tegenstelling tot)\b[^.;]{0,80}\b(?:gemeld|bericht|brief|mededeling|aangekondigd|meegedeeld)`,
);

const ASKERS = String.raw`(?:leden|lid|vragenstellers?|indieners?|ondergetekenden?|fracties?|Kamer|commissie|Voorzitter|Presidium|wij als fractie)`;
/** What others ask for or expect is no promise: "De leden verzoeken de vragen vóór het debat te beantwoorden". */
const IS_WISH = anyOf(
  String.raw`\b${ASKERS}\b[^,;]{0,80}\b(?:verzoek(?:t|en)|vraagt|vragen (?:de|het|om|u|waarom|of|wanneer)|bekla\p{L}+|klag\p{L}+|wil(?:len)?|wens(?:t|en)|verwacht(?:en)?|hoopt|hopen|rekent|rekenen|dringt|dringen|eist|eisen|ontvang(?:t|en) graag|ziet|zien)\b(?! (?:ik|wij|we)\b)`,
  String.raw`\b${ASKERS}\b[^,;]{0,80}\b(?:heeft|hebben|had|hadden)\b[^,;]{0,80}\b(?:gevraagd|verzocht|aangedrongen|gewenst)\b`,
  String.raw`\b(?:wordt|worden|is|zijn)\b(?: \p{L}+){0,4} (?:verzocht|gevraagd|opgeroepen) (?!om uitstel)|\bwordt verzocht\b|\b(?:ontvang(?:t|en)?|zie(?:t|n)?) (?:\p{L}+ ){0,6}graag\b|\bgraag (?:ontvang|zie)|\b(?:gewenst|gelieve)\b`,
  String.raw`\b(?:moet|moeten|dient|dienen|behoren|behoort)\b[^,;.]{0,80}\b(?:beantwoord|gegeven|verzonden|gestuurd|toegezonden|ontvangen)\b`,
);
/** The minister says in the same sentence that it cannot be done. */
const CANNOT = /\b(?:kan|kunnen|kon|konden|lukt|mogelijk|onmogelijk|haalbaar|zal|zullen|meer tijd|uitstel)\b/iu;

/** No answer will follow, or none is spoken of. */
const NEVER = anyOf(
  // Only when the term ends.
  String.raw`termijn\b[^.;]{0,40}\b(?:eindigt|loopt (?:af|tot|door tot)|verloopt|verstrijkt)\b`,
  String.raw`\b(?:geen|niet|nooit|evenmin|achterwege)\b[^,;]{0,60}\b(?:antwoord|beantwoord|reactie|reageren|blijven)`,
  String.raw`\b(?:antwoord\p{L}*|beantwoord\p{L}*)\b.{0,40}\b(?:achterwege|overbodig|niet (?:meer )?nodig)\b`,
  String.raw`\b(?:beantwoord|antwoord|reageer|beantwoorden|antwoorden) (?:ik|wij|we)\b[^;.]{0,40}\b(?:niet|nooit)\b`,
);
/** Words of a missed term that postpone nothing. */
const NOT_POSTPONED = anyOf(
  // A term that holds: "niet verlengd", "niet te kort".
  String.raw`\b(?:niet|geen|geenszins|nooit|nimmer)\b(?: \p{L}+){0,3} (?:verlengd|verlenging|opgeschort|overschreden|te kort|uitgesteld|vertraagd)\b(?!, maar)`,
  // News of a withdrawal that has not happened.
  String.raw`\b(?:zodra|als|nadat|indien|wanneer|totdat|zolang)\b[^.;,]*\b${QUESTION}[^.;,]*\b${GONE}\b|\b${QUESTION}[^.;,]*\b${GONE}\b[^.;,]*\b(?:zodra|als|nadat|indien|wanneer)\b`,
  // A refusal: "ook niet na het reces", "beantwoord ik niet".
  String.raw`\b(?:ook|evenmin) (?:niet )?(?:na|later|binnen|op een later)\b(?=[^.;]*[.;]?$)(?<=\b(?:niet|geen|nooit)\b.*)|\b(?:beantwoord|antwoord|beantwoorden|reageer) (?:ik|wij|we)(?: \p{L}+){0,3} (?:niet|nooit)(?=[,.;]|$| meer)`,
  String.raw`\b(?:zie|ziet|zien) (?:ik |wij )?af van\b[^.;]{0,40}\bbeantwoord|\bvan (?:de )?beantwoording\b[^.;]*\b(?:af|afgezien)(?=[\s.,;]|$)|\b(?:weiger\p{L}*|stem\p{L}* niet in|niet bereid|niet voornemens|niet van plan)\b`,
);

/** Whether a sentence takes back a message, or calls it a mistake. */
export const takesBack = (sentence: string): boolean => TAKES_BACK.test(sentence);

/** Whether a sentence says that the answer was given already. */
export const isGiven = (sentence: string): boolean => GIVEN.test(sentence.replace(ASIDE, ' '));

/** Whether the words of a delay in a sentence postpone nothing. */
export const deniesPostponement = (sentence: string): boolean =>
  takesBack(sentence) || NOT_POSTPONED.test(sentence) || (IS_WISH.test(sentence) && !CANNOT.test(sentence));

/** Whether the words of a promise in a sentence promise no answer. */
export const deniesPromise = (sentence: string): boolean =>
  takesBack(sentence) || NOT_POSTPONED.test(sentence) || IS_WISH.test(sentence) || NEVER.test(sentence);
