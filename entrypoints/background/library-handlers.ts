import type { Handlers } from '../../utils/messages/server.ts';
import type { LibraryRequestName } from '../../utils/protocol/library.ts';
import type { NoteChanges } from '../../utils/services/notes.ts';
import type { LibraryRepository } from '../../utils/store/library.ts';

/** The messages that the library answers. */
export type LibraryHandlers = Pick<
  Handlers,
  Exclude<LibraryRequestName, 'notes.get'> | 'anchors.put' | 'notes.doubts' | 'notes.settle' | 'tags.list'
>;

/** Which method answers which message of the library. */
export const handlersOfLibrary = (library: LibraryRepository, changes: NoteChanges): LibraryHandlers => ({
  'library.list': library.list,
  'library.notes': library.listNotes,
  'library.ids': library.ids,
  'library.verdicts': library.verdicts,
  'library.search': library.search,
  'library.export': library.exportBatch,
  'library.import': changes.importStep,
  'library.wipe': changes.wipe,
  'library.health': library.health,
  'library.copy': library.readCopy,
  'library.seen': library.markLossSeen,
  'library.continue': library.continueDamaged,
  'notes.unreadable': library.listUnreadable,
  'notes.discard': changes.discardUnreadable,
  'notes.update': (request, _sender, name) => changes.updateMany(request, name),
  'notes.doubts': library.listDoubts,
  'notes.settle': changes.answerDoubt,
  'tags.list': library.listTags,
  'tags.rename': (request, _sender, name) => changes.renameTag(request, name),
  'tags.delete': (request, _sender, name) => changes.deleteTag(request, name),
  'anchors.put': library.putAnchors,
  'backup.state': library.backupState,
  'backup.done': library.backupDone,
  'backup.threshold': library.setBackupThreshold,
});
