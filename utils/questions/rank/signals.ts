/** How similar a query and a question are, by several measures, each about 0 … 1. */
export interface Signals {
  /** square root of BM25 over words and parts, relative to the query matched with itself */
  words: number;
  /** cosine of the mean word vectors: whether the words occur in the same contexts */
  sense: number;
  /** share of the query's words that the question has, or a near word of (soft match) */
  covered: number;
  /** share of the question's words that the query has, in the same way */
  covering: number;
  /** similarity of the portfolios of the addressees; 1 for the same person */
  portfolio: number;
  /** similarity of the subjects of the submitters; 1 for the same person */
  submitter: number;
  /** exp(-days apart / 10) */
  days: number;
  /** exp(-days apart / 700) */
  years: number;
}
