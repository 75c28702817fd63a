/**
 * Classifies text outside every question and answer by its words. The explanatory note at the end of written questions
 * usually has no heading ("Deze vragen dienen ter aanvulling op …").
 */

const IMPRINT = [
  /^(?:[’'‘]s[-\s]Gravenhage|Den Haag|Amsterdam|Rotterdam|Utrecht)\s?,?\s(?:\d{1,2}\s\p{L}{3,9}\s)?\d{4}\.?$/iu,
  /^(?:(?:ons|uw|onze|bij)\s)?(?:kenmerk|referentie|referte|briefnummer|dossiernummer)\s?(?:[:.]|(?=[\p{L}/-]*\d)).{1,80}$/iu,
  /^(?:datum|bijlagen?)\s?:.{0,60}$/i,
  /^ISSN\s.{0,60}$/,
];
const NOTE =
  /^(?:deze|bovenstaande|voorgaande|onderhavige)\s(?:schriftelijke\s)?vragen\s(?:zijn|dienen|strekken|vormen|volgen|worden\sgesteld)\b.{0,80}?\b(?:aanvull|vervolg|nadere|naar\saanleiding)/i;
const REMARK =
  /\b(?:ter|in)?\s?aanvulling\sop\b|\b(?:als|een|ten)?\s?vervolg\sop\b|\bvraagnummers?\b|\bnadere\svragen\sop\b/i;

/**
 * @param text one paragraph, white space folded
 * @returns true for a line with place and date, a reference code or a printer's line: not text of the document
 */
export function isImprint(text: string): boolean {
  return text.length <= 120 && !text.includes('?') && IMPRINT.some((pattern) => pattern.test(text));
}

/**
 * @param text one paragraph, white space folded
 * @returns true when it opens an explanatory note, wherever it is: a sentence about "these questions"
 */
export function opensNote(text: string): boolean {
  return NOTE.test(text) && !text.slice(0, 400).includes('?');
}

/**
 * @param text a paragraph outside the questions
 * @returns true when it explains them by naming earlier ones
 */
export function isRemark(text: string): boolean {
  return opensNote(text) || REMARK.test(text);
}
