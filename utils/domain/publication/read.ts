import type { Metadata } from './document.ts';
import { parseIdentifier } from './identifier.ts';
import { interpret } from './interpret.ts';
import { metadataFromXml } from './metadata.ts';
import { pageToDocument } from './page.ts';
import type { Identifier, PublicationRecord } from './record.ts';
import { readSigns } from './signs.ts';
import { xmlToDocument } from './xml.ts';

/**
 * Reads the record of a publication from its page. Does not change the page.
 *
 * @param root the document, or an element that holds the page or a piece of it
 * @param address of the page; its identifier outranks what the page says about itself
 * @returns a checked record; absent facts are in `missing`, impossible ones in `defects`
 * @throws PublicationError when neither address nor page says which publication it is
 */
export function readPage(root: Document | Element, address: string): PublicationRecord {
  return interpret({ ...pageToDocument(root, address), signs: readSigns(root) }, parseIdentifier(address));
}

/**
 * Reads the record of a publication from its publication XML.
 *
 * @param xml the whole file
 * @param metadata metadata.xml or metadata_owms.xml of the same publication, when at hand
 * @param id identifier or address; without it the document's own is taken
 * @returns the same record as the page gives, with `readFrom` and `signs` of the XML
 * @throws XmlError when a file cannot be read; PublicationError when nothing says which publication it is
 */
export function readXml(xml: string, metadata?: string, id?: string): PublicationRecord {
  const values: Metadata = metadata === undefined ? new Map() : metadataFromXml(metadata);
  return interpret(xmlToDocument(xml, values), given(id));
}

/**
 * Reads the record of a publication from its metadata alone. An answer is recognised by its type. A notice has form
 * `unknown` unless its type says what it is, because otherwise only its text can say.
 *
 * @param xml metadata.xml or metadata_owms.xml, the whole file
 * @param id identifier or address that was asked for; metadata of another document gives a defect and no facts
 * @throws XmlError when the file cannot be read; PublicationError when nothing says which publication it is
 */
export function readMetadata(xml: string, id?: string): PublicationRecord {
  const metadata = metadataFromXml(xml);
  const signs = [
    {
      sign: 'metadata.identifier',
      found: metadata.has('identifier'),
      evidence: metadata.get('identifier')?.[0]?.value.slice(0, 200) ?? '',
    },
  ];
  return interpret(
    {
      readFrom: 'metadata',
      metadata,
      blocks: [],
      footnotes: [],
      overview: {},
      isoDates: { submitted: null, received: null },
      names: [],
      signs,
    },
    given(id),
  );
}

function given(id: string | undefined): Identifier | null {
  return id === undefined ? null : parseIdentifier(id);
}
