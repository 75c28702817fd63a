import { HEAD, METADATA_FILES, type HeadField } from '../site/head.ts';
import { childElements, parseXml, xmlText, type XmlElement } from '../xml/tree.ts';
import type { Metadata, MetadataValue } from './document.ts';

/**
 * Reads metadata.xml or metadata_owms.xml.
 *
 * @param xml the whole file
 * @returns the values of every name we read, empty when the root is neither file's
 * @throws XmlError when it is not well-formed, too large, or declares entities
 */
export function metadataFromXml(xml: string): Metadata {
  const root = parseXml(xml);
  if (root.name === METADATA_FILES.metadata.root) return fromPairs(root);
  if (root.name === METADATA_FILES.owms.root) return fromOwms(root);
  return new Map();
}

const BY_NAME = new Map(HEAD.map((row) => [row.name.toLowerCase(), row.field]));
const BY_OWMS = new Map(HEAD.map((row) => [row.owms.toLowerCase(), row.field]));

function collect(entries: Iterable<readonly [HeadField | undefined, MetadataValue]>): Metadata {
  const values = new Map<HeadField, MetadataValue[]>();
  for (const [field, value] of entries) {
    if (!field) continue;
    const list = values.get(field) ?? [];
    list.push(value);
    values.set(field, list);
  }
  return values;
}

function fromPairs(root: XmlElement): Metadata {
  return collect(
    childElements(root, METADATA_FILES.metadata.element).map((element) => [
      BY_NAME.get((element.attributes.get('name') ?? '').toLowerCase()),
      { value: element.attributes.get('content') ?? '', scheme: element.attributes.get('scheme') ?? '' },
    ]),
  );
}

function fromOwms(root: XmlElement): Metadata {
  return collect(
    childElements(root)
      .flatMap((part) => childElements(part))
      .map((element) => [
        BY_OWMS.get(element.name.toLowerCase()),
        { value: xmlText(element), scheme: element.attributes.get('scheme') ?? '' },
      ]),
  );
}
