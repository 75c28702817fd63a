import type { Place } from '../../utils/domain/anchor/places.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import type { AnchorOutcome } from '../../utils/protocol/requests.ts';
import { isSure, type Standing } from './types.ts';

/** Outcomes sent at a time. */
const PORTION = 500;

/** What was remembered of passages in this document; writes only what is new, so that the last visit counts. */
export class Memory {
  /** In the version on the screen. */
  private readonly known = new Map<string, AnchorOutcome>();
  /** Notes whose last outcome is of another version. */
  private readonly elsewhere = new Set<string>();

  constructor(
    private readonly client: Pick<MessageClient, 'request'>,
    private readonly document: string,
  ) {}

  /** @param outcomes of any version; @param version the one on the screen */
  learn(outcomes: readonly AnchorOutcome[], version: string): void {
    for (const outcome of outcomes) {
      if (outcome.version === version) this.known.set(outcome.note, outcome);
      // A confirmed outcome of another version says nothing of this one and outlives it.
      else if (!outcome.confirmed) this.elsewhere.add(outcome.note);
    }
  }

  drop(note: string): void {
    this.known.delete(note);
  }

  /** The place the reader confirmed; null when none was. */
  confirmedPlace(note: string): Place | null {
    const known = this.known.get(note);
    return known?.confirmed ? (known.places[0] ?? null) : null;
  }

  /** Keeps that the reader confirmed a place. What was found before stays beside it. */
  confirm(version: string, { note, outcome }: Standing, place: Place): void {
    const kept = this.outcomeOf(version, note.id, outcome.state, [place], true);
    this.known.set(note.id, kept);
    this.elsewhere.delete(note.id);
    void this.put([kept]);
  }

  /** Remembers how passages were found, for the lists elsewhere. What the reader confirmed is left alone. */
  async keep(version: string, standings: Iterable<Standing>): Promise<void> {
    const fresh: AnchorOutcome[] = [];
    for (const standing of standings) {
      const { note, outcome } = standing;
      const known = this.known.get(note.id);
      const isLast = !this.elsewhere.has(note.id);
      if (known?.confirmed || standing.confirmed) {
        if (known !== undefined && !isLast) this.take(fresh, known);
        continue;
      }
      const places = outcome.state === 'lost' ? [] : outcome.state === 'ambiguous' ? outcome.places : [outcome.place];
      const now = this.outcomeOf(version, note.id, outcome.state, places, false);
      const isSame =
        known?.version === version && known.outcome === now.outcome && samePlaces(known.places, now.places);
      if (isSame && isLast) continue;
      // A note that stands where it was made is no news: the lists elsewhere count it as found.
      if (known === undefined && isLast && isSure(standing) && note.passage.source.version === version) continue;
      this.take(fresh, now);
      // One portion after another: the background writes each in a transaction of its own, and the page breathes.
      // oxlint-disable-next-line no-await-in-loop
      if (fresh.length >= PORTION) await this.put(fresh.splice(0));
    }
    if (fresh.length > 0) await this.put(fresh);
  }

  private take(fresh: AnchorOutcome[], now: AnchorOutcome): void {
    this.known.set(now.note, now);
    this.elsewhere.delete(now.note);
    fresh.push(now);
  }

  private outcomeOf(
    version: string,
    note: string,
    outcome: AnchorOutcome['outcome'],
    places: readonly Place[],
    confirmed: boolean,
  ): AnchorOutcome {
    return {
      note,
      document: this.document,
      version,
      outcome,
      confirmed,
      places: places.slice(0, 20).map(({ start, end, part }) => ({
        start,
        end,
        part: { ...part, numbers: [...part.numbers] },
      })),
    };
  }

  /** A memory that was not kept costs nothing: it is made again at the next visit. */
  private async put(outcomes: readonly AnchorOutcome[]): Promise<void> {
    await this.client.request('anchors.put', { outcomes: [...outcomes] }).catch(() => undefined);
  }
}

function samePlaces(
  a: readonly { start: number; end: number }[],
  b: readonly { start: number; end: number }[],
): boolean {
  return a.length === b.length && a.every(({ start, end }, at) => start === b[at]?.start && end === b[at]?.end);
}
