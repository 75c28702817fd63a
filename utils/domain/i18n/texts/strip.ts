import type { Catalogue } from '../message.ts';

/** The words that the page itself carries for the strip, the buttons beside questions and the selection bar. Keep them few. */
export const strip = {
  'strip.region': { nl: 'Kantlijn', en: 'Kantlijn' },
  'strip.tools': { nl: 'Kantlijn openen', en: 'Open Kantlijn' },
  'strip.skip': { nl: 'Naar vraag {label}', en: 'To question {label}' },
  'strip.loading': { nl: 'Status wordt opgezocht', en: 'Looking up the status' },
  'strip.loading.why': { nl: 'Kantlijn leest de officiële bronnen', en: 'Kantlijn is reading the official sources' },
  'strip.waiting': { nl: 'Wacht nog ± {count} s op {host}', en: 'Waiting ± {count} s for {host}' },
  'strip.unknown': { nl: 'Onbekend', en: 'Unknown' },
  'strip.failed': { nl: 'Kantlijn antwoordt niet', en: 'Kantlijn does not answer' },
  'strip.again': { nl: 'Opnieuw', en: 'Again' },
  'strip.outdated': { nl: 'Kantlijn is bijgewerkt', en: 'Kantlijn was updated' },
  'strip.outdated.why': { nl: 'Laad de pagina opnieuw', en: 'Reload the page' },
  'strip.noAccess': { nl: 'Kantlijn mag de site niet lezen', en: 'Kantlijn may not read the site' },
  'strip.access': { nl: 'Toegang geven', en: 'Give access' },
  'strip.moved': { nl: 'Het adres is veranderd: laad opnieuw', en: 'The address has changed: reload' },
  'strip.course': { nl: 'Verloop', en: 'Progress' },
  'strip.course.count': {
    nl: { one: 'Verloop: {count} document', other: 'Verloop: {count} documenten' },
    en: { one: 'Progress: {count} document', other: 'Progress: {count} documents' },
  },
  'strip.related': { nl: 'Verwant', en: 'Related' },
  'strip.related.count': {
    nl: { one: 'Verwant: {count} vraag', other: 'Verwant: {count} vragen' },
    en: { one: 'Related: {count} question', other: 'Related: {count} questions' },
  },
  'strip.notes': { nl: 'Notities', en: 'Notes' },
  'strip.notes.wrong': { nl: 'Er ontbreken notities', en: 'Notes are missing' },
  'strip.notes.count': {
    nl: { one: 'Notities: {count} notitie', other: 'Notities: {count} notities' },
    en: { one: 'Notes: {count} note', other: 'Notes: {count} notes' },
  },
  'strip.note': { nl: 'Notitie', en: 'Note' },
  'strip.note.add': { nl: 'Notitie toevoegen bij deze publicatie', en: 'Add a note to this publication' },
  'strip.follow': { nl: 'Volgen', en: 'Follow' },
  'strip.follow.this': { nl: 'Deze vraag volgen', en: 'Follow this question' },
  'strip.marks.hide': { nl: 'Markeringen verbergen', en: 'Hide the marks' },
  'strip.marks.show': { nl: 'Markeringen verborgen: tonen', en: 'Marks hidden: show them' },
  'strip.more': { nl: 'Meer', en: 'More' },
  'strip.question.add': { nl: 'Notitie toevoegen bij vraag {label}', en: 'Add a note to question {label}' },
  'strip.question.show': {
    nl: { one: '{count} notitie bij vraag {label}', other: '{count} notities bij vraag {label}' },
    en: { one: '{count} note on question {label}', other: '{count} notes on question {label}' },
  },
  'strip.question.answer': { nl: 'Antwoord', en: 'Answer' },
  'strip.question.toAnswer': { nl: 'Naar het antwoord op vraag {label}', en: 'To the answer to question {label}' },
} as const satisfies Catalogue;
