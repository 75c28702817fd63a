import { SaxesParser } from 'saxes';

/**
 * A small, strict XML reader for service workers (which have no DOMParser), pages and Node. It refuses what is not
 * well-formed, too large or too deep, and any entity that a document declares, which excludes entity bombs and external
 * entities.
 */

/** An element with its children in document order. Names are namespace-free local names plus the namespace URI. */
export interface XmlElement {
  readonly type: 'element';
  /** Local name without prefix, e.g. `numberOfRecords`. */
  readonly name: string;
  /** Namespace URI, empty string when there is none. */
  readonly namespace: string;
  /** Attributes by local name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

export interface XmlText {
  readonly type: 'text';
  readonly text: string;
}

export type XmlNode = XmlElement | XmlText;

/** Why a text could not be read as XML. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  constructor(
    readonly code: 'malformed' | 'tooLarge' | 'tooDeep' | 'entities',
    message: string,
  ) {
    super(message);
  }
}

export interface XmlLimits {
  /** Longest text in UTF-16 code units. */
  readonly maxLength: number;
  readonly maxDepth: number;
  /** Maximum number of elements. */
  readonly maxElements: number;
}

/** A publication of 8 MB is ten times the longest answer on record. */
const DEFAULT_XML_LIMITS: XmlLimits = { maxLength: 8_000_000, maxDepth: 100, maxElements: 200_000 };

/**
 * Reads a text as XML.
 *
 * @param text the whole document
 * @param limits refuse anything beyond these
 * @returns the root element
 * @throws XmlError when it is not well-formed, too large, too deep, or declares entities
 */
export function parseXml(text: string, limits: XmlLimits = DEFAULT_XML_LIMITS): XmlElement {
  if (text.length > limits.maxLength) {
    throw new XmlError('tooLarge', `${text.length} characters, at most ${limits.maxLength} are read`);
  }
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: { element: XmlElement; children: XmlNode[] }[] = [];
  let root: XmlElement | undefined;
  let elements = 0;

  parser.on('error', (error) => {
    throw new XmlError('malformed', error.message);
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw new XmlError('entities', 'the document declares its own entities');
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > limits.maxElements) throw new XmlError('tooLarge', `more than ${limits.maxElements} elements`);
    if (open.length >= limits.maxDepth) throw new XmlError('tooDeep', `deeper than ${limits.maxDepth} elements`);
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns') attributes.set(attribute.local, attribute.value);
    }
    const children: XmlNode[] = [];
    const element: XmlElement = { type: 'element', name: tag.local, namespace: tag.uri, attributes, children };
    open.at(-1)?.children.push(element);
    open.push({ element, children });
    root ??= element;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (value: string): void => {
    open.at(-1)?.children.push({ type: 'text', text: value });
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (!root) throw new XmlError('malformed', 'no element');
  return root;
}

/** All text below a node, unchanged. */
export function xmlText(node: XmlNode): string {
  if (node.type === 'text') return node.text;
  return node.children.map(xmlText).join('');
}

/** The child elements with this local name, in any namespace. */
export function childElements(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child.type === 'element' && (name === undefined || child.name === name),
  );
}

/** The first element below (or at) `element` with this local name, depth first; undefined when there is none. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of childElements(element)) {
    const found = findElement(child, name);
    if (found) return found;
  }
  return undefined;
}

/** All elements below (or at) `element` with this local name, in document order. */
export function findElements(element: XmlElement, name: string): XmlElement[] {
  const here = element.name === name ? [element] : [];
  return [...here, ...childElements(element).flatMap((child) => findElements(child, name))];
}
