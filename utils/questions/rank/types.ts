/** A question to build an index from. */
export interface RelatedRecord {
  /** Question number, `2024Z01911`. Records with another form are left out. */
  number: string;
  title: string;
  /** Submitters, the first one first; one spelling per person. */
  submitters: readonly string[];
  /** Members of government it is addressed to; one spelling per person or office. Empty when unknown. */
  addressees: readonly string[];
  /** Calendar date YYYY-MM-DD (Europe/Amsterdam); null when unknown. */
  date: string | null;
  /** Subject categories where known (`Zorg en gezondheid | Ziekten`). */
  subjects?: readonly string[];
}

/** The question beside which related ones are shown. */
export interface RelatedQuery {
  /** Its number, so that it is not related to itself; null when unknown. */
  number: string | null;
  title: string;
  /** Text of the sub-questions, when known; its words count less than those of the title. */
  text?: string;
  submitters: readonly string[];
  addressees: readonly string[];
  /** Calendar date YYYY-MM-DD; null when unknown. */
  date: string | null;
  subjects?: readonly string[];
  /** Question numbers this question names, and in which way. */
  references?: readonly { number: string; followUp: boolean }[];
  /** Question numbers known to name this question. */
  referredBy?: readonly string[];
  /** Question numbers known to cite the same article (see `sameSource`). */
  sameSource?: readonly string[];
}

/** Why a question is shown. The kinds are those of `RELATION_REASONS`. */
export type RelationReason =
  | { kind: 'refers' }
  | { kind: 'referredBy' }
  | { kind: 'followUp' }
  | { kind: 'sameSource' }
  /** `words`: stems that both titles have, rarest first, at most five; empty when the titles only have words of the same contexts. */
  | { kind: 'sameSubject'; words: string[] }
  | { kind: 'sameSubmitter'; names: string[] }
  /** `names`: subject categories of the source that both have. Added by the list: the index has none. */
  | { kind: 'sameCategory'; names: string[] }
  /** Addressed to the same member of government, or to one who is asked about the same. */
  | { kind: 'samePortfolio' }
  | { kind: 'sameTime' };

/** All kinds of reasons, strongest first: the order to show them in. */
export const RELATION_REASONS = [
  'followUp',
  'refers',
  'referredBy',
  'sameSource',
  'sameSubject',
  'sameSubmitter',
  'sameCategory',
  'samePortfolio',
  'sameTime',
] as const satisfies readonly RelationReason['kind'][];

/** One related question. */
export interface RelatedResult {
  number: string;
  /** Higher is better; comparable within one list only. */
  score: number;
  /** Whether documents state the relation, or it is probable enough to be called related; else it may be. */
  likely: boolean;
  /** Never empty, in the order of `RELATION_REASONS`. */
  reasons: RelationReason[];
}
