/** What other rooms use of this one. The shapes are in record.ts. */
export { isProvisional, parseIdentifier, questionIdentifier, questionNumberFromAddress } from './identifier.ts';
export { PublicationError } from './interpret.ts';
export { plainLinks, safeUrl } from './links.ts';
export { readMetadata, readPage, readXml } from './read.ts';
