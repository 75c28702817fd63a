/** The signs of likeness between a query and one question; all about 0 … 1. */
export interface Signals {
  /** root of BM25 over words and parts, relative to the query matched with itself */
  words: number;
  /** cosine of the mean word vectors: which words go together */
  sense: number;
  /** share of the query's words met by the same or a near word */
  covered: number;
  /** share of the question's words met so */
  covering: number;
  /** likeness of portfolio of the members of government asked; 1 for the same one */
  portfolio: number;
  /** likeness of the submitters' subjects; 1 for the same one */
  submitter: number;
  /** exp(-days apart / 10) */
  days: number;
  /** exp(-days apart / 700) */
  years: number;
}
