/** Maximum burst per tab, in publications: several windows full. */
export const FULL_BUDGET = 1_000;
/**
 * Refill rate per second. A restarted background begins with a full budget, but a restart takes no less time than a
 * refill.
 */
const PER_SECOND = 20;
/** Maximum number of tabs remembered; those that asked longest ago are dropped first. */
const MAX_TABS = 200;

/**
 * How much official pages may ask about what they name. A script of ours asks about what is near the window, so a reader meets no limit;
 * a page that names thousands, or a process of the browser that was taken over, does not read all that the reader follows in one go
 * (decision 484). Kept by tab: a document can be loaded again, and in Firefox its name comes from the page's own process.
 */
export class LookBudget {
  private readonly tabs = new Map<number | null, { left: number; at: number }>();

  /** @param now milliseconds since the epoch */
  constructor(private readonly now: () => number) {}

  /**
   * Takes from what a tab has left.
   *
   * @param tab its number; null for all that come without one, together
   * @param wanted how many are asked about
   * @returns how many of them may be answered
   */
  take(tab: number | null, wanted: number): number {
    const now = this.now();
    const { left, at } = this.tabs.get(tab) ?? { left: FULL_BUDGET, at: now };
    // A clock that was set back adds nothing.
    const filled = Math.min(FULL_BUDGET, left + (Math.max(0, now - at) / 1_000) * PER_SECOND);
    const given = Math.min(wanted, Math.floor(filled));
    this.tabs.delete(tab);
    this.tabs.set(tab, { left: filled - given, at: now });
    if (this.tabs.size > MAX_TABS) this.tabs.delete(this.tabs.keys().next().value ?? null);
    return given;
  }
}
