/**
 * Words that may be missing when a query has others: `scanners bij de douane` also finds a text without `bij de`. Fewer than the
 * stop words of stopwords.ts, which also name `vraag` and `minister`: people may search for those.
 */
const FUNCTION_WORDS = new Set(
  `de het een en of in op te ten ter van voor met aan bij om tot uit over door naar als dat die deze dit dan er hoe ik je jij u uw we wij
  ze zij hij zijn haar hun ons onze mijn is was wordt worden werd werden heeft hebben had om zo ook maar nog wel toch want dus omdat
  wat wie waar wanneer waarom welke welk tegen tussen onder zonder sinds tijdens via per inzake den der des t s`.split(
    /\s+/,
  ),
);

/** Whether a folded word is a function word. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}
