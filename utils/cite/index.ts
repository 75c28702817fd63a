export { apaReference } from './apa.ts';
export { type CitableDocument, citableDocument, type CitedPart } from './document.ts';
export { type QuotedPassage, textFragmentLink } from './fragment.ts';
export { legalReference } from './legal.ts';
export { bibtex, type CslItem, cslItem, ris } from './machine.ts';
export { sessionYearOf, shortSessionYear } from './session-year.ts';
