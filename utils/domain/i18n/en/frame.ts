import type { TranslationOf } from '../message.ts';
import type { frame as source } from '../nl/frame.ts';

/** English of `nl/frame.ts`. */
export const frame: TranslationOf<typeof source> = {
  'frame.course': 'Course',
  'frame.related': 'Related questions',
  'frame.notes': 'Notes',
  'frame.cite': 'Cite',
  'frame.diagnose': 'Diagnose',
  'frame.close': 'Close',
  'frame.closeTab': 'Close {tab}',
  'frame.done': 'Done',
  'frame.publication': 'This publication',
  'frame.question': 'Question {label}',
  'frame.list': 'Notes on this document',
  'frame.open': 'Open note',
  'frame.goTo': 'Show in the text',
  'frame.add': 'New note',
  'frame.all': { one: 'Show {count} note on this document', other: 'Show all {count} notes on this document' },
  'frame.none': 'No notes on this document yet',
  'frame.none.write': 'Write beside a question with ✎, or on the whole publication with Note.',
  'frame.none.mark': 'Select text to mark words or to write something about them.',
  'frame.none.private': 'Notes stay on this computer. The site does not see them.',
  'frame.conflict': 'This note was changed elsewhere meanwhile. Look again.',
  'frame.notStored': 'Not stored. {why}',
  'frame.moving': 'Select the new passage for this note in the text.',
  'frame.facts': 'Question and answer',
  'frame.copied': 'Copied: {what}.',
  'frame.diagnose.none': 'Diagnose of this page is in the settings of Kantlijn.',
  'frame.settings': 'Open settings',
  'rail.self': 'this question',
  'rail.undated': 'no date',
};
