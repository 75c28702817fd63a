/** What is known of a page before it is here. */
export interface AboutPage {
  /** The address it was loaded from. */
  readonly address: string;
  /** Whether it is a question or an answer, or another publication. */
  readonly form: 'question' | 'other';
}
