/**
 * All that the engine knows of a language: how text becomes tokens and stems, which forms and compound parts a word has,
 * and how a query is read. For another language, give these names another source.
 */
export { splitCompound } from '../dutch/compounds.ts';
export { nearForms, stemsOfPrefix, verbForms } from '../dutch/query/forms.ts';
export { MATCH_WEIGHTS } from '../dutch/query/match-weights.ts';
export { bareNumberKeys, findNumbers } from '../dutch/query/numbers.ts';
export {
  parseQuery,
  type Clause,
  type NamedScope,
  type ParsedQuery,
  type ParseOptions,
  type Scope,
} from '../dutch/query/parse.ts';
export { canBePart, isKnownPart, knownForms, knownParts, partPlace, startsKnownPart } from '../dutch/query/parts.ts';
export { foldMapped, tokensOf, type Mapped, type Token } from '../dutch/query/tokenize.ts';
export { stemOf as stem } from '../dutch/query/stems.ts';
export { closeWords } from '../dutch/query/typing-errors.ts';
