import type { AnyRequestOf, AnyResponseOf } from '../protocol/library.ts';
import type { ManyResult } from '../protocol/library/many.ts';
import type { SaveNoteResult } from '../protocol/notes.ts';
import type { PushName, PushOf, RequestOf, ResponseOf } from '../protocol/requests.ts';
import type { Changed, LibraryRepository } from '../store/library.ts';
import type { MayTouch, NotesRepository, SaveOutcome } from '../store/notes.ts';

/** Sends a push to every open page. */
export type Push = <N extends PushName>(name: N, payload: PushOf<N>) => Promise<void>;

/**
 * Everything that changes notes. After each durable write, open pages are notified: with the notes themselves when they
 * are few, otherwise that many changed. No method throws: a store failure is a result.
 */
export interface NoteChanges {
  readonly save: (request: RequestOf<'notes.save'>, may?: MayTouch) => Promise<SaveNoteResult>;
  readonly change: (request: RequestOf<'notes.change'>, may?: MayTouch) => Promise<SaveNoteResult>;
  readonly delete: (request: RequestOf<'notes.delete'>, may?: MayTouch) => Promise<SaveNoteResult>;
  readonly restore: (request: RequestOf<'notes.restore'>, may?: MayTouch) => Promise<SaveNoteResult>;
  /** `asked` here and below: the name of the message; see `LibraryRepository`. */
  readonly updateMany: (request: AnyRequestOf<'notes.update'>, asked?: string) => Promise<ManyResult>;
  readonly renameTag: (request: AnyRequestOf<'tags.rename'>, asked?: string) => Promise<ManyResult>;
  readonly deleteTag: (request: AnyRequestOf<'tags.delete'>, asked?: string) => Promise<ManyResult>;
  readonly importStep: (request: AnyRequestOf<'library.import'>) => Promise<AnyResponseOf<'library.import'>>;
  readonly discardUnreadable: (request: AnyRequestOf<'notes.discard'>) => Promise<AnyResponseOf<'notes.discard'>>;
  readonly answerDoubt: (request: RequestOf<'notes.settle'>) => Promise<ResponseOf<'notes.settle'>>;
  readonly wipe: (request: AnyRequestOf<'library.wipe'>) => Promise<AnyResponseOf<'library.wipe'>>;
}

/** Creates the service on top of both repositories. */
export function createNoteChanges(notes: NotesRepository, library: LibraryRepository, push: Push): NoteChanges {
  const notifyChanged = (changed: Changed['notes']): void => {
    if (changed !== null) void push('notes.changed', { notes: [...changed] });
    void push('library.changed', { many: changed === null });
    library.changed();
  };
  const one = async (writing: Promise<SaveOutcome>): Promise<SaveNoteResult> => {
    const { result, changed } = await writing;
    if (changed && result.outcome === 'saved') notifyChanged([result.note]);
    return result;
  };
  const many = async (writing: Promise<Changed>): Promise<ManyResult> => {
    const { result, notes: changed } = await writing;
    if (result.outcome === 'updated' && result.ids.length > 0) notifyChanged(changed);
    if (result.outcome === 'partly') notifyChanged(null);
    return result;
  };
  return {
    save: (request, may) => one(notes.save(request, may)),
    change: (request, may) => one(notes.change(request, may)),
    delete: (request, may) => one(notes.delete(request, may)),
    restore: (request, may) => one(notes.restore(request, may)),
    updateMany: (request, asked) => many(library.updateMany(request, asked)),
    renameTag: (request, asked) => many(library.renameTag(request, asked)),
    deleteTag: (request, asked) => many(library.deleteTag(request, asked)),
    async importStep(request) {
      const result = await library.importStep(request);
      if (result.outcome === 'partly' || (result.outcome === 'committed' && result.written > 0)) notifyChanged(null);
      return result;
    },
    async discardUnreadable(request) {
      const result = await library.discardUnreadable(request);
      if (result.outcome === 'discarded' && result.ids.length > 0) notifyChanged(null);
      return result;
    },
    async answerDoubt(request) {
      const answer = await library.answerDoubt(request);
      // From now on the notes are shown with the publication.
      if (answer.outcome === 'stored' && request.belongs) void push('library.changed', { many: true });
      return answer;
    },
    async wipe(request) {
      const result = await library.wipe(request);
      if (result.outcome === 'wiped') void push('library.changed', { many: true });
      return result;
    },
  };
}
