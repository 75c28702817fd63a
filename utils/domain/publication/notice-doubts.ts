/**
 * What takes the sense of an ending away from a sentence: words of a withdrawal or of a letter that are denied, depend on
 * something, are said of other questions or of what another did. Each table has one idea a line; a match gives a doubt,
 * never another state (decisions 290 and 225).
 */

import { anyOf, DONE, everyOf, GONE, LETTER, PREPOSITION, QUESTION } from './notice-patterns.ts';
import { takesBack } from './notice-given.ts';

/** Every word that denies. */
const NO = String.raw`(?:niet|nooit|geen|geenszins|evenmin|noch|allerminst|niemand|ontken\p{L}*)`;
/** The rest of a clause: up to a full stop, or a comma or "en" with the verb of the next clause behind it. */
const REST = String.raw`(?:(?!(?:,|\ben) (?:\p{L}+ )?(?:trek\p{L}*|trok\p{L}*|zijn|is|worden|wordt|komen|komt|heeft|hebben|heb)\b)[^.;:])`;
const WITHDRAW_VERB = String.raw`(?:${GONE}|te vervallen|(?:in|terug) te trekken|(?:in|terug)trek\p{L}+|(?:in|terug)(?=[.,;]|$))`;
/** "Als ingetrokken beschouwd" and "als gevolg van" set no condition. */
const AS = String.raw`als(?! (?:ingetrokken|vervallen|teruggetrokken|gevolg|zodanig|bedoeld|(?:Kamer)?lid|indieners?|vragenstellers?|fractie)\b)`;
const CONDITION = String.raw`(?:${AS}|indien|tenzij|mits|mocht(?:en)?|zodra|zolang|nadat|totdat|voordat|wanneer|ingeval|voor ?zover|afhankelijk|zou|zouden)`;
/** Small words that may narrow a withdrawal, put it off or take it back. */
const NARROWING = anyOf(String.raw`\b(?:alleen|uitsluitend|slechts|maar|pas)\b`);
const REASON = String.raw`(?:omdat|aangezien|doordat|wegens|vanwege)`;
const DAY = String.raw`(?:gisteren|vandaag|zojuist|onlangs|kortgeleden|vanochtend|vanmiddag|(?:deze|vorige) (?:week|maand)|op \d{1,2} \p{L}{3,9}(?: \d{4})?)`;
/** Where those words say nothing of the kind (decision 390). */
const NARROWS_NOTHING = everyOf(
  // What stands before ", maar" names no questions, no answer, no withdrawal and nobody who asked.
  String.raw`^(?:(?!\b(?:\p{L}*vra(?:ag|gen)\p{L}*|\p{L}*antwoord\p{L}*|set|${GONE}|\p{L}*trek\p{L}*|lid|leden|heer|mevrouw|hij|zij|ze|indieners?|fracties?)\b)[^.;])*, maar\b`,
  // "Alleen omdat" gives a reason, and so does what follows it, up to a word that turns it.
  String.raw`\b(?:alleen|uitsluitend|slechts)(?= (?:${GONE} )?${REASON}\b)`,
  String.raw`(?<=\b${GONE}\b[^.;]{0,200})\b${REASON}\b(?:(?!\b(?:maar|en|hoewel|tenzij)\b)[^.,;:])*`,
  // It was done, and late: "zijn pas gisteren ingetrokken". Not "worden pas", not "pas op 3 januari als ingetrokken beschouwd".
  String.raw`(?<=\b(?:zijn|is|heeft|hebben|heb)\b(?:(?!\b(?:worden|wordt|zal|zullen)\b)[^.,;]){0,160})\bpas (?=${DAY}(?: door [^.,;]{1,80}?)? ${GONE}\b)`,
);

