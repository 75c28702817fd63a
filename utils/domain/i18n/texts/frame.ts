import type { Catalogue } from '../message.ts';

/** The frame of our own in an official page: what stands around notes, documents and related questions. */
export const frame = {
  'frame.course': { nl: 'Verloop', en: 'Progress' },
  'frame.related': { nl: 'Verwante vragen', en: 'Related questions' },
  'frame.notes': { nl: 'Notities', en: 'Notes' },
  'frame.cite': { nl: 'Citeren', en: 'Cite' },
  'frame.diagnose': { nl: 'Diagnose', en: 'Diagnose' },
  'frame.keys': { nl: 'Toetsen', en: 'Keys' },
  'frame.named.title': { nl: 'Genoemd in dit document ({count})', en: 'Named in this document ({count})' },
  'frame.named.follow.of': { nl: '{name} volgen', en: 'Follow {name}' },
  'frame.named.note.of': { nl: 'Notitie toevoegen bij {name}', en: 'Add a note to {name}' },
  'frame.named.noted.of': { nl: 'Uw notities bij {name}', en: 'Your notes on {name}' },
  'frame.close': { nl: 'Sluiten', en: 'Close' },
  'frame.closeTab': { nl: '{tab} sluiten', en: 'Close {tab}' },
  'frame.done': { nl: 'Klaar', en: 'Done' },
  'frame.publication': { nl: 'Deze publicatie', en: 'This publication' },
  'frame.question': { nl: 'Vraag {label}', en: 'Question {label}' },
  'frame.answer': { nl: 'Antwoord op vraag {label}', en: 'Answer to question {label}' },
  'frame.answers': { nl: 'In het antwoord', en: 'In the answer' },
  'frame.list': { nl: 'Notities bij dit document', en: 'Notes on this document' },
  'frame.open': { nl: 'Notitie openen', en: 'Open note' },
  'frame.goTo': { nl: 'Toon in de tekst', en: 'Show in the text' },
  'frame.print': { nl: 'Afdrukken', en: 'Print' },
  'frame.copy': { nl: 'Kopiëren als Markdown', en: 'Copy as Markdown' },
  'frame.copied': { nl: 'Gekopieerd als Markdown.', en: 'Copied as Markdown.' },
  'frame.add': { nl: 'Nieuwe notitie', en: 'New note' },
  'frame.another': { nl: 'Notitie toevoegen', en: 'Add a note' },
  'frame.all': {
    nl: { one: 'Toon {count} notitie bij dit document', other: 'Toon alle {count} notities bij dit document' },
    en: { one: 'Show {count} note on this document', other: 'Show all {count} notes on this document' },
  },
  'frame.none': { nl: 'Nog geen notities bij dit document', en: 'No notes on this document yet' },
  'frame.none.write': {
    nl: 'Schrijf bij een vraag met ✎, of bij de hele publicatie met Notitie.',
    en: 'Write beside a question with ✎, or on the whole publication with Note.',
  },
  'frame.none.mark': {
    nl: 'Selecteer tekst om woorden te markeren of er iets bij te schrijven.',
    en: 'Select text to mark words or to write something about them.',
  },
  'frame.none.private': {
    nl: 'Notities blijven op deze computer. De site ziet ze niet.',
    en: 'Notes stay on this computer. The site does not see them.',
  },
  'frame.conflict': {
    nl: 'Deze notitie is intussen ergens anders gewijzigd. Kijk opnieuw.',
    en: 'This note was changed elsewhere meanwhile. Look again.',
  },
  'frame.notStored': { nl: 'Niet bewaard. {why}', en: 'Not stored. {why}' },
  'frame.moving': {
    nl: 'Selecteer in de tekst de nieuwe passage voor deze notitie.',
    en: 'Select the new passage for this note in the text.',
  },
  'frame.figures': { nl: 'Hoelang duurt een antwoord hier meestal?', en: 'How long does an answer usually take here?' },
  'frame.facts': { nl: 'Vraag en antwoord', en: 'Question and answer' },
} as const satisfies Catalogue;
