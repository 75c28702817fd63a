import type { LibraryRequestName, ManyResult } from '../../utils/protocol/library.ts';
import type { PushName, PushOf } from '../../utils/protocol/requests.ts';
import type { Handlers } from '../../utils/messages/server.ts';
import type { LibraryRepository } from '../../utils/store/library.ts';
import type { ManyWritten } from '../../utils/store/many.ts';

/** Handlers the library brings; see `createHandlers`. */
export type LibraryHandlers = Pick<Handlers, LibraryRequestName | 'anchors.put' | 'tags.list'>;

/**
 * Handlers for the messages of the library. What changed is told to every open page: note by note when
 * they are few, otherwise that there are many.
 */
export function createLibraryHandlers(
  library: LibraryRepository,
  push: <N extends PushName>(name: N, payload: PushOf<N>) => Promise<void>,
): LibraryHandlers {
  const changed = (notes: ManyWritten['notes']): void => {
    if (notes !== null) void push('notes.changed', { notes: [...notes] });
    void push('library.changed', { many: notes === null });
    library.changed();
  };
  const many = async (work: ReturnType<LibraryRepository['notes.update']>): Promise<ManyResult> => {
    const { result, notes } = await work;
    if (result.outcome === 'updated' && result.ids.length > 0) changed(notes);
    return result;
  };
  return {
    'library.list': (request) => library['library.list'](request),
    'library.notes': (request) => library['library.notes'](request),
    'library.ids': (request) => library['library.ids'](request),
    'library.search': (request) => library['library.search'](request),
    'library.export': (request) => library['library.export'](request),
    'library.import': async (step) => {
      const result = await library['library.import'](step);
      if (result.outcome === 'committed' && result.written > 0) changed(null);
      return result;
    },
    'library.wipe': async (request) => {
      const result = await library['library.wipe'](request);
      if (result.outcome === 'wiped') void push('library.changed', { many: true });
      return result;
    },
    'notes.unreadable': (request) => library['notes.unreadable'](request),
    'notes.discard': async (request) => {
      const result = await library['notes.discard'](request);
      if (result.outcome === 'discarded' && result.ids.length > 0) changed(null);
      return result;
    },
    'notes.update': (request) => many(library['notes.update'](request)),
    'tags.rename': (request) => many(library['tags.rename'](request)),
    'tags.delete': (request) => many(library['tags.delete'](request)),
    'tags.list': (request) => library['tags.list'](request),
    'anchors.put': (request) => library['anchors.put'](request),
    'library.health': (request) => library['library.health'](request),
    'library.copy': (request) => library['library.copy'](request),
    'library.seen': (request) => library['library.seen'](request),
    'backup.state': (request) => library['backup.state'](request),
    'backup.done': (request) => library['backup.done'](request),
    'backup.threshold': (request) => library['backup.threshold'](request),
  };
}
