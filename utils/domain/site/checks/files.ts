import { childElements, findElement, findElements, parseXml, xmlText, type XmlElement } from '../../xml/tree.ts';
import { HEAD, METADATA_FILES } from '../head.ts';
import { SERVICE_ROWS } from '../services.ts';
import { identityOf } from './identity.ts';
import { resultsFor, type CheckResult, type Outcome } from './types.ts';

/** Names that some metadata files of the kind lack. */
const OPTIONAL = new Set(['appendix', 'recipient', 'category', 'questionNumber', 'issued']);

type Parsed = { readonly root: XmlElement } | { readonly error: string };

function parse(text: string): Parsed {
  try {
    return { root: parseXml(text) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Checks the assumptions about `metadata.xml` against one file.
 *
 * @param text the file
 * @param address of the file, which must have the same identifier
 */
export function checkMetadataFile(text: string, address: string): CheckResult[] {
  const result = resultsFor(address);
  const fileRow = SERVICE_ROWS.metadata;
  const parsed = parse(text);
  if ('error' in parsed) return [result(fileRow, 'doesNotHold', `not readable as XML: ${parsed.error}`)];
  const { root } = parsed;
  if (root.name !== METADATA_FILES.metadata.root) return [result(fileRow, 'doesNotHold', `root element ${root.name}`)];
  const values = (name: string): string[] =>
    childElements(root, METADATA_FILES.metadata.element)
      .filter((entry) => entry.attributes.get('name')?.toLowerCase() === name.toLowerCase())
      .map((entry) => entry.attributes.get('content') ?? '')
      .filter((value) => value !== '');
  const identity = identityOf(address);
  const stated = values('DC.identifier')[0] ?? '';
  const own = stated.toLowerCase() === identity.id.toLowerCase();
  return [
    result(fileRow, own ? 'holds' : 'doesNotHold', `asked ${identity.id}, got ${stated || 'no identifier'}`),
    ...HEAD.map((row) => {
      const found = values(row.name);
      const key = { sign: row.sign.replace(/^head\./, 'metadata.'), certainty: row.certainty };
      if (found.length > 0) return result(key, 'holds', `${found.length} × ${row.name}: ${found.join(' · ')}`);
      const expected = row.on.includes(identity.expects) && !OPTIONAL.has(row.field);
      return result(key, expected ? 'doesNotHold' : 'cannotTell', `no ${row.name}`);
    }),
  ];
}

/**
 * Checks the assumptions about publication XML against the file of a question or an appendix.
 *
 * @param text the file
 * @param address where it was read
 */
export function checkPublicationXml(text: string, address: string): CheckResult[] {
  const result = resultsFor(address);
  const parsed = parse(text);
  if ('error' in parsed) return [result(SERVICE_ROWS.xml, 'doesNotHold', `not readable as XML: ${parsed.error}`)];
  const { root } = parsed;
  if (root.name !== 'officiele-publicatie')
    return [result(SERVICE_ROWS.xml, 'doesNotHold', `root element ${root.name}`)];
  const outcomeOf = (there: boolean): Outcome => {
    if (there) return 'holds';
    return findElement(root, 'kamervragen') ? 'doesNotHold' : 'cannotTell';
  };
  const questions = findElements(root, 'vraag').filter(
    (question) => childElements(question, 'nr').length > 0 && childElements(question, 'al').length > 0,
  );
  const descriptions = findElements(root, 'kamervraagomschrijving').map(
    (element) => element.attributes.get('type') ?? '',
  );
  const dates = findElements(root, 'datum').filter((element) =>
    /^\d{4}-\d{2}-\d{2}$/.test(element.attributes.get('isodatum') ?? ''),
  );
  const printed = dates.map((date) => `${date.attributes.get('isodatum')} (${xmlText(date)})`);
  return [
    result(SERVICE_ROWS.xml, 'holds', `officiele-publicatie/${childElements(root).at(-1)?.name ?? ''}`),
    result(SERVICE_ROWS.xmlQuestion, outcomeOf(questions.length > 0), `${questions.length} × vraag with nr and al`),
    result(SERVICE_ROWS.xmlDescription, outcomeOf(descriptions.length > 0), descriptions.join(', ') || 'none'),
    result(SERVICE_ROWS.isoDates, outcomeOf(dates.length > 0), printed.join(', ') || 'none'),
  ];
}
