import type { Earlier } from '../../../utils/domain/anchor/carry.ts';
import type { Place } from '../../../utils/domain/anchor/places.ts';
import type { Resolution } from '../../../utils/domain/anchor/resolution.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import type { AnchorOutcome } from '../../../utils/protocol/notes.ts';
import type { Meaning, Note } from '../../../utils/domain/note/note.ts';
import { PassageDrafts } from './drafts.ts';
import type { TextFinder } from './finder.ts';
import { HeldPassages } from './held-passages.ts';
import { Memory } from './memory.ts';
import type { AnswerPage } from './answer-page.ts';
import { describeSpan, storePassage, type PassageTrouble } from './saving.ts';
import { movedAlike } from './moved-alike.ts';
import { hasPassage, placeOf, type PassageNote, type PassagePage, type LocatedNote } from './types.ts';

/** Notes asked for at a time: a message this long is read in a few milliseconds. */
const BATCH = 500;

/** What has changed, so that each part draws only what it must. */
export interface Change {
  /** Notes to redraw or remove. */
  readonly ids: ReadonlySet<string>;
}

/** The notes on passages of one page, and where each is in the text. */
export class PassageModel {
  readonly drafts: PassageDrafts;
  private readonly held: HeldPassages;
  /** True when the notes could not be read. */
  failed = false;
  /** They were stored by a newer Kantlijn. */
  newer = false;
  private readonly memory: Memory;
  private readonly listeners = new Set<(change: Change) => void>();
  private readonly waiting: PassageNote[] = [];
  private run = new AbortController();

  constructor(
    readonly facts: PassagePage,
    readonly finder: TextFinder,
    private readonly client: Pick<MessageClient, 'request'>,
  ) {
    this.held = new HeldPassages(facts.info);
    this.memory = new Memory(client, facts.info.id);
    this.drafts = new PassageDrafts(client);
  }

  /** Notes on passages of the document, with how each was found. */
  get locatedNotes(): Map<string, LocatedNote> {
    return this.held.locatedNotes;
  }

  /** Those made in an answer to the page's question: their words are not in the page's text. */
  get inAnswers(): ReadonlyMap<string, LocatedNote> {
    return this.held.inAnswers;
  }

  /** All notes in text order; those without a place come last. */
  inOrder(): LocatedNote[] {
    return this.held.inOrder();
  }

  /** A note on a passage, in the document or in an answer to its question. */
  located(id: string): LocatedNote | undefined {
    return this.locatedNotes.get(id) ?? this.inAnswers.get(id);
  }

  /** How many notes on passages there are, found on this page or not. */
  get count(): number {
    return this.held.notes.size;
  }

  /** Calls the listener after each change; gives a function that stops it. */
  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Reads the notes of the page and finds their passages. The page is not read when there are none. */
  async load(): Promise<void> {
    try {
      const first = await this.batch('', null, 1);
      this.finder.knows(first);
      if (first.notes.length === 0 && first.next === null) return this.forget(new Set());
      const version = (await this.finder.load()).info.version ?? '';
      const seen = new Set<string>();
      this.run.abort();
      this.run = new AbortController();
      const { signal } = this.run;
      let finding = Promise.resolve();
      let after: string | null = null;
      do {
        // Sequential: each batch gives the cursor of the next.
        // oxlint-disable-next-line no-await-in-loop
        const batch = await this.batch(version, after, BATCH);
        this.memory.learn(batch.anchors, version);
        for (const note of batch.notes.filter(hasPassage)) {
          this.held.alsoOf(note.target);
          this.held.hold(note);
          this.waiting.push(note);
          seen.add(note.id);
        }
        // What has come by then is found together, so that those in sight go first.
        finding = finding.then(() => this.finder.resolve(this.waiting.splice(0), (batch) => this.place(batch), signal));
        after = batch.next;
      } while (after !== null);
      this.failed = false;
      this.forget(seen);
      await finding;
      if (!signal.aborted) await this.keep(version);
    } catch (error) {
      this.failed = !(error instanceof MessageError && error.code === 'contextInvalidated');
      this.newer = error instanceof MessageError && error.detail.startsWith('newerSchema');
      this.tell(new Set());
    }
  }

  /** Finds every passage again, after the page has changed. */
  async resolveAll(): Promise<void> {
    this.run.abort();
    this.run = new AbortController();
    const { signal } = this.run;
    const known = new Set<string>();
    await this.finder.resolve(
      [...this.held.notes.values()],
      (batch) => {
        for (const id of batch.keys()) known.add(id);
        this.place(batch);
      },
      signal,
    );
    if (signal.aborted) return;
    const gone = [...this.locatedNotes.keys()].filter((id) => !known.has(id));
    for (const id of gone) this.locatedNotes.delete(id);
    if (gone.length > 0) this.tell(new Set(gone));
    await this.keep(this.finder.last.info.version ?? '');
  }

  /** Takes notes as they are stored; those of other pages, and without a passage, are left out. */
  receive(notes: readonly Note[]): void {
    const anew: PassageNote[] = [];
    const changed = new Set<string>();
    for (const note of notes) {
      this.drafts.receive(note);
      if (note.revision < this.held.revision(note.id)) continue;
      if (note.deleted === null && hasPassage(note) && this.held.belongsHere(note.target)) {
        if (this.keepsPlace(note) || this.inAnswers.has(note.id)) changed.add(note.id);
        else anew.push(note);
      } else if (this.held.remove(note.id)) changed.add(note.id);
    }
    if (changed.size > 0) this.tell(changed);
    if (anew.length > 0) void this.finder.resolve(anew, (batch) => this.place(batch), new AbortController().signal);
  }

