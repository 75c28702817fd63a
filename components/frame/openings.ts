import { describe } from '../../utils/domain/anchor/describe.ts';
import { MAX_PASSAGE } from '../../utils/domain/anchor/limits.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import type { Identifier } from '../../utils/domain/publication/record.ts';
import type { AnswerBeside, Opening, ToPage } from '../../utils/protocol/frame.ts';
import type { Tab } from '../../utils/protocol/frame-names.ts';
import type { NotesModel } from '../notes/notes-model.ts';
import type { FrameView } from './frame-view.ts';
import type { NoteItem } from './items.ts';
import { answerPage, type AnswerPage } from './passages/answer-page.ts';
import { quotation } from './passages/cite.ts';
import type { TextFinder } from './passages/finder.ts';
import type { PassageModel } from './passages/model.ts';
import type { PassageTrouble } from './passages/saving.ts';

/** Where the reader returns to when a note is closed. */
type From = Extract<ToPage, { is: 'leave' }>['to'];

/** What {@link Openings} needs of the frame. */
interface Frame {
  readonly notes: NotesModel;
  readonly passages: PassageModel;
  readonly finder: TextFinder;
  readonly identifier: Identifier;
  view(): FrameView;
  turnTo(tab: Tab | null): void;
  /** Shows the notes of a question, or these notes. */
  show(scope: NonNullable<FrameView['scope']>): void;
  /** Opens a note; `focus`: with the caret in it. */
  edit(id: string, from: From, focus: boolean): void;
  /** The note that waited for another passage has received it. */
  moved(): void;
  send(message: ToPage): void;
}

const fromQuestion = (numbers: readonly number[]): From =>
  numbers.length === 0 ? { what: 'opener' } : { what: 'question', numbers: [...numbers] };

/** Carries out what the reader asked for in the page: a tab, notes, a new note, a mark, another passage, a quotation. */
export class Openings {
  /** Resolves once the notes are loaded; the reader may ask for something earlier. */
  loading: { notes: Promise<void>; passages: Promise<void> } = {
    notes: Promise.resolve(),
    passages: Promise.resolve(),
  };

  constructor(private readonly frame: Frame) {}

  /** @param focus whether the caret goes into the note that is opened */
  open(opening: Opening, focus: boolean): void {
    switch (opening.what) {
      case 'tab':
        return this.frame.turnTo(this.frame.view().tab === opening.tab ? null : opening.tab);
      case 'write':
        return this.write(opening.numbers);
      case 'notesOn':
        return void this.loading.notes.then(() => this.notesOn(opening.numbers, focus));
      case 'notes':
        return void this.loading.passages.then(() => this.notesAt(opening.ids, focus));
      case 'mark':
        return void this.mark(opening);
      case 'move':
        return void this.move(opening);
      case 'quote':
        return void this.quote(opening);
    }
  }

  private write(numbers: readonly number[]): void {
    const { notes: model } = this.frame;
    const sub = numbers[0] ?? null;
    const empty = model.snapshot().drafts.find((draft) => {
      const { note, text, state } = draft.snapshot();
      const about = model.targetOf(draft)?.subQuestion ?? null;
      return note === null && text === '' && state.is === 'idle' && about === sub;
    });
    const { id } = empty ?? model.add(sub);
    this.frame.show({ numbers });
    this.frame.edit(id, fromQuestion(numbers), true);
  }

  private notesAt(ids: readonly string[], focus: boolean): void {
    this.frame.show({ ids });
    for (const [at, id] of ids.entries()) this.frame.edit(id, { what: 'note', id }, focus && at === 0);
  }

  private notesOn(numbers: readonly number[], focus: boolean): void {
    const isOn = ({ target }: NoteItem): boolean =>
      target.subQuestion === null ? numbers.length === 0 : numbers.includes(target.subQuestion);
    const { items } = this.frame.view();
    const ids = items.filter((item) => item.located === null && isOn(item)).map(({ id }) => id);
    // The notes were deleted elsewhere meanwhile, but the reader came to write.
    if (ids.length === 0) return this.write(numbers);
    this.frame.show({ numbers });
    for (const [at, id] of ids.entries()) this.frame.edit(id, fromQuestion(numbers), focus && at === ids.length - 1);
    return undefined;
  }

  private async mark({ start, end, meaning, write, inAnswer }: Extract<Opening, { what: 'mark' }>): Promise<void> {
    const { passages, send } = this.frame;
    const answer = await this.answerOrPage(inAnswer);
    if (end - start > MAX_PASSAGE) return send({ is: 'failed', what: 'mark', why: 'tooLong' });
    const done = await passages.mark({ start, end }, meaning, answer);
    if (typeof done === 'string') return this.failed('mark', done);
    send({ is: 'marked', id: done.id, meaning });
    if (write) this.notesAt([done.id], true);
    return undefined;
  }

  private async move({ id, start, end, inAnswer }: Extract<Opening, { what: 'move' }>): Promise<void> {
    const { passages, send } = this.frame;
    const answer = await this.answerOrPage(inAnswer);
    const done = await passages.move(id, { start, end }, answer);
    if (typeof done === 'string') return this.failed('move', done);
    this.frame.moved();
    if (answer === null) send({ is: 'show', start, end });
    return undefined;
  }

  private async quote({ start, end, inAnswer }: Extract<Opening, { what: 'quote' }>): Promise<void> {
    const { finder, passages, identifier, send } = this.frame;
    const answer = await this.answerOrPage(inAnswer);
    const { index, info } = answer?.current ?? finder.read();
    const passage = describe({ start, end }, index, info);
    const of = inAnswer === undefined ? identifier : parseIdentifier(inAnswer.id);
    if (passage === null || of === null) return this.failed('quote', 'notText');
    return send({ is: 'quoted', text: quotation(passage, answer?.facts ?? passages.facts, of) });
  }

  /** The answer that contains the selection; null for the page itself, whose text is loaded by then. */
  private async answerOrPage(inAnswer: AnswerBeside | undefined): Promise<AnswerPage | null> {
    if (inAnswer !== undefined) return answerPage(inAnswer, this.frame.passages.facts);
    await this.frame.finder.arrived();
    return null;
  }

  private failed(what: 'mark' | 'move' | 'quote', trouble: PassageTrouble): void {
    const why = ({ notText: 'notText', outdated: 'gone', failed: 'save' } as const)[trouble];
    this.frame.send({ is: 'failed', what, why });
  }
}