/** Words of a withdrawal that withdraw nothing, or not these questions. */
const NOT_WITHDRAWN = anyOf(
  // Denied, before the verb or after it: "niet door het lid ingetrokken", "ingetrokken zijn zij niet", "klopt niet".
  String.raw`\b${NO}\b${REST}{0,160}?\b${WITHDRAW_VERB}`,
  String.raw`\b${GONE}\b(?:(?!\b(?:en|omdat|aangezien|nu|want|doordat|waardoor|zodat|wegens|vanwege)\b)[^.,;:]){0,80}\b${NO}\b`,
  String.raw`\b(?:klopt|anders dan|in tegenstelling tot|ontken\p{L}*|geen intrekking|tegengesproken)\b`,
  // Depends on something, or is still to come.
  String.raw`\b${CONDITION}\b|, dan\b|\b(?:zal|zullen)\b`,
  // Part of it, of two ministers, nearly, or as somebody says.
  String.raw`\b(?:bijna|volgens|voorgesteld)\b|\bvragen aan (?:de|het)\b[^.]*\bvragen aan (?:de|het)\b`,
  // Alive again, or kept.
  String.raw`\b(?:weer|wederom|gehandhaafd|handhaaf\p{L}*|herle\p{L}+|heringediend|blij(?:ven|ft) (?:staan|bestaan|in behandeling|van kracht))\b`,
  String.raw`\bof\b[^.]{0,60}\b(?:ingetrokken|intrekken|in te trekken)`,
  // Requested or considered, not done.
  String.raw`\b(?:verzoek|verzoeken|vraag|vragen|adviseer) (?:ik |wij )?(?:u|het lid|de leden|om)\b|\b(?:is|zijn|wordt|word|worden) (?:\p{L}+ ){0,3}(?:gevraagd|verzocht|overwogen)\b|\boverw(?:eeg|egen|ogen)\p{L}*|\b(?:voornemens?|van plan|bereid|mogelijkheid|afgezien|afziet)\b`,
  String.raw`\b(?:zou|zouden|moeten|moet|had(?:den)?|kan|kunnen)\b(?! (?:\p{L}+ ){0,3}als (?:ingetrokken|vervallen))[^.]{0,80}\b(?:${GONE}|in te trekken|intrekken)`,
  // Uncertain, or a mistake.
  String.raw`\b(?:mogelijk|wellicht|misschien|vermoedelijk|naar verluidt|ten onrechte|abusievelijk|per abuis|vergissing|onjuist\p{L}*|niet aan de orde)\b|\b${GONE} en (?:\p{L}+ ){0,4}(?:gesteld|ingediend|vervangen)\b`,
  // Other questions than these.
  String.raw`\b(?:eerdere?|vorige|andere|soortgelijke|oorspronkelijke|identieke|overige|resterende)\b(?:\s\p{L}+){0,2}\s${QUESTION}|\b(?:zelfde|hetzelfde|dezelfde|vergelijkbare?)\b|\b(?:die|deze|dit) van\b|\bin de plaats\b|\bopnieuw\b|(?<!\p{L})een (?:\p{L}+ )?vraag\b`,
);

/** Words of an answer by letter that settle nothing, or not these questions. */
const NOT_SETTLED = anyOf(
  // By another, to another, or in a letter that is still to come.
  String.raw`\bdoor (?:de|het|een) (?!(?:\p{L}+ )?(?:Minister|Staatssecretaris|bewinds|kabinet|regering|lid|leden|heer|indiener|vragensteller|fractie))\p{L}+[^.,;]{0,80}\b(?:beantwoord|afgedaan|afgehandeld|behandeld)\b`,
  String.raw`\bvoor ?zover\b|\bvragen aan mijn\b|\bvragen aan (?:de|het)\b[^.]*\bvragen aan (?:de|het)\b|\bbrief\b[^.;]{0,40}\bnog\b`,
  // Other questions than these; "in het antwoord op eerdere vragen" may well hold the answer to these.
  String.raw`(?<!\b(?:van|op) (?:(?:de|het|uw|mijn|haar|zijn|deze) )*)\b(?:(?:de|het|uw|mijn|haar|zijn|hun) )*(?:eerdere?|eerder gestelde|vorige|andere|mondelinge|soortgelijke|vergelijkbare|oorspronkelijke|feitelijke|overige|resterende)\b(?: \p{L}+){0,2} ${QUESTION}`,
  String.raw`\bop (?:(?:de|uw|mijn|haar|zijn|hun) )*(?:eerdere?|eerder gestelde|vorige|andere|mondelinge|soortgelijke|feitelijke|overige|resterende)\b(?: \p{L}+){0,2} ${QUESTION}(?=[^.;]{0,40}\b(?:ingegaan|gereageerd))|\b(?:ingegaan|gereageerd) op (?:(?:de|uw|mijn) )*(?:eerdere?|vorige|andere|mondelinge|overige)\b`,
  String.raw`(?<!\b(?:beantwoording van|antwoord(?:en)? op) (?:de |uw )?)\b${QUESTION} (?:van|uit|door) (?:(?:de|uw|een|het) )?(?:\p{L}+ ){0,2}(?:commissie|raad|gemeenteraad|Eerste Kamer|fracties?|Staten|journalist\p{L}*|pers|media|bewoners|burgers?|griffie|Rekenkamer|ombudsman)\b`,
  String.raw`\bwaar(?:naar|op|over)\b.{0,40}\bvragen\b|\bvragen (?:\p{L}+ )?verwijzen\b`,
  String.raw`\b(?:gemeld|aangegeven|laten weten|meegedeeld|medegedeeld) dat\b|\b(?:toegezegd|aangekondigd|overgedragen|doorgezonden|doorgestuurd|doorgeleid|later)\b`,
  String.raw`\b(?:niet|geen|nog)\b.{0,60}\b(?:${DONE}|${LETTER})`,
  String.raw`\b(?:zal|zullen|ga ik|gaat|volgt|volgen|nog te|binnenkort|zodra|spoedig|toe te sturen|zo snel|worden (?:meegenomen|betrokken|verwerkt|behandeld))\b`,
  String.raw`\b(?:indien|tenzij|mits|mocht(?:en)?|zolang|wellicht|mogelijk|misschien|ten onrechte|abusievelijk|per abuis|vergissing|klopt|evenmin|nooit|geenszins)\b|, dan (?:zijn|is|heb)\b`,
  String.raw`\b(?:tijdens|in) (?:een|het) (?:\p{L}+)?(?:debat|overleg|vragenuur)\b`,
  String.raw`\b${GONE}\b`,
);

