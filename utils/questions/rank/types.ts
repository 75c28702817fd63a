/** One question as the builder of the index takes it. */
export interface RelatedRecord {
  /** Question number, `2024Z01911`. Records with another form are left out. */
  number: string;
  title: string;
  /** Submitters, the first one first, as one fixed spelling a person. */
  submitters: readonly string[];
  /** Members of government asked, as one fixed spelling a person (or office). Empty when unknown. */
  addressees: readonly string[];
  /** Calendar date YYYY-MM-DD (Europe/Amsterdam); null when unknown. */
  date: string | null;
  /** Subject categories where known (`Zorg en gezondheid | Ziekten`). */
  subjects?: readonly string[];
}

/** The question beside which related ones are shown. */
export interface RelatedQuery {
  /** Its number, so that it is never related to itself; null when unknown. */
  number: string | null;
  title: string;
  /** Text of the sub-questions where known; read for telling words, weaker than the title. */
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

/** Why a question is shown; one chip each. The closed list of kinds is `RELATION_REASONS`. */
export type RelationReason =
  | { kind: 'refers' }
  | { kind: 'referredBy' }
  | { kind: 'followUp' }
  | { kind: 'sameSource' }
  /** `words`: telling words both titles hold, as stems, rarest first, at most five; may be empty when the words only go together. */
  | { kind: 'sameSubject'; words: string[] }
  | { kind: 'sameSubmitter'; names: string[] }
  | { kind: 'sameCategory' }
  | { kind: 'sameTime' };

/** Every kind of reason, strongest first: the order in which chips are drawn. */
export const RELATION_REASONS = [
  'followUp',
  'refers',
  'referredBy',
  'sameSource',
  'sameSubject',
  'sameSubmitter',
  'sameCategory',
  'sameTime',
] as const satisfies readonly RelationReason['kind'][];

/** One related question. */
export interface RelatedResult {
  number: string;
  /** Higher is better; comparable within one list only. */
  score: number;
  /** Never empty, in the order of `RELATION_REASONS`. */
  reasons: RelationReason[];
}
