import { NO_POSTINGS, type Postings } from './postings.ts';

/** Gathers documents from lists in any order, each with its highest weight. */
export class Union {
  #best = new Uint8Array(1024);
  #count = 0;
  #highest = 0;

  /** Takes a posting in; weight from 1. */
  readonly add = (doc: number, weight: number): void => {
    if (doc >= this.#best.length) {
      const wider = new Uint8Array(Math.max(doc + 1, this.#best.length * 2));
      wider.set(this.#best);
      this.#best = wider;
    }
    const before = this.#best[doc] ?? 0;
    if (before === 0) this.#count += 1;
    if (doc > this.#highest) this.#highest = doc;
    if (weight > before) this.#best[doc] = weight;
  };

  /** What was gathered, ascending. */
  result(): Postings {
    if (this.#count === 0) return NO_POSTINGS;
    const docs = new Uint32Array(this.#count);
    const weights = new Uint8Array(this.#count);
    let at = 0;
    for (let doc = 0; doc <= this.#highest; doc += 1) {
      const weight = this.#best[doc] ?? 0;
      if (weight === 0) continue;
      docs[at] = doc;
      weights[at] = weight;
      at += 1;
    }
    return { docs, weights };
  }
}
