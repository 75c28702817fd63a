import { fieldOf, METADATA_FILES, type HeadField } from '../site/head.ts';
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

/**
 * The values of elements with one fact each: from metadata_owms.xml, or from a record of the search service.
 *
 * @param elements with the scheme as attribute and the value as text
 */
export function metadataFromElements(elements: readonly XmlElement[]): Metadata {
  return collect(
    elements.map((element) => [
      fieldOf(element.name),
      { value: xmlText(element), scheme: element.attributes.get('scheme') ?? '' },
    ]),
  );
}

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
      fieldOf(element.attributes.get('name') ?? ''),
      { value: element.attributes.get('content') ?? '', scheme: element.attributes.get('scheme') ?? '' },
    ]),
  );
}

function fromOwms(root: XmlElement): Metadata {
  return metadataFromElements(childElements(root).flatMap((part) => childElements(part)));
}
