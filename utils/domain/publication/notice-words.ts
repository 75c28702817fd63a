/**
 * The wordings by which one sentence of a notice says what happens to the questions. Titles and the subject of the
 * questions have been removed. Every list covers both word orders. An unknown wording is reported as not understood,
 * because a wrong claim is worse than a doubt.
 */

import { deniesDelay, postpones } from './notice-delay.ts';
import { deniesSettlement, deniesWithdrawal, isPartOnly } from './notice-doubts.ts';
import { deniesPostponement, deniesPromise, isGiven } from './notice-given.ts';
import {
  ANSWER,
  anyOf,
  ARTICLE,
  DIRECT,
  DONE,
  GONE,
  LETTER,
  PREPOSITION,
  QUESTION,
  QUESTION_ITSELF,
} from './notice-patterns.ts';

/**
 * What one sentence says. `soon`: an answer will follow, the term is not mentioned; `news`: more will be heard, which may be
 * of something else; `given`: the answer was sent, not known where.
 */
export type SentenceKind =
  'postponement' | 'soon' | 'news' | 'pastPostponement' | 'withdrawn' | 'settledByLetter' | 'given' | null;

/** A promise of an answer later. */
const WHEN = String.raw`(?:zo (?:spoedig|snel|gauw) (?:(?:als )?mogelijk|als (?:dat|dit|het) (?:kan|lukt))|(?:zeer |zo )?spoedig|binnenkort|op korte termijn|op een later (?:moment|tijdstip)|later|nadien|nader|zodra|nadat|(?:pas|eerst) (?:na|in|als|wanneer|begin|eind|medio|op|later|over)\b|na (?:het|de|afloop|ommekomst|afronding|ontvangst|overleg|beraad|consultatie)\b|(?:voor|vóór|tegen|rond) (?:het )?(?:eind|einde|begin)\b|(?:voor|vóór) (?:(?:het|de|deze|uw) (?!(?:be)?antwoord|vra(?:ag|gen))|aanvang )|uiterlijk|in de (?:loop|week|tweede|eerste|komende)\b|(?:begin|eind|medio|half) (?:\p{L}+)|volgende (?:week|maand)|komende (?:week|weken|maand)|over (?:enkele|een paar|twee|drie|vier) weken|binnen (?:enkele|twee|vier|vijf|zes|\d+) weken|in (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december))`;
const GIVES = String.raw`(?:beantwoord\p{L}*|antwoord\p{L}*|toe(?:komen|gezonden|gestuurd|zenden|sturen|gaan)|stuur|sturen|zenden?|ontvang\p{L}*|krijg\p{L}*|volg(?:t|en)|verwacht\p{L}*|tegemoet ?zien|informeer|informeren|geïnformeerd|bericht\p{L}*|reageren|reageer|(?:kom|komen) (?:ik|wij|we|hier|er|daar)\p{L}*|terugkomen|laten weten|op de hoogte|ingaan|ingegaan)`;
const SOON = anyOf(
  String.raw`\b(?:${QUESTION}|${ANSWER}|deze|hierop|hierover|u|Kamer)\b.{0,120}?\b${GIVES}\b.{0,120}?\b${WHEN}`,
  String.raw`\b${WHEN}.{0,120}?\b${GIVES}`,
  String.raw`\b${GIVES}\b.{0,80}?\b${WHEN}`,
  String.raw`\b(?:antwoord\p{L}*|beantwoording) (?:volgt|volgen)\b`,
  String.raw`\bnader(?:e)? (?:bericht|berichtgeving|mededeling|informatie) (?:volgt|ontvang)|\bnader bericht\b`,
  String.raw`\b(?:streef|streven|beoog|verwacht|hoop)\b.{0,120}?\b(?:beantwoord|antwoord|reactie)`,
);

const IS_PAST =
  /\b(?:eerder|destijds|konden|kon|was|waren|heb ik u (?:eerder )?(?:gemeld|medegedeeld|meegedeeld|laten weten)|liet ik)\b/i;
