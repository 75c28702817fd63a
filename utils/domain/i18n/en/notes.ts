import type { TranslationOf } from '../message.ts';
import type { noteEditor as editorSource, notes as source } from '../nl/notes.ts';

/** English of `nl/notes.ts`. */
export const noteEditor: TranslationOf<typeof editorSource> = {
  'notes.placeholder': 'Your note, for you alone',
  'notes.madeIn': 'made in {publication}',
  'notes.saving': 'Saving…',
  'notes.saved': 'Saved {time}',
  'notes.unsaved': 'Not saved yet',
  'notes.delete': 'Delete',
  'notes.delete.named': 'Delete this note',
  'notes.deleted': 'Note deleted.',
  'notes.undo': 'Undo',
  'notes.copy': 'Copy text',
  'notes.retry': 'Try again',
  'notes.tooLong':
    'This note is too long ({count} of {max} characters). Shorten it or make it two; the text stays here.',
  'notes.failed.quota':
    'Not saved: the browser has no disk space left. Free some space and try again, or copy the text.',
  'notes.failed.unavailable': 'Not saved: the storage of the browser cannot be reached. Try again or copy the text.',
  'notes.failed.newer':
    'Not saved: your notes were stored by a newer version of Kantlijn. They are not gone. Copy this text and update Kantlijn, or install the newer version again.',
  'notes.failed.invalid': 'Not saved: this text cannot be kept. Copy the text and start a new note.',
  'notes.failed.missing': 'This note was deleted for good elsewhere. Copy the text or keep it as a new note.',
  'notes.failed.orphaned':
    'Kantlijn was updated or restarted. Copy the text and reload the page; nothing more can be saved here.',
  'notes.failed.background':
    'Not saved: the background process of Kantlijn does not answer. Try again or copy the text.',
  'notes.failed.retrying': 'Another attempt follows.',
  'notes.conflict': 'This note was changed in another window meanwhile. Both texts are here; choose which to keep.',
  'notes.conflict.theirs': 'Text from the other window',
  'notes.conflict.keepMine': 'Keep my text',
  'notes.conflict.keepTheirs': 'Take the other text',
  'notes.conflict.keepBoth': 'Keep both',
};

export const notes: TranslationOf<typeof source> = {
  ...noteEditor,
  'notes.publication.add': 'Add a note to this publication',
  'notes.publication.box': 'Note on this publication',
  'notes.question.add': 'Add a note to question {label}',
  'notes.question.box': 'Note on question {label}',
  'notes.question.show': {
    one: '{count} note on question {label}: show',
    other: '{count} notes on question {label}: show',
  },
  'notes.short': 'Note',
  'notes.show': 'show',
  'notes.count': { one: '{count} note', other: '{count} notes' },
  'notes.doubt': {
    one: 'Does {count} note on {id}, a provisional publication, belong to this document?',
    other: 'Do {count} notes on {id}, a provisional publication, belong to this document?',
  },
  'notes.doubt.yes': 'Yes, to this one',
  'notes.doubt.no': 'No',
  'notes.none': 'No notes yet. They stay on this computer.',
  'notes.close': 'Close',
  'notes.copied': 'Copied',
  'notes.listNewer':
    'Your notes were stored by a newer version of Kantlijn. They are not gone: update Kantlijn, or install the newer version again.',
  'notes.listFailed': 'The notes could not be read now. Reload the page.',
  'notes.lost': 'The browser has lost notes. Open Kantlijn to restore a backup.',
  'notes.lost.counted': 'The browser has lost notes; there were {count} in all. Open Kantlijn to restore a backup.',
};
