import type { NamedPlace } from '../../utils/domain/placement/named-places.ts';
import { MAX_LOOKED_AT, type NamedPublication, type NamedStatus } from '../../utils/protocol/named.ts';
import { ask, type NoAnswer } from '../strip/ask.ts';

/** Batching window for places drawn together, in milliseconds. */
const TOGETHER_MS = 40;
/** Delay before asking again for what was left out, in milliseconds. */
const AGAIN_MS = 2_000;

/** What is known of the publications a page names. Asks in batches as they come near the viewport, each once. */
export class NamedStatusCache {
  private readonly known = new Map<string, NamedStatus>();
  private readonly asked = new Set<string>();
  private readonly waiting = new Map<string, NamedPublication>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;
  /** Whether the last request to the background got no response. */
  failed = false;

  /**
   * @param changed called when more is known
   * @param more called some time after the background answered for fewer than were asked about: what is still wanted may be asked for again
   */
  constructor(
    private readonly changed: () => void,
    private readonly more: () => void,
  ) {}

  of({ target }: NamedPlace): NamedStatus | undefined {
    return this.known.get(target);
  }

  /** Asks about those not asked about yet. Never call it from `changed`: a failing request would repeat for ever. */
  want(places: readonly NamedPlace[]): void {
    if (this.isOver) return;
    for (const { target, question } of places) {
      if (this.asked.has(target)) continue;
      this.asked.add(target);
      this.waiting.set(target, { id: target, number: question });
    }
    if (this.waiting.size > 0) this.timer ??= setTimeout(() => void this.send(), TOGETHER_MS);
  }

  /** Call when the reader's data or a question has changed: later requests ask again. */
  forget(): void {
    this.asked.clear();
  }

  stop(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    clearTimeout(this.later);
    this.waiting.clear();
  }

  private async send(): Promise<void> {
    while (this.waiting.size > 0) {
      const named = [...this.waiting.values()].slice(0, MAX_LOOKED_AT);
      for (const { id } of named) this.waiting.delete(id);
      // oxlint-disable-next-line no-await-in-loop -- one batch after the other, so that the background is not flooded
      const answer = await ask('named.look', { named });
      if (this.isOver) return;
      this.failed = !answer.ok;
      if (answer.ok) this.take(named, answer.payload.named);
      else this.giveUp(named, answer.why);
      this.changed();
    }
    this.timer = undefined;
  }

  /** A page gets a limited number of answers per second. Ask again for the rest if it is still near the viewport. */
  private take(named: readonly NamedPublication[], answered: readonly NamedStatus[]): void {
    for (const status of answered) this.known.set(status.id, status);
    if (answered.length >= named.length) return;
    const told = new Set(answered.map(({ id }) => id));
    for (const { id } of named) if (!told.has(id)) this.asked.delete(id);
    clearTimeout(this.later);
    this.later = setTimeout(this.more, AGAIN_MS);
  }

  /** Failed and queued lookups are retried when wanted again; none are when the extension is gone. */
  private giveUp(named: readonly NamedPublication[], why: NoAnswer): void {
    for (const { id } of [...named, ...this.waiting.values()]) this.asked.delete(id);
    this.waiting.clear();
    if (why === 'gone') this.isOver = true;
  }
}
