/** The `limit` highest scores, in a binary heap with the lowest of them first. */
export class Best {
  readonly scores: Float64Array;
  readonly places: Uint32Array;
  size = 0;
  constructor(readonly limit: number) {
    this.scores = new Float64Array(limit);
    this.places = new Uint32Array(limit);
  }
  /** Whether a further score must be higher than the lowest to be kept. */
  get full(): boolean {
    return this.size === this.limit;
  }
  /** The lowest score so far. */
  get least(): number {
    return this.scores[0] ?? 0;
  }
  /** Keeps a place when its score is among the highest so far. */
  offer(score: number, place: number): void {
    if (this.size < this.limit) {
      let at = this.size++;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if ((this.scores[up] ?? 0) <= score) break;
        this.#move(up, at);
        at = up;
      }
      this.#set(at, score, place);
      return;
    }
    if (score <= (this.scores[0] ?? 0)) return;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= this.size) break;
      if (down + 1 < this.size && (this.scores[down + 1] ?? 0) < (this.scores[down] ?? 0)) down++;
      if ((this.scores[down] ?? 0) >= score) break;
      this.#move(down, at);
      at = down;
    }
    this.#set(at, score, place);
  }
  #move(from: number, to: number): void {
    this.#set(to, this.scores[from] ?? 0, this.places[from] ?? 0);
  }
  #set(at: number, score: number, place: number): void {
    this.scores[at] = score;
    this.places[at] = place;
  }
}
