import { logAndReturn, logError } from '../../utils/messages/log-error.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import { troubleOf } from '../../utils/protocol/trouble.ts';
import { NoteDraft } from '../../utils/drafts/draft.ts';
import type { PageAnswer } from '../../utils/protocol/page.ts';
import { isProvisional } from '../../utils/domain/publication/identifier.ts';
import type { PublicationFacts } from '../../utils/protocol/notes.ts';
import type { Note, NoteTarget } from '../../utils/domain/note/note.ts';
import { unsavedDrafts } from './unsaved-drafts.ts';
import { publicationFacts } from '../../utils/store/publication-facts.ts';

/** Which notes belong on a page. */
export interface NotesPlace {
  /** Identifier of the publication of the page. */
  publication: string;
  /** Numbers of the question sets it is about; empty for other publications. */
  questionNumbers: readonly string[];
  /** Title kept with new notes, at most 1000 characters. Empty when the page does not tell it. */
  title: string;
  /** The page names another document: what is read in it is nothing of this publication. */
  isOther?: boolean;
}

/** How many notes there were, and when the last one changed (ISO instant, UTC); null where that is not known. */
export interface Missing {
  readonly expected: number | null;
  readonly changed: string | null;
}

/** The notes of one page: one draft per note. A new object with each change that lists must draw. */
export interface NotesSnapshot {
  /** Publications of the first days whose notes may belong here; the reader is asked. */
  readonly doubts?: readonly { readonly id: string; readonly title: string; readonly count: number }[];
  readonly drafts: readonly NoteDraft[];
  /** True when the notes could not be read. */
  readonly failed: boolean;
  /** They were stored by a newer Kantlijn. */
  readonly newer: boolean;
  /** That the browser lost notes, of this page or others; null when it did not. */
  readonly missing: Missing | null;
}

/** Every note of one page, as it is stored and as it is being written; follows what other windows do. */
export class NotesModel {
  private current: NotesSnapshot = { drafts: [], failed: false, newer: false, missing: null };
  private readonly listeners = new Set<() => void>();
  private readonly targets = new Map<string, NoteTarget>();
  /** Many notes are being added; notify listeners once, after the last. */
  private receiving = false;

  private facts: PublicationFacts | null = null;
  /** Other publications whose notes the store gave for this page: identifiers it had before. */
  private readonly alsoOf = new Set<string>();

  constructor(
    private place: NotesPlace,
    private readonly client: Pick<MessageClient, 'request'>,
    private readonly newId: () => string = () => crypto.randomUUID(),
  ) {}

  /** What to draw now. Bound, for `useSyncExternalStore`. */
  readonly snapshot = (): NotesSnapshot => this.current;

  /** Calls the listener after each change; gives a function that stops it. Bound. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads the notes of the page from the background. Drafts on the screen keep their text. */
  async load(): Promise<void> {
    try {
      const { publication, questionNumbers } = this.place;
      const answer = await this.client.request('notes.list', {
        publication,
        // As many as may be asked for; no document answers more questions.
        questionNumbers: questionNumbers.slice(0, 100),
        withoutPassages: true,
      });
      const failed = answer.outcome === 'failed';
      const missing = failed ? {} : { missing: answer.missing ?? null };
      this.show({ failed, newer: failed && troubleOf(answer) === 'newer', ...missing });
      if (answer.outcome !== 'listed') return;
      for (const note of answer.notes) if (!this.belongsHere(note)) this.alsoOf.add(note.target.publication);
      this.receive(answer.notes);
    } catch (error) {
      logError('notes.load', error);
      this.show({ failed: true });
    }
  }

  /**
   * Takes what the background made of the page: notes that belong to its question come along, and notes made from
   * now on tell of the publication they are in.
   */
  learn(answer: Pick<PageAnswer, 'record' | 'questionNumbers' | 'dossier'>): void {
    const { dossier } = answer;
    const { record, questionNumbers } = this.place.isOther === true ? { record: null, questionNumbers: [] } : answer;
    if (record !== null) this.facts = publicationFacts(record, dossier?.status.state ?? null);
    const known = this.place.questionNumbers;
    const isNew = questionNumbers.some((number) => !known.includes(number));
    this.place = {
      ...this.place,
      questionNumbers: questionNumbers.length > 0 ? questionNumbers : known,
      title: record?.title || this.place.title,
    };
    if (isNew) void this.load();
    void this.ask();
  }

