import type { Resolution } from '../../../utils/domain/anchor/resolution.ts';
import type { NoteTarget } from '../../../utils/domain/note/note.ts';
import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import type { TextFinder } from './finder.ts';
import { isInAnswer, placeOf, type LocatedNote, type PassageNote, type PassagePage } from './types.ts';

/** A page whose text is shorter than one part in so many of where its passages stood is not the document. */
const MIN_SHARE = 4;

/** For a note in an answer: it has no place in the page, but is not lost. */
const ELSEWHERE: Resolution = {
  state: 'found',
  how: 'exact',
  place: { start: 0, end: 0, part: { kind: 'answer', numbers: [], label: '', ordinal: 0 } },
};

/**
 * The notes on passages of one document, and where each was found in its text. Sends no requests and stores nothing.
 */
export class HeldPassages {
  /** By identifier, including those on other versions of the document. */
  readonly notes = new Map<string, PassageNote>();
  readonly locatedNotes = new Map<string, LocatedNote>();
  /** Those made in an answer to the page's question: their words are not in the page's text. */
  readonly inAnswers = new Map<string, LocatedNote>();
  /** Where the passages made in this document reach at least, in its text. */
  private reach = 0;
  /** Answers are shown beside the questions of its page. */
  private readonly isQuestion: boolean;
  /** Other publications whose notes the store gave for this page: identifiers it had before. */
  private readonly others = new Set<string>();

  constructor(private readonly page: PassagePage['info']) {
    this.isQuestion = parseIdentifier(page.id)?.kind === 'question';
  }

  /** The store gave a note for this page: if it is on another publication, that is one the page was before. */
  alsoOf(target: NoteTarget): void {
    if (!this.belongsHere(target)) this.others.add(target.publication);
  }

  /** Whether a note is on the document, on its question, or on what it was called before. */
  belongsHere({ publication, questionNumber }: NoteTarget): boolean {
    const { id, questionNumbers } = this.page;
    return (
      publication === id ||
      this.others.has(publication) ||
      (questionNumber !== null && questionNumbers.includes(questionNumber))
    );
  }

  /** Takes a note. */
  hold(note: PassageNote): void {
    this.notes.set(note.id, note);
    const { source, position } = note.passage;
    if (this.isQuestion && isInAnswer(note, this.page.id)) {
      this.locatedNotes.delete(note.id);
      this.inAnswers.set(note.id, { note, outcome: ELSEWHERE, confirmed: true, inAnswer: true });
    } else this.inAnswers.delete(note.id);
    if (source.id === this.page.id) this.reach = Math.max(this.reach, position?.end ?? 0);
  }

  /**
   * Takes a newer version of a note.
   *
   * @returns whether it was on other words before, and whether it stays where it was found, so that it need not be
   *   looked for
   */
  replace(note: PassageNote): { wasElsewhere: boolean; keepsPlace: boolean } {
    const old = this.notes.get(note.id);
    const located = this.locatedNotes.get(note.id);
    this.hold(note);
    const isSame = old !== undefined && JSON.stringify(old.passage) === JSON.stringify(note.passage);
    const keepsPlace = located !== undefined && isSame;
    if (keepsPlace) this.locatedNotes.set(note.id, { ...located, note });
    return { wasElsewhere: old !== undefined && !isSame, keepsPlace };
  }

  /** Removes a note. Returns whether it was here. */
  remove(id: string): boolean {
    this.locatedNotes.delete(id);
    this.inAnswers.delete(id);
    return this.notes.delete(id);
  }

  /** The revision held here; 0 for an unknown note. */
  revision(id: string): number {
    return this.notes.get(id)?.revision ?? 0;
  }

  /** All notes in text order; those without a place come last. */
  inOrder(): LocatedNote[] {
    return [...this.locatedNotes.values()].toSorted((a, b) => startOf(a) - startOf(b));
  }

  /**
   * Whether the page is a version of the document. What a page that stands in its place does not show is not lost;
   * nor is it when hardly anything is left of the text, which no correction does.
   */
  isShownBy({ presence, index }: TextFinder['last']): boolean {
    return presence === 'publication' && index.text.length * MIN_SHARE >= this.reach;
  }
}

const startOf = (located: LocatedNote): number => placeOf(located)?.start ?? Number.MAX_SAFE_INTEGER;