  /**
   * Stores a mark on a stretch of the document's text.
   *
   * @param span model offsets
   * @param answer the answer it is in, where it is not in the document
   * @returns the note, or why there is none
   */
  async mark(
    span: Pick<Place, 'start' | 'end'>,
    meaning: Meaning | null,
    answer: AnswerPage | null = null,
  ): Promise<PassageNote | PassageTrouble> {
    const { current, facts } = answer ?? { current: this.finder.read(), facts: this.facts };
    const made = describeSpan(span, current, facts.info);
    if (made === null) return 'notText';
    return this.took(
      await storePassage(this.client, 'notes.save', {
        id: crypto.randomUUID(),
        target: made.target,
        body: '',
        publicationTitle: facts.title,
        expectedRevision: 0,
        passage: made.passage,
        meaning,
      }),
    );
  }

  /** Puts a note at another passage; its text and history stay. */
  async move(
    id: string,
    span: Pick<Place, 'start' | 'end'>,
    answer: AnswerPage | null = null,
  ): Promise<PassageNote | PassageTrouble> {
    const { current, facts } = answer ?? { current: this.finder.read(), facts: this.facts };
    const made = describeSpan(span, current, facts.info);
    if (made === null) return 'notText';
    await this.drafts.flush(id);
    const expectedRevision = Math.max(this.held.revision(id), this.drafts.revision(id));
    const { target, passage } = made;
    return this.took(await storePassage(this.client, 'notes.change', { id, expectedRevision, target, passage }));
  }

  /** The notes that one answer of the reader about this one settles; empty when it is not in the page. */
  movedAlike(id: string): readonly LocatedNote[] {
    const asked = this.locatedNotes.get(id);
    return asked === undefined ? [] : movedAlike(asked, this.locatedNotes.values());
  }

  /**
   * The reader said that these stand where they are shown; kept for this version of the document.
   *
   * @returns whether that was stored; see `Memory.confirm`
   */
  async confirm(locatedNotes: readonly LocatedNote[], at = 0): Promise<boolean> {
    const stored: Promise<boolean>[] = [];
    const version = this.finder.last.info.version ?? '';
    const ids = new Set<string>();
    for (const located of locatedNotes) {
      const place = placeOf(located, at);
      if (place === null) continue;
      ids.add(located.note.id);
      this.locatedNotes.set(located.note.id, {
        note: located.note,
        outcome: { state: 'found', how: 'near', place },
        confirmed: true,
      });
      stored.push(this.memory.confirm(version, located, place));
    }
    this.tell(ids);
    return (await Promise.all(stored)).every(Boolean);
  }

  /** Takes a note; whether it stands where it stood, so that its passage need not be looked for. */
  private keepsPlace(note: PassageNote): boolean {
    const { wasElsewhere, keepsPlace } = this.held.replace(note);
    if (wasElsewhere) this.memory.drop(note.id);
    return keepsPlace;
  }

  private took(stored: PassageNote | PassageTrouble): PassageNote | PassageTrouble {
    if (typeof stored !== 'string') this.receive([stored]);
    return stored;
  }

  private async batch(
    version: string,
    after: string | null,
    most: number,
  ): Promise<{ notes: Note[]; anchors: AnchorOutcome[]; next: string | null } & Earlier> {
    const { id, questionNumbers } = this.facts.info;
    const answer = await this.client.request('passages.list', {
      publication: id,
      questionNumbers: [...questionNumbers],
      version,
      after,
      most,
    });
    if (answer.outcome === 'failed') throw new MessageError('failed', 'passages.list', answer.detail);
    return { ...answer, earlier: answer.earlier ?? [], maybe: answer.maybe ?? [] };
  }

  /** Lets go of notes that are not there any more. */
  private forget(kept: ReadonlySet<string>): void {
    const gone = [...this.held.notes.keys()].filter((id) => !kept.has(id));
    for (const id of gone) this.held.remove(id);
    if (gone.length > 0) this.tell(new Set(gone));
  }

  private async keep(version: string): Promise<void> {
    if (this.held.isShownBy(this.finder.last)) await this.memory.keep(version, this.locatedNotes.values());
  }

  private place(batch: ReadonlyMap<string, Resolution>): void {
    const ids = new Set<string>();
    const { presence } = this.finder.last;
    const isVersion = this.held.isShownBy(this.finder.last);
    for (const [id, outcome] of batch) {
      const note = this.held.notes.get(id);
      if (note === undefined) continue;
      if (!isVersion && (presence === 'other' || outcome.state !== 'found')) {
        // A note that is being written stays where it was.
        if (!this.drafts.has(id) && this.locatedNotes.delete(id)) ids.add(id);
        continue;
      }
      const confirmed = this.memory.confirmedPlace(id);
      ids.add(id);
      this.locatedNotes.set(
        id,
        outcome.state !== 'found' && confirmed !== null
          ? { note, outcome: { state: 'found', how: 'near', place: confirmed }, confirmed: true }
          : { note, outcome, confirmed: false },
      );
    }
    this.tell(ids);
  }

  private tell(ids: ReadonlySet<string>): void {
    for (const listener of this.listeners) listener({ ids });
  }
}