  /** Answers a doubt: whether the notes of a publication of the first days belong to this one. */
  async settle(id: string, belongs: boolean): Promise<void> {
    const { publication, questionNumbers } = this.place;
    const [questionNumber] = questionNumbers;
    if (questionNumber === undefined) return;
    const answer = await this.client
      .request('notes.settle', { id, publication, questionNumber, belongs })
      .catch(logAndReturn('notes.settle', null));
    if (answer?.outcome !== 'stored') return;
    this.show({ doubts: (this.current.doubts ?? []).filter((doubt) => doubt.id !== id) });
    if (belongs) await this.load();
  }

  /** Finds notes that may belong here; only the reader can tell. */
  private async ask(): Promise<void> {
    const { publication, questionNumbers, title } = this.place;
    if (questionNumbers.length === 0 || isProvisional(publication)) return;
    const date = this.facts?.date ?? null;
    const asked = { publication, questionNumbers: [...questionNumbers], title: title.slice(0, 1000), date };
    const answer = await this.client.request('notes.doubts', asked).catch(logAndReturn('notes.doubts', null));
    if (answer?.outcome !== 'listed') return;
    if (answer.doubts.length > 0 || (this.current.doubts ?? []).length > 0) this.show({ doubts: answer.doubts });
  }

  /** Takes notes as they are stored; those of other pages are left out. */
  receive(notes: readonly Note[]): void {
    const known = new Map(this.current.drafts.map((draft) => [draft.id, draft]));
    const before = this.current;
    // Told once: a list of a thousand notes would be drawn a thousand times.
    this.receiving = true;
    try {
      const added: NoteDraft[] = [];
      for (const note of notes) {
        const draft = known.get(note.id);
        if (draft !== undefined) draft.receive(note);
        else if (this.belongsHere(note) && note.deleted === null) {
          const made = this.begin(note.target, note);
          known.set(note.id, made);
          added.push(made);
        }
      }
      if (added.length > 0) this.show({ drafts: [...this.current.drafts, ...added] });
    } finally {
      this.receiving = false;
    }
    if (this.current !== before) this.show({});
  }

  /** Begins a note. @param subQuestion number of the question it is about, null for the publication */
  add(subQuestion: number | null): NoteDraft {
    const { publication, questionNumbers } = this.place;
    const draft = this.begin({ publication, questionNumber: questionNumbers[0] ?? null, subQuestion }, null);
    this.show({ drafts: [...this.current.drafts, draft] });
    return draft;
  }

  /** What a draft is about. */
  targetOf(draft: NoteDraft): NoteTarget | undefined {
    return this.targets.get(draft.id);
  }

  /** Lets go of drafts that hold nothing: empty new ones and deleted ones. */
  tidy(drafts: readonly NoteDraft[]): void {
    const gone = new Set(drafts.filter(isGone));
    for (const draft of gone) draft.dispose();
    if (gone.size > 0) this.show({ drafts: this.current.drafts.filter((draft) => !gone.has(draft)) });
  }

  /** Drafts whose text on the screen is stored nowhere. */
  unsaved(): NoteDraft[] {
    return unsavedDrafts(this.current.drafts);
  }

  /** Makes the draft of a note, which is not in the list yet. */
  private begin(target: NoteTarget, note: Note | null): NoteDraft {
    const draft = new NoteDraft({
      id: note?.id ?? this.newId(),
      target,
      publicationTitle: this.place.title.slice(0, 1000),
      note,
      ...(this.facts === null ? {} : { publication: this.facts }),
      request: this.client.request,
    });
    this.targets.set(draft.id, target);
    let last = draft.snapshot();
    draft.subscribe(() => {
      const now = draft.snapshot();
      // Lists change with what is stored and where it stands, not with each key.
      const changed = now.note !== last.note || now.state.is !== last.state.is;
      last = now;
      if (changed) this.show({});
    });
    return draft;
  }

  /** Notes on passages have a list of their own (components/frame/passages). */
  private belongsHere({ target, passage }: Note): boolean {
    if (passage !== null) return false;
    const { publication, questionNumber } = target;
    return (
      publication === this.place.publication ||
      this.alsoOf.has(publication) ||
      (questionNumber !== null && this.place.questionNumbers.includes(questionNumber))
    );
  }

  private show(change: Partial<NotesSnapshot>): void {
    this.current = { ...this.current, ...change };
    if (this.receiving) return;
    for (const listener of this.listeners) listener();
  }
}

/** True for a draft that has nothing to keep on the screen. */
function isGone(draft: NoteDraft): boolean {
  const { state, text, note } = draft.snapshot();
  return state.is === 'deleted' || (note === null && state.is === 'idle' && text.trim() === '');
}
