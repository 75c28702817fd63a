/** One question of a large list, with its appendices: what the search service tells of them, no texts. */
export interface BulkQuestion {
  /** `2024Z01911` */
  readonly number: string;
  readonly title: string;
  /** YYYY-MM-DD, also the day of publication. */
  readonly submitted: string;
  readonly submitters: readonly { readonly name: string; readonly party: string | null }[];
  readonly addressees: readonly string[];
  readonly subjects: readonly string[];
  readonly oral: boolean;
  readonly appendices: readonly { readonly id: string; readonly type: string; readonly received: string }[];
}
