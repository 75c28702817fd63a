/**
 * The part of a minister's sentence that gives the reason. Most of the sentence repeats the title of the questions, which
 * would hide the reason.
 */

/** Words with which a reason begins. */
const BEGINS =
  /\b(?:omdat|aangezien|doordat|vanwege|wegens|in verband met|i\.v\.m\.|als gevolg van|ten gevolge van|gelet op|gezien)\b/giu;
/** The verb after a reason at the start of a sentence: "In verband met het reces kunnen de vragen niet …". */
const MAIN_VERB =
  /,?\s(?:kan|kunnen|kon|konden|zal|zullen|is|zijn|lukt|blijkt|wordt|worden|heb|hebben|deel|verzoek|vraag)\s/iu;

const cover = (text: string): string => ' '.repeat(text.length);

/** The text with quoted titles, brackets and the subject of the questions replaced by spaces, so that offsets stay valid. */
function covered(sentence: string): string {
  return sentence
    .replace(/«[^»]{0,600}»+|“[^”]{0,600}”|‘[^’]{0,600}’(?=[\s,.;)]|$)/g, cover)
    .replace(
      /\b(?:over|inzake|betreffende)\b[^.()]{0,600}(?:\([^()]{0,80}\)[^.()]{0,200}){0,3}?(?=\((?:ingezonden|\d{4}Z|vraagnummer|kenmerk))/gi,
      cover,
    )
    .replace(/\([^()]{0,200}\)/g, cover);
}

/**
 * The clause that gives the reason, from "omdat", "aangezien", "vanwege", "in verband met" and the like to the end of the
 * sentence; when the sentence begins with it, up to the verb. Words inside the title of the questions do not count.
 *
 * @param sentence as `noticeReason` gives it
 * @returns a part of the sentence, unchanged; the whole sentence when no such clause is found
 */
export function reasonClause(sentence: string): string {
  const bare = covered(sentence);
  const first = [...bare.matchAll(BEGINS)][0];
  if (first === undefined) return sentence;
  const clause = sentence.slice(first.index);
  if (bare.slice(0, first.index).trim() !== '') return clause.trim();
  const verb = MAIN_VERB.exec(bare.slice(first.index));
  return (verb === null ? clause : clause.slice(0, verb.index)).trim();
}