/** "Vraag 3 is ingetrokken" is about some of the questions, not about all. */
const COUNT = String.raw`(?:een|[eé]én|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d{1,2}|enkele|sommige|meerdere|verschillende)`;
const PART = anyOf(
  String.raw`\b(?:vra(?:ag|gen)|onderdeel) (?:nr\.? ?|nummers? )?\d{1,2}(?!\d)`,
  String.raw`(?<!\p{L})(?:${COUNT}|(?:een )?(?:deel|aantal)|de (?:helft|meeste)|merendeel) (?:van|daarvan|hiervan|ervan)\b`,
  String.raw`(?<!\p{L})(?:${COUNT.replace('een|', '')}|(?:eerste|tweede|derde|vierde|vijfde|zesde|laatste|voorlaatste|overige|resterende|meeste)(?: ${COUNT})?) (?:\p{L}+ )?vra(?:ag|gen)\b`,
  String.raw`\b(?:deels|gedeeltelijk|ten dele|grotendeels|op (?:een|[eé]én|twee|drie|vraag \d+) na|met uitzondering|behalve|behoudens)(?!\p{L})|\b(?:er|waarvan|waarvan er) ${COUNT} (?:zijn|is)\b`,
);

/** Who may answer in the third person: as subject, so not "de brief van de Minister". */
const CABINET = anyOf(
  String.raw`(?<!\b(?:van|aan|door|met|namens|bij|tot) (?:(?:de|mijn|onze|het) )?)\b(?:Minister|Ministers|Staatssecretaris|bewindspersoon|bewindslieden|kabinet|regering|ambtgeno\p{L}+|collega|ambtsvoorganger|voorganger)\b`,
);
/** Somebody in the third person answers or goes into something. */
const THIRD_PERSON = anyOf(
  String.raw`\b(?:heeft|hebben|had|hadden)\b(?! (?:ik|wij|we)\b)[^.;]{0,160}?\b${DONE}\b|\b${DONE} (?:heeft|hebben|had|hadden)\b(?! (?:ik|wij|we)\b)`,
  String.raw`\b(?:zijn|waren|was|bent)\b(?! (?:ik|wij|we)\b)[^.,;]{0,120}?\b(?:ingegaan|gereageerd)\b`,
  // "Is de gemeente op deze vragen ingegaan": no subject may stand between; "is op deze vragen ingegaan" has none.
  String.raw`\bis\b[^.,;]{0,80}?(?<!\b${PREPOSITION} )\b(?:de|het|een|zij|hij|men|u)\b[^.,;]{0,120}?\b(?:ingegaan|gereageerd)\b`,
  String.raw`^(?!${PREPOSITION}\b|hier|daar|er\b|zoals)[^.,;]{0,120}\bis\b[^.,;]{0,120}\b(?:ingegaan|gereageerd)\b`,
);

/** "Is ProRail op deze vragen ingegaan": a name, told by its capital. */
const NAMED_PERSON = /\bis \p{Lu}\p{L}+[^.,;]{0,120}?\b(?:ingegaan|gereageerd)\b/u;

/** Whether the words of a withdrawal in a sentence withdraw nothing, or nothing for certain. */
export const deniesWithdrawal = (sentence: string): boolean =>
  NOT_WITHDRAWN.test(sentence) ||
  NARROWING.test(sentence.replace(NARROWS_NOTHING, ' ')) ||
  PART.test(sentence) ||
  takesBack(sentence);

/** Whether the words of an answer by letter settle nothing, not these questions, or not all of them. */
export const deniesSettlement = (sentence: string): boolean =>
  NOT_SETTLED.test(sentence) ||
  PART.test(sentence) ||
  takesBack(sentence) ||
  ((THIRD_PERSON.test(sentence) || NAMED_PERSON.test(sentence)) && !CABINET.test(sentence));

/** Whether a sentence speaks of some of the questions only. */
export const isPartOnly = (sentence: string): boolean => PART.test(sentence);
