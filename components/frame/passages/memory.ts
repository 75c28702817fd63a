import type { Place } from '../../../utils/domain/anchor/places.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import type { AnchorOutcome } from '../../../utils/protocol/notes.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { isSure, type LocatedNote } from './types.ts';

/** Outcomes sent at a time. */
const BATCH = 500;

/** Pauses before what was refused is sent again, in milliseconds; the last one goes on while the page is open. */
const PAUSES = [1_000, 5_000, 15_000];

/** What was remembered of passages in this document; writes only what is new, so that the last visit counts. */
export class Memory {
  /** In the version on the screen. */
  private readonly known = new Map<string, AnchorOutcome>();
  /** Notes whose last outcome is of another version. */
  private readonly elsewhere = new Set<string>();
  /** What the background does not have yet, by note. */
  private readonly unsent = new Map<string, AnchorOutcome>();
  private sending: Promise<boolean> = Promise.resolve(true);
  private refusals = 0;
  private again: ReturnType<typeof setTimeout> | undefined;

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
    this.unsent.delete(note);
  }

  /** The place the reader confirmed; null when none was. */
  confirmedPlace(note: string): Place | null {
    const known = this.known.get(note);
    return known?.confirmed ? (known.places[0] ?? null) : null;
  }

  /**
   * Keeps that the reader confirmed a place. What was found before stays beside it.
   *
   * @returns whether it was stored; when it was refused it is sent again while the page is open
   */
  confirm(version: string, { note, outcome }: LocatedNote, place: Place): Promise<boolean> {
    const kept = this.outcomeOf(version, note.id, outcome.state, [place], true);
    this.known.set(note.id, kept);
    this.elsewhere.delete(note.id);
    return this.put([kept]);
  }

  /** Remembers how passages were found, for the lists elsewhere. What the reader confirmed is left alone. */
  async keep(version: string, locatedNotes: Iterable<LocatedNote>): Promise<void> {
    const fresh: AnchorOutcome[] = [];
    for (const located of locatedNotes) {
      const { note, outcome } = located;
      const known = this.known.get(note.id);
      const isLast = !this.elsewhere.has(note.id);
      if (known?.confirmed || located.confirmed) {
        if (known !== undefined && !isLast) this.take(fresh, known);
        continue;
      }
      const now = this.outcomeOf(version, note.id, outcome.state, placesOf(outcome), false);
      if (isLast && isSameOutcome(known, now)) continue;
      // A note that stands where it was made is no news: the lists elsewhere count it as found.
      if (known === undefined && isLast && isSure(located) && note.passage.source.version === version) continue;
      this.take(fresh, now);
      // Sequential: the background writes each batch in its own transaction, and the page stays responsive.
      // oxlint-disable-next-line no-await-in-loop
      if (fresh.length >= BATCH) await this.put(fresh.splice(0));
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

  /** Sends outcomes, with those that were refused before. Out: whether all are stored; they are sent again otherwise. */
  private put(outcomes: readonly AnchorOutcome[]): Promise<boolean> {
    for (const outcome of outcomes) this.unsent.set(outcome.note, outcome);
    this.sending = this.sending.then(() => this.send());
    return this.sending;
  }

  private async send(): Promise<boolean> {
    clearTimeout(this.again);
    for (;;) {
      const batch = [...this.unsent.values()].slice(0, BATCH);
      if (batch.length === 0) return true;
      // Sequential: the background writes each batch in its own transaction.
      // oxlint-disable-next-line no-await-in-loop
      if (!(await this.isStored(batch))) break;
      this.refusals = 0;
      for (const sent of batch) if (this.unsent.get(sent.note) === sent) this.unsent.delete(sent.note);
    }
    this.again = setTimeout(() => void this.put([]), PAUSES[Math.min(this.refusals, PAUSES.length - 1)]);
    this.refusals += 1;
    return false;
  }

  private async isStored(outcomes: AnchorOutcome[]): Promise<boolean> {
    const answer = await this.client.request('anchors.put', { outcomes }).catch(logAndReturn('anchors.put', null));
    return answer?.outcome === 'stored';
  }
}

function placesOf(outcome: LocatedNote['outcome']): readonly Place[] {
  if (outcome.state === 'lost') return [];
  return outcome.state === 'ambiguous' ? outcome.places : [outcome.place];
}

function isSameOutcome(known: AnchorOutcome | undefined, now: AnchorOutcome): boolean {
  return (
    known?.version === now.version &&
    known.outcome === now.outcome &&
    known.places.length === now.places.length &&
    known.places.every(({ start, end }, at) => start === now.places[at]?.start && end === now.places[at]?.end)
  );
}