const IS_NOW = /\b(?:kunnen|kan|zal|zullen|lukt|is het niet|blijkt|vergt|behoeft|vraagt|verzoek|deel ik)\b/i;
const TOLD_BEFORE =
  /\bwaarin (?:ik|wij)\b.{0,120}\b(?:vroeg(?:en)?|verzocht(?:en)?|aangaf|aangaven|meldde(?:n)?|liet(?:en)? weten|heb|hebben)\b/i; /** The promise is about the answer, or about news of it: not about a permit or a report. */
const PROMISES_ANSWER = anyOf(
  String.raw`\b(?:${ANSWER})|\b${QUESTION}|\b(?:hier(?:op|over|in)?|daar(?:op|over)|nader|terug(?:komen)?|laten weten|op de hoogte|informe\p{L}+|geïnformeerd)\b|\bbericht u\b`,
);
/** The promise names the answer, the questions, or points at them: after an ending it speaks of others, or denies it. */
const NAMES_THEM = anyOf(
  String.raw`\b(?:${ANSWER})|\b${QUESTION}|\b(?:hier(?:op|over|in)|daar(?:op|over)|deze volgen|de rest|overige|resterende)\b`,
);

/** A stretch of a sentence in which no other clause begins. */
const CLAUSE = String.raw`(?:(?!\b(?:omdat|aangezien|terwijl|doordat|zodat|waardoor|want|maar|waarin|waarbij|waarvan|waarover|die|dat|nadat|of)\b|\bnu (?:de|het|er|dit)\b)[^.;])`;
/** A word that starts another clause, or what somebody else does. */
const BREAKS = String.raw`(?:omdat|aangezien|terwijl|doordat|zodat|zodra|totdat|voordat|toen|wanneer|indien|want|maar|die|dat|nadat|waar\p{L}*|hoe|waarom|of|gesteld|om|zou|zouden|moet|moeten|voornemen|besluit|plan|oproep|verzoek(?! van))`;
const ASKER = String.raw`(?:het lid|de leden|de heer|mevrouw|de (?:indien|vragenstell|steller)\p{L}*)`;
/** Words that cannot hide another subject: an article is allowed only after a preposition or before the one who asked. */
const WORD = String.raw`(?:,?\sop (?:(?:hun|haar|zijn|mijn|eigen) )?verzoek(?: van [^.,;]{1,80},)?|\s${ASKER}|\s${PREPOSITION}\s${ARTICLE}|\s(?!(?:${BREAKS}|${ARTICLE})\b)[^\s.,;]{1,40})`;
/** Between the questions and their verb: whose they are and what about, but no second verb. */
const WHOSE = String.raw`(?:(?!\b(?:zijn|is|worden|wordt|werd|werden|heeft|hebben|had|hadden|kan|kunnen|zal|zullen|${BREAKS})\b)${CLAUSE})`;
/** No noun follows: in "ingetrokken vergunningen" it is not the questions that were withdrawn. */
const NO_NOUN = String.raw`(?!\s+(?!door|en|omdat|aangezien|nu|wegens|vanwege|per|op|naar|namens|als|met|beschouwd|te beschouwen|heeft|hebben)\p{Ll})`;
const OURS = String.raw`(?:de|deze|die|haar|zijn|hun|mijn|uw|alle|bovengenoemde|bovenstaande|onderhavige|voornoemde|genoemde)`;
/** The verb must agree in number with the questions: "de vragen … is ingetrokken" is about something else. */
const MANY = String.raw`(?:zijn|worden|werden)`;
const ONE = String.raw`(?:is|wordt|werd)`;
const THEM_VERB = String.raw`(?:${DIRECT}\b(?:Kamer)?vragen\b${WHOSE}{0,240}\b${MANY}|(?:${DIRECT}\b(?:Kamer)?vraag|\bset (?:\p{L}+ )?vragen)\b${WHOSE}{0,240}\b${ONE})\b`;
const VERB_THEM = String.raw`(?:\b${MANY}\b${WORD}{0,6}?\s${OURS}(?:\s\p{L}+)?\s(?:Kamer)?vragen|\b${ONE}\b${WORD}{0,6}?\s${OURS}(?:\s\p{L}+)?\s(?:Kamer)?vraag)\b`;
const END = String.raw`(?=[.,;]|$|\s(?:omdat|aangezien|nu|wegens|vanwege|en|naar)\b)`;
const WITHDRAWN = anyOf(
  String.raw`${THEM_VERB}${WORD}{0,14}?\s${GONE}\b${NO_NOUN}`,
  String.raw`${VERB_THEM}${WORD}{0,20}?\s${GONE}\b${NO_NOUN}`,
  String.raw`(?:^|[:;]\s)${GONE}\s(?:${MANY}\s(?:hierbij\s)?${OURS}(?:\s\p{L}+)?\s(?:Kamer)?vragen|${ONE}\s(?:hierbij\s)?${OURS}(?:\s\p{L}+)?\s(?:Kamer)?vraag)\b`,
  String.raw`\b(?:heeft|hebben|had|hadden|heb)\b${CLAUSE}{0,160}${QUESTION_ITSELF}${WORD}{0,16}?\s(?:ingetrokken|teruggetrokken|teruggenomen)\b${NO_NOUN}`,
  String.raw`${QUESTION_ITSELF}${WHOSE}{0,160}\b(?:heeft|hebben)\b${WORD}{0,6}?\s(?:ingetrokken|teruggetrokken|teruggenomen)\b${NO_NOUN}`,
  String.raw`${QUESTION_ITSELF}${WORD}{0,16}?\s(?:ingetrokken|teruggetrokken) (?:heeft|hebben)\b`,
  String.raw`\b${OURS}\s(?:schriftelijke\s)?${QUESTION_ITSELF}${WORD}{0,16}?\s(?:intrek|intrekt|intrekken|terugtrek|terugtrekt|terugtrekken)${END}`,
  String.raw`\b(?:trek|trekt|trekken|trok|trokken)\b${CLAUSE}{0,160}${QUESTION_ITSELF}${WORD}{0,24}?\s(?:in|terug)${END}`,
  String.raw`${QUESTION_ITSELF}${WHOSE}{0,160}\b(?:komen|komt|kwamen|zijn|is)\b${WORD}{0,8}?\s(?:komen )?te vervallen\b`,
  String.raw`\b(?:komen|komt|kwamen|zijn|is)\b${WORD}{0,6}?\s${OURS}(?:\s\p{L}+)?\s${QUESTION}${WORD}{0,16}?\s(?:komen )?te vervallen\b`,
  String.raw`\b${OURS}\s(?:schriftelijke\s)?${QUESTION_ITSELF}${WORD}{0,16}?\s(?:in|terug) te trekken\b`,
  String.raw`\b${OURS}\s(?:schriftelijke\s)?${QUESTION_ITSELF}${WORD}{0,16}?\sals (?:ingetrokken|vervallen) (?:(?:worden |te )?beschouw\p{L}*)`,
  String.raw`\bintrekk(?:ing|en) van ${OURS}(?:\s\p{L}+){0,2}?\s${QUESTION}`,
  String.raw`\bop verzoek van\b.{0,120}\b${QUESTION}.{0,80}\bniet (?:meer|langer)\b.{0,30}\bbeantwoord`,
);
/** "… cannot be answered in time and were then withdrawn". */
const AND_GONE = anyOf(String.raw`\ben\s(?:zijn|worden|werden)\b[^.;]{0,60}\b${GONE}\b`);
const ELSEWHERE = String.raw`(?:beantwoording|antwoord(?:en)?) (?:van|op) (?:de |het |eerdere |andere |uw |mijn |deze |soortgelijke )*(?:schriftelijke )?(?:Kamer)?(?:vra(?:ag|gen)|set|verslag)`;
const SETTLED = anyOf(
  String.raw`\b${LETTER}.{0,120}\b(?:zijn|is|ben ik|heb ik|hebben wij)\b.{0,120}\b(?:(?:beantwoord|afgedaan|afgehandeld)\b|(?:ingegaan|gereageerd) op (?:de|deze|uw) vragen|op (?:de|deze|uw) (?:\p{L}+ )?vragen (?:ingegaan|gereageerd))`,
  String.raw`\b(?:zijn|is|ben ik|heb ik|hebben wij|hebben we|heb|heeft|werden|werd)\b.{0,300}\b(?:${LETTER}|${ELSEWHERE}).{0,200}\b${DONE}\b`,
  String.raw`\b(?:zijn|is|ben ik|heb ik|hebben wij|hebben we|heb|heeft|werden|werd)\b.{0,300}\b${DONE}\b.{0,200}(?:\b${LETTER}|\b${ELSEWHERE})`,
  String.raw`\b${DONE} (?:zijn|is|heb)\b.{0,200}\b${LETTER}|\b${LETTER}.{0,300}\b${DONE} (?:zijn|is|heb)\b`,
  String.raw`\b(?:treft|vindt|vind|kunt|tref)\b.{0,160}\b(?:in|bij|via) .{0,100}\b${LETTER}`,
  String.raw`\b(?:in|bij) .{0,100}\b${LETTER}.{0,160}\b(?:treft|vindt) (?:u|de|uw)\b`,
  String.raw`\b(?:verwijs|verwijzen|verwezen)\b.{0,200}\b(?:${LETTER}|${ELSEWHERE})`,
  String.raw`\b(?:${LETTER}|${ELSEWHERE}).{0,200}\b(?:verwijs|verwijzen|verwezen)\b`,
  String.raw`\b(?:met|bij|door middel van) (?:deze|die|mijn|de|bijgaande|bijgevoegde)\b.{0,120}\bbrief\b.{0,200}\b(?:beantwoord|afgedaan|beschouw)`,
  String.raw`\b(?:beantwoord|beantwoord ik|worden)\b.{0,160}\bbrief van (?:heden|vandaag|\d)|\bbrief van (?:heden|vandaag|\d).{0,160}\b(?:beantwoord|afgedaan)`,
  String.raw`\bbij(?:gaande|gevoegde) brief\b.{0,200}\b(?:beantwoord|antwoord|afgedaan)`,
);
const IS_ANSWER = anyOf(String.raw`\b(?:${ANSWER}|${QUESTION}|afgedaan|afgehandeld|hiervoor|daarvoor|kortheidshalve)`);
/**
 * What one sentence of a notice says about the questions.
 *
 * @param sentence without titles and without the subject of the questions
 * @returns null when no known wording applies, and for a question
 */
