import { publicationUrl } from '../site/address.ts';
import { PAGE_ORIGIN } from '../site/hosts.ts';
import { childElements, findElement, findElements, parseXml, xmlText, type XmlElement } from '../xml/tree.ts';
import { BlockWriter, type Metadata, type Name, type SourceDocument } from './document.ts';
import { foldSpaces } from './fold.ts';
import { safeUrl, withPlainLinks } from './links.ts';
import type { Link, Sign } from './record.ts';

/**
 * Element names of publication XML, for both roots: `officiele-publicatie` (since about 2009) and the older
 * `vragen/vraagdoc`, whose names are known only from other people's code.
 */
const NAMES = {
  skipped: new Set([
    'metadata',
    'kamervraagkop',
    'kamervraagnummer',
    'vraagnummer',
    'kamerstukkop',
    'plaatje',
    'illustratie',
    'meta',
  ]),
  heading: new Set(['kamervraagomschrijving', 'omschr']),
  question: new Set(['vraag']),
  answer: new Set(['antwoord']),
  remark: new Set(['kamervraagopmerking', 'opmerking', 'mededeling', 'toelicht', 'toelichting']),
  label: new Set(['nr', 'nummer', 'kop', 'titel', 'tussenkop']),
  block: new Set([
    'al',
    'al-groep',
    'p',
    'lijst',
    'li',
    'table',
    'row',
    'entry',
    'tekst',
    'datumtekst',
    'stuknr',
    'dossier',
    'stuk',
    'citaat',
  ]),
};

/**
 * Turns publication XML into blocks.
 *
 * @param xml the whole file
 * @param metadata of the same document, empty when there is none
 * @throws XmlError when it is not well-formed, too large, or declares entities
 */
export function xmlToDocument(xml: string, metadata: Metadata): SourceDocument {
  const root = parseXml(xml);
  const writer = new BlockWriter();
  walk(root, writer, '');
  writer.flush();
  return {
    readFrom: 'xml',
    metadata,
    blocks: writer.blocks,
    footnotes: writer.footnotes,
    overview: readOverview(root),
    isoDates: { submitted: isoDate(root, 'vraag'), received: isoDate(root, 'antwoord') },
    names: readNames(root),
    signs: readSigns(root),
  };
}

function walk(element: XmlElement, writer: BlockWriter, parent: string): void {
  for (const child of element.children) {
    if (child.type === 'text') writer.text(child.text);
    else visit(child, writer, element.name === 'al' ? parent : element.name);
  }
}

// oxlint-disable-next-line complexity -- a table of element names, one line each
function visit(element: XmlElement, writer: BlockWriter, parent: string): void {
  const { name } = element;
  const inside = (): void => walk(element, writer, parent);
  if (NAMES.skipped.has(name)) return;
  if (name === 'noot') return addNote(element, writer);
  if (name === 'nootref' || name === 'noot.ref') return writer.noteCall();
  if (NAMES.heading.has(name)) return writer.block('heading', inside);
  if (NAMES.question.has(name)) return writer.zone('question', inside);
  if (NAMES.answer.has(name)) return writer.zone('answer', inside);
  if (NAMES.remark.has(name)) return writer.zone('remark', () => remark(element, writer));
  if (name === 'li.nr') {
    inside();
    return writer.text(' ');
  }
  if (name === 'nummer' && parent !== 'vraag' && parent !== 'antwoord') return;
  if (name === 'kop' && !writer.inZone) return writer.block('heading', inside);
  if (NAMES.label.has(name)) return writer.block('label', inside);
  if (name === 'li') return writer.block('text', () => walkItem(element, writer), true);
  if (NAMES.block.has(name)) return writer.block('text', inside);
  if (name === 'br' || name === 'nieuweregel') return writer.inHeading ? writer.text(' ') : writer.flush();
  if (name === 'extref') addLink(element, writer);
  return inside();
}

