/**
 * The wordings by which one sentence of a notice says what becomes of the questions. Titles and the subject of the
 * questions are taken out before. Every list knows both orders of the words; what no list knows is told as not understood,
 * since a wrong known state is worse than a doubt.
 */

/** What one sentence says. `soon`: that an answer is yet to come, without a word on the term. */
export type SentenceKind = 'postponement' | 'soon' | 'pastPostponement' | 'withdrawn' | 'settledByLetter' | null;

const any = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'iu');

const TERM = String.raw`(?:(?:antwoord)?termijn\p{L}*|drie weken|3 weken|21 dagen|eenentwintig dagen|tijdig|op tijd|(?:gevraagde|gestelde|gewenste|verzochte|afgesproken|genoemde) (?:datum|dag|tijd|moment)|deadline|(?:voor|vóór) \d{1,2} \p{L}{3,9}|(?:eerder|vroeger) dan)`;
const ANSWER = String.raw`(?:be)?antwoord\p{L}*|reactie|uitsluitsel`;
const QUESTION = String.raw`vra(?:ag|gen)\b`;

/** A term that is not met, more time, a delay. */
const POSTPONES = any(
  String.raw`\b(?:niet|onmogelijk|onhaalbaar|onvoldoende)\b.{0,160}?\b${TERM}\b`,
  String.raw`\b${TERM}\b.{0,80}?\b(?:niet|onmogelijk|onhaalbaar|overschr\p{L}+|verleng\p{L}*|opgeschort|verstreken|te kort)\b`,
  String.raw`\b(?:overschr\p{L}+|verleng\p{L}*|opschort\p{L}*)\b.{0,60}?\b(?:${TERM}|${ANSWER})`,
  String.raw`\b(?:beantwoording)\b.{0,60}?\bverleng`,
  String.raw`\b(?:meer|extra|langere?|aanvullende) (?:de )?tijd\b`,
  String.raw`\b(?:tijd|weken|dagen)\b.{0,20}\b(?:nodig|benodigd|vergen|vergt|kost|nemen|vragen)\b|\b(?:vergen|vergt|kost|kosten|vraagt|neemt)\b.{0,40}\b(?:tijd|weken)\b`,
  String.raw`\blanger\b.{0,30}\b(?:duren|duurt|nodig|tijd|dan)\b|\b(?:duren|duurt)\b.{0,40}\blanger\b|\bop zich wachten\b`,
  String.raw`\bnog niet\b.{0,80}\b(?:beantwoord|${ANSWER}|gereed|afgerond|beschikbaar)`,
  String.raw`\b(?:${ANSWER})\b.{0,80}\bnog niet\b`,
  String.raw`\b(?:${ANSWER}|${QUESTION}).{0,80}\b(?:vertraging|vertraagd|uitgesteld|opgehouden)\b|\bvertraging\b.{0,80}\b(?:${ANSWER})`,
  String.raw`\b(?:vra(?:ag|gen)|verzoek\p{L}*|verzocht)\b.{0,60}\buitstel\b|\buitstel(?:bericht|brief)?\b`,
);

/** Names of an own matter that only look like a delay of the answer. */
const OTHER_DELAY = any(
  String.raw`\b(?:over|inzake|betreffende|omtrent|aangaande) [^.,;]{0,80}\b(?:uitstel|vertraging|verlenging|termijn)`,
  String.raw`\buitstel van (?!(?:de |het |deze |uw |die |mijn |onze )*(?:be)?antwoord|(?:de )?(?:antwoord)?termijn|deze)`,
);

