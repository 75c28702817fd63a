/**
 * What a reader may judge of the answer to a question, in the order in which it is offered. It is the reader's own, and is called so wherever
 * it is shown (decision 405).
 */
export const VERDICTS = ['answered', 'partly', 'evades', 'refers'] as const;
export type VerdictName = (typeof VERDICTS)[number];
