export { apaReference } from './apa.ts';
export { authorsOf } from './authors.ts';
export { type CitableDocument, citableDocument, type CitedPart, withQuestionNumber } from './document.ts';
export { type QuotedPassage, textFragmentLink } from './fragment.ts';
export { legalReference } from './legal.ts';
export { bibtex, citeKey, cslItem, ris } from './machine.ts';
export { sessionYearOf, shortSessionYear } from './session-year.ts';