/** The label of a list item goes into the same block as its first paragraph. */
function walkItem(item: XmlElement, writer: BlockWriter): void {
  let first = true;
  for (const child of item.children) {
    if (child.type === 'text') writer.text(child.text);
    else if (child.name === 'al' && first) {
      walk(child, writer, 'li');
      first = false;
    } else visit(child, writer, 'li');
  }
}

/** The old `toelicht` has no heading of its own. */
function remark(element: XmlElement, writer: BlockWriter): void {
  const hasLabel = childElements(element).some((child) => NAMES.label.has(child.name));
  if (!hasLabel && element.name.startsWith('toelicht')) writer.block('label', () => writer.text('Toelichting'));
  walk(element, writer, element.name);
}

function addNote(element: XmlElement, writer: BlockWriter): void {
  writer.noteCall();
  const numberElement = findElement(element, 'noot.nr');
  const parts = childElements(element).filter((child) => child !== numberElement);
  const text = foldSpaces(parts.map((part) => xmlText(part)).join(' '));
  const links = findElements(element, 'extref').flatMap((ref) => linkOf(ref) ?? []);
  const number = numberElement
    ? foldSpaces(xmlText(numberElement))
    : (element.attributes.get('nr') ?? String(writer.footnotes.length + 1));
  writer.footnote({ number, text, links: withPlainLinks(links, text) });
}

function addLink(element: XmlElement, writer: BlockWriter): void {
  const link = linkOf(element);
  if (link) writer.link(link);
}

function linkOf(element: XmlElement): Link | null {
  const target = (element.attributes.get('doc') ?? element.attributes.get('href') ?? '').trim();
  if (target === '') return null;
  const isDocument = /^[a-z]{1,8}-[0-9A-Za-z()-]{1,70}$/i.test(target);
  const url = isDocument ? publicationUrl(target) : safeUrl(target, PAGE_ORIGIN);
  return url === null ? null : { text: foldSpaces(xmlText(element)).slice(0, 2000), url };
}

function isoDate(root: XmlElement, type: 'vraag' | 'antwoord'): string | null {
  const headings = findElements(root, 'kamervraagomschrijving').filter(
    (element) => element.attributes.get('type') === type,
  );
  return (
    headings
      .flatMap((heading) => findElements(heading, 'datum'))
      .at(-1)
      ?.attributes.get('isodatum') ?? null
  );
}

function readNames(root: XmlElement): Name[] {
  return findElements(root, 'kamervraagomschrijving')
    .flatMap((heading) => findElements(heading, 'naam'))
    .slice(0, 200)
    .map((name) => ({
      givenName: foldSpaces(childElements(name, 'voornaam').map(xmlText).join(' ')),
      surname: foldSpaces(childElements(name, 'achternaam').map(xmlText).join(' ')),
    }));
}

function readOverview(root: XmlElement): Record<string, string> {
  const facts: Record<string, string> = {};
  const line = findElements(root, 'tekstregel').find((element) => element.attributes.get('inhoud') === 'vergaderjaar');
  const year = /(\d{4})\s?[-–/]\s?(\d{4})/.exec(line ? xmlText(line) : '');
  if (year) facts['sessionYear'] = `${year[1]}-${year[2]}`;
  const number = findElement(root, 'kamervraagnummer') ?? findElement(root, 'vraagnummer');
  if (number)
    facts[/\d{4}z\d/i.test(xmlText(number)) ? 'questionNumber' : 'appendixNumber'] = foldSpaces(xmlText(number));
  const record = findElements(root, 'meta').find(
    (element) => element.attributes.get('name') === 'OVERHEIDop.externMetadataRecord',
  );
  const address = record?.attributes.get('content');
  if (address) facts['metadataAddress'] = address;
  return facts;
}

function readSigns(root: XmlElement): Sign[] {
  return ['kamervraagomschrijving', 'vraag', 'antwoord', 'kamervraagopmerking', 'noot', 'datum'].map((name) => {
    const found = findElement(root, name) !== undefined;
    return { sign: `xml.${name}`, found, evidence: found ? name : '' };
  });
}