// oxlint-disable-next-line complexity -- a ladder: what comes first wins
export function kindOfSentence(sentence: string): SentenceKind {
  if (/\?\s*[»”’)]?\s*$/.test(sentence)) return null;
  const delay = postpones(sentence) && !deniesPostponement(sentence);
  const withdrawn = WITHDRAWN.test(sentence) && !deniesWithdrawal(sentence);
  // Both in one sentence: it is unclear which one applies to these questions.
  if (delay && (withdrawn || AND_GONE.test(sentence))) return null;
  // A letter that asked for more time earlier, and may have answered as well.
  if (delay && TOLD_BEFORE.test(sentence) && SETTLED.test(sentence)) return null;
  const given = isGiven(sentence) && !isPartOnly(sentence);
  if (delay && !given && (IS_NOW.test(sentence) || !IS_PAST.test(sentence))) return 'postponement';
  if (withdrawn) return 'withdrawn';
  if (SETTLED.test(sentence) && IS_ANSWER.test(sentence) && !deniesSettlement(sentence)) return 'settledByLetter';
  if (given) return 'given';
  if (delay) return 'pastPostponement';
  const isPromise = SOON.test(sentence) && PROMISES_ANSWER.test(sentence);
  if (!isPromise || deniesDelay(sentence) || deniesPromise(sentence)) return null;
  return NAMES_THEM.test(sentence) ? 'soon' : 'news';
}
