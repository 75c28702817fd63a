import { interpretAppendix } from './appendix.ts';
import { commonFields, itemText, type Interpretation } from './common.ts';
import { metadataValues, type SourceDocument } from './document.ts';
import { parseIdentifier } from './identifier.ts';
import { sortBlocks, type Items } from './items.ts';
import { NoteMarks } from './note-marks.ts';
import { interpretQuestion } from './question.ts';
import { PublicationRecord, type Footnote, type Identifier } from './record.ts';
import { isOfPublication, statedIdentifiers } from './stated.ts';
import type { ReferenceText } from './references.ts';

/** Why a source could not be made into a record. */
export class PublicationError extends Error {
  override readonly name = 'PublicationError';
  constructor(
    readonly code: 'noIdentifier',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Makes the record of a document, from whatever source.
 *
 * @param document as a reader wrote it
 * @param given identifier from the address or the caller; when null, the document's own is used
 * @returns a checked record
 * @throws PublicationError when nothing says which publication it is
 */
export function interpret(document: SourceDocument, given: Identifier | null): PublicationRecord {
  const own = statedIdentifiers(document.metadata);
  const stated = own.map((value) => parseIdentifier(value)).find((value) => value !== null) ?? null;
  const identifier = given ?? stated ?? identifierFromPrint(document);
  if (!identifier)
    throw new PublicationError('noIdentifier', 'nothing in the document or its address says which publication it is');
  const defects: Interpretation['defects'] = [];
  const isOther = !isOfPublication(own, identifier.id);
  if (isOther)
    defects.push({
      code: 'contradictoryNumbers',
      detail: `address ${identifier.id}, metadata ${own.join(', ')}`.slice(0, 300),
    });
  const values: Interpretation['values'] = (field, scheme) =>
    isOther ? [] : metadataValues(document.metadata, field, scheme);
  const items = sortBlocks(document.blocks);
  const base: Interpretation = {
    document,
    identifier,
    items,
    footnotes: cleanFootnotes(document, items),
    defects,
    values,
  };
  cleanTexts(base);
  const kind = kindOf(base);
  const record =
    kind === 'question'
      ? interpretQuestion(base)
      : kind === 'appendix'
        ? interpretAppendix(base)
        : interpretOther(base);
  return PublicationRecord.parse(record);
}

function kindOf({ identifier }: Interpretation): 'question' | 'appendix' | 'other' {
  return identifier.kind === 'question' || identifier.kind === 'appendix' ? identifier.kind : 'other';
}

/** Publication XML without metadata prints its number and session year. */
function identifierFromPrint(document: SourceDocument): Identifier | null {
  const address = document.overview['metadataAddress'];
  const fromAddress = address === undefined ? null : parseIdentifier(address);
  if (fromAddress) return fromAddress;
  const question = document.overview['questionNumber'];
  if (question !== undefined) return parseIdentifier(question);
  const { sessionYear, appendixNumber } = document.overview;
  return sessionYear && appendixNumber
    ? parseIdentifier(`ah-tk-${sessionYear.replace('-', '')}-${appendixNumber}`)
    : null;
}

function cleanFootnotes(document: SourceDocument, items: Items): Footnote[] {
  return [...document.footnotes, ...items.footnotes].map((note) => ({
    number: note.number.slice(0, 10),
    text: note.text.slice(0, 5000),
    links: [...note.links],
  }));
}

/** Removes the footnote marks from every text, in the order of the document. */
function cleanTexts({ items, footnotes }: Interpretation): void {
  const marks = new NoteMarks(footnotes.map((note) => note.number));
  for (const item of items.items) item.texts.forEach((text, index) => (item.texts[index] = marks.strip(text)));
}

function interpretOther(base: Interpretation): PublicationRecord {
  const passages = base.items.items.map((item): ReferenceText => ({
    place: 'tekst',
    reason: 'mentioned',
    text: itemText(item),
    links: item.links,
  }));
  const common = commonFields(base, base.items.title, passages, []);
  return { ...common, missing: common.title === '' ? ['title'] : [], kind: 'other' };
}