/** An answer that is promised for later. */
const WHEN = String.raw`(?:zo (?:spoedig|snel|gauw) (?:als )?mogelijk|(?:zeer |zo )?spoedig|binnenkort|op korte termijn|op een later (?:moment|tijdstip)|later|nadien|nader|zodra|nadat|(?:pas|eerst) (?:na|in|als|wanneer|begin|eind|medio|op|later|over)\b|na (?:het|de|afloop|ommekomst|afronding|ontvangst|overleg|beraad|consultatie)\b|(?:voor|vóór|tegen|rond) (?:het )?(?:eind|einde|begin)\b|(?:voor|vóór) (?:het|de|aanvang) |uiterlijk|in de (?:loop|week|tweede|eerste|komende)\b|(?:begin|eind|medio|half) (?:\p{L}+)|volgende (?:week|maand)|komende (?:week|weken|maand)|over (?:enkele|een paar|twee|drie|vier) weken|binnen (?:enkele|twee|vier|vijf|zes|\d+) weken|in (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december))`;
const GIVES = String.raw`(?:beantwoord\p{L}*|antwoord\p{L}*|toe(?:komen|gezonden|gestuurd|zenden|sturen|gaan)|stuur|sturen|zenden?|ontvang\p{L}*|volg(?:t|en)|verwacht\p{L}*|tegemoet ?zien|informeer|informeren|geïnformeerd|bericht\p{L}*|reageren|reageer|(?:kom|komen) (?:ik|wij|we|hier|er|daar)\p{L}*|terugkomen|laten weten|op de hoogte|ingaan|ingegaan)`;
const SOON = any(
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
const NO_DELAY = any(
  String.raw`\b(?:geen|zonder|onnodig)\b.{0,40}\b(?:uitstel|vertraging|verlenging|(?:meer|extra) tijd)\b`,
  String.raw`\b(?:uitstel|vertraging|verlenging)\b.{0,40}\b(?:niet|geen|onnodig|afgewezen|vervalt|vervallen|ingetrokken)\b`,
  String.raw`\bniet\b.{0,20}\b(?:meer tijd|langer) (?:dan )?(?:nodig|duren)\b`,
  String.raw`\b(?:wel|alsnog|gewoon|ruim) (?:degelijk )?binnen\b|\bbinnen (?:de|deze) (?:\p{L}+ )?termijn (?:zijn|is) beantwoord\b`,
);

/** A part of a sentence in which no other clause begins: what is said there is said of the questions themselves. */
const CLAUSE = String.raw`(?:(?!\b(?:omdat|aangezien|terwijl|doordat|zodat|waardoor|want|maar|waarin|waarbij|waarvan|waarover|die|dat|nadat|of)\b|\bnu (?:de|het|er|dit)\b)[^.;])`;
/** A word between a verb and what became of the questions; no other clause begins and nobody asks anything there. */
const WORD = String.raw`(?:\s(?!(?:omdat|aangezien|terwijl|doordat|zodat|want|maar|die|dat|nadat|waarin|waarover|of|gesteld|om)\b)[^\s.,;]{1,40})`;
/** No noun follows: "ingetrokken vergunningen" are not the questions. */
const NO_NOUN = String.raw`(?!\s+(?!door|en|omdat|aangezien|nu|wegens|vanwege|per|op|naar|namens|als|met|beschouwd|te beschouwen|heeft|hebben)\p{Ll})`;
const OURS = String.raw`(?:de|deze|die|haar|zijn|hun|mijn|uw|alle|bovengenoemde|bovenstaande|onderhavige|voornoemde|genoemde)`;
const GONE = String.raw`(?:ingetrokken|teruggetrokken|teruggenomen|vervallen|geannuleerd)`;
const AUXILIARY = String.raw`(?:zijn|is|worden|wordt|werd|werden)`;
const WITHDRAWN = any(
  String.raw`\b${QUESTION}${CLAUSE}{0,240}\b${AUXILIARY}\b${WORD}{0,14}?\s${GONE}\b${NO_NOUN}`,
  String.raw`\b${AUXILIARY}\b${WORD}{0,4}?\s${OURS}${WORD}{0,4}?\s${QUESTION}${CLAUSE}{0,160}\s${GONE}\b${NO_NOUN}`,
  String.raw`\b(?:heeft|hebben|had|hadden|heb)\b${CLAUSE}{0,160}\b${QUESTION}${WORD}{0,16}?\s(?:ingetrokken|teruggetrokken|teruggenomen)\b${NO_NOUN}`,
  String.raw`\b${QUESTION}${CLAUSE}{0,160}\b(?:heeft|hebben)\b${WORD}{0,6}?\s(?:ingetrokken|teruggetrokken|teruggenomen)\b${NO_NOUN}`,
  String.raw`\b${QUESTION}${CLAUSE}{0,160}\b(?:ingetrokken|teruggetrokken) (?:heeft|hebben)\b`,
  String.raw`\b${OURS}\s(?:schriftelijke\s)?${QUESTION}${CLAUSE}{0,120}\b(?:intrekt|intrekken|terugtrekt|terugtrekken)(?=[.,;]|$|\s(?:omdat|aangezien|nu|wegens|vanwege|en)\b)`,
  String.raw`\b(?:trek|trekt|trekken|trok|trokken)\b${CLAUSE}{0,160}\b${QUESTION}${CLAUSE}{0,200}?\b(?:in|terug)(?=[.,;]|$|\s(?:omdat|aangezien|nu|wegens|vanwege|naar|en)\b)`,
  String.raw`\b${QUESTION}${CLAUSE}{0,160}\b(?:komen|komt|kwamen|zijn|is)\b${WORD}{0,8}?\s(?:komen )?te vervallen\b`,
  String.raw`\b(?:komen|komt|kwamen|zijn|is)\b${WORD}{0,4}?\s${OURS}${WORD}{0,4}?\s${QUESTION}${CLAUSE}{0,120}\bte vervallen\b`,
  String.raw`\b${OURS}\s(?:schriftelijke\s)?${QUESTION}(?:(?!\bom\b)${CLAUSE}){0,120}?\b(?:in|terug) te trekken\b`,
  String.raw`\bintrekk(?:ing|en) van ${OURS}${WORD}{0,2}?\s${QUESTION}`,
  String.raw`\bop verzoek van\b.{0,120}\b${QUESTION}.{0,80}\bniet (?:meer|langer)\b.{0,30}\bbeantwoord`,
);
const NOT_WITHDRAWN = any(
  String.raw`\b(?:niet|nooit)\b(?:\s\p{L}{1,10}){0,3}\s(?:${GONE}|te vervallen|(?:in|terug) te trekken|intrek\p{L}+)\b`,
  String.raw`\bniet (?:in|terug)(?=[.,;]|$)|\bgeen intrekking\b`,
  String.raw`\b(?:indien|tenzij|mocht(?:en)?|ingeval|wanneer|als (?:de|deze|het|u|zij))\b[^.]{0,80}\b${QUESTION}`,
  String.raw`\bof\b[^.]{0,60}\b(?:ingetrokken|intrekken|in te trekken)`,
);

const LETTER = String.raw`(?:(?:Kamer|verzamel|antwoord)?brie(?:f|ven)\b|Kamerstuk\p{L}*|Kst\b)`;
const ELSEWHERE = String.raw`(?:beantwoording|antwoord(?:en)?) (?:van|op) (?:de |het |eerdere |andere |uw |mijn |deze |soortgelijke )*(?:schriftelijke )?(?:Kamer)?(?:vra(?:ag|gen)|set|verslag)`;
const DONE = String.raw`(?:beantwoord|afgedaan|afgehandeld|ingegaan|gereageerd|meegenomen|opgenomen|verwerkt|gegeven|betrokken|behandeld)`;
const SETTLED = any(
  String.raw`\b${LETTER}.{0,120}\b(?:zijn|is|ben ik|heb ik|hebben wij)\b.{0,120}\b(?:(?:beantwoord|afgedaan|afgehandeld)\b|(?:ingegaan|gereageerd) op (?:de|deze|uw) vragen)`,
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
const IS_ANSWER = any(String.raw`\b(?:${ANSWER}|${QUESTION}|afgedaan|afgehandeld|hiervoor|daarvoor|kortheidshalve)`);
const NOT_SETTLED = any(
  String.raw`\b(?:niet|geen|nog)\b.{0,60}\b(?:${DONE}|${LETTER})`,
  String.raw`\b(?:zal|zullen|ga ik|gaat|volgt|volgen|nog te|binnenkort|zodra|spoedig|toe te sturen|zo snel|worden (?:meegenomen|betrokken|verwerkt|behandeld))\b`,
  String.raw`\b(?:tijdens|in) (?:een|het) (?:\p{L}+)?(?:debat|overleg|vragenuur)\b`,
);
/** "Vraag 3 is ingetrokken": what is said of one question is not said of all. */
const PART =
  /\b(?:vra(?:ag|gen)|onderdeel) (?:nr\.? ?|nummers? )?\d|\b(?:een deel|enkele|sommige|een aantal) van\b.{0,30}\bvragen\b/i;

/** Whether a sentence says that the answer takes more time than the term. */
export function postpones(sentence: string): boolean {
  return POSTPONES.test(sentence) && !OTHER_DELAY.test(sentence) && !NO_DELAY.test(sentence);
}

/**
 * What one sentence of a notice says about the questions.
 *
 * @param sentence without titles and without the subject of the questions
 * @returns null when it says nothing we know, and for a question
 */
export function kindOfSentence(sentence: string): SentenceKind {
  if (/\?\s*[»”’)]?\s*$/.test(sentence)) return null;
  const delay = postpones(sentence);
  const withdrawn = WITHDRAWN.test(sentence) && !NOT_WITHDRAWN.test(sentence) && !PART.test(sentence);
  // Both in one sentence: nobody can tell which of them is said of these questions.
  if (delay && withdrawn) return null;
  if (delay && (IS_NOW.test(sentence) || !IS_PAST.test(sentence))) return 'postponement';
  if (withdrawn) return 'withdrawn';
  if (SETTLED.test(sentence) && IS_ANSWER.test(sentence) && !NOT_SETTLED.test(sentence) && !PART.test(sentence))
    return 'settledByLetter';
  if (delay) return 'pastPostponement';
  return SOON.test(sentence) && !NO_DELAY.test(sentence) && !NEVER.test(sentence) ? 'soon' : null;
}

/** "No answer will follow": the opposite of one that is promised. */
const NEVER =
  /\b(?:geen|niet|achterwege)\b.{0,60}\b(?:antwoord|beantwoord|reactie|reageren|blijven)|\b(?:antwoord\p{L}*|beantwoord\p{L}*)\b.{0,40}\b(?:achterwege|overbodig|niet (?:meer )?nodig)\b/iu;
