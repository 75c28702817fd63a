/** Building blocks of the patterns that read notices. Pieces of regular expressions, to be used with the flags `iu`. */

/** Matches one of the patterns. */
export const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'iu');

/** Matches every occurrence of the patterns, to cut them out. */
export const everyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'giu');

/** The answer, or the act of answering. */
export const ANSWER = String.raw`(?:be)?antwoord\p{L}*|reactie|uitsluitsel`;

/** The questions themselves. */
export const QUESTION = String.raw`(?:Kamer)?vra(?:ag|gen)\b`;

/** A preposition, or a word that acts as one. */
export const PREPOSITION = String.raw`(?:aan|achter|bij|binnen|conform|door|gedurende|in|inzake|met|middels|na|naar|namens|om|omtrent|onder|ondanks|op|over|per|sinds|tegen|tijdens|tot|tussen|uit|van|vanwege|vanuit|via|volgens|voor|wegens|betreffende|aangaande|waar\p{L}+)`;

export const ARTICLE = String.raw`(?:de|het|een|deze|dit|haar|zijn|hun|mijn|uw)`;

/** No preposition stands before: what follows is the subject or object of the sentence. */
export const DIRECT = String.raw`(?<!\b${PREPOSITION}\s(?:${ARTICLE}\s)?(?:alle\s|gestelde\s|(?:aanvullende\s)?schriftelijke\s|eerste\s)?)`;

/** The questions as subject or object of the sentence. */
export const QUESTION_ITSELF = String.raw`${DIRECT}\b${QUESTION}`;

/** What happened to questions that were withdrawn. */
export const GONE = String.raw`(?:ingetrokken|teruggetrokken|teruggenomen|vervallen|geannuleerd)`;

/** A letter to the Kamer. */
export const LETTER = String.raw`(?:(?:Kamer|verzamel|antwoord)?brie(?:f|ven)\b|Kamerstuk\p{L}*|Kst\b)`;

/** What happened to questions that were dealt with. */
export const DONE = String.raw`(?:beantwoord|afgedaan|afgehandeld|ingegaan|gereageerd|meegenomen|opgenomen|verwerkt|gegeven|betrokken|behandeld)`;
