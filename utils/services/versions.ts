import { NOTE_MARK } from '../domain/publication/document.ts';
import { parseIdentifier } from '../domain/publication/identifier.ts';
import { compareVersions, firstVersionOf, publicationOf } from '../domain/publication/stated.ts';
import { xmlToDocument } from '../domain/publication/xml.ts';
import { addresses } from '../domain/site/services.ts';
import { compareTexts, type TextLine } from '../domain/versions/compare.ts';
import type { ComparedVersions } from '../protocol/versions.ts';
import type { AnswerParts } from './answers.ts';
import { knownNumberOf } from './page.ts';

/**
 * What changed in a corrected version or a reprint since the version before it. Only documents of the page's own question are compared. Nothing
 * throws: what cannot be read is told.
 */
export async function compareVersion(
  { dossiers, http }: AnswerParts,
  { address, document }: { readonly address: string; readonly document: string },
): Promise<ComparedVersions> {
  const known = await documentsOf(dossiers, address);
  const before = known.includes(document) ? versionBefore(document, known) : null;
  if (before === null) return { is: 'first' };
  const texts = await Promise.all([before, document].map((id) => http.text(addresses.xml(id))));
  const failed = texts.flatMap((one) => (one.ok ? [] : [one.code]));
  if (failed.length > 0) return { is: failed.includes('notFound') ? 'noText' : 'failed' };
  const [first = [], second = []] = texts.map((one) => (one.ok ? linesOf(one.text) : []));
  if (first.length === 0 || second.length === 0) return { is: 'noText' };
  const changes = compareTexts(first, second).map(({ under, pieces }) => ({ under, pieces: [...pieces] }));
  return { is: 'compared', before, changes };
}

/** The page itself, and every known document of its question. */
async function documentsOf(dossiers: AnswerParts['dossiers'], address: string): Promise<string[]> {
  const identifier = parseIdentifier(address);
  if (identifier === null) return [];
  const number = knownNumberOf(dossiers, identifier);
  const stored = number === null ? null : await dossiers.stored(number);
  return [identifier.id, ...(stored?.input.documents ?? []).map(({ evidence }) => evidence.document)];
}

/** The newest of the known versions that came before; the one without a suffix where none is known. */
function versionBefore(document: string, known: readonly string[]): string | null {
  const first = firstVersionOf(document);
  if (first === document) return null;
  const earlier = known.filter(
    (id) => publicationOf(id) === publicationOf(document) && compareVersions(id, document) < 0,
  );
  return earlier.toSorted(compareVersions).at(-1) ?? first;
}

/** The paragraphs of a publication, then its footnotes; empty when it cannot be read. */
function linesOf(xml: string): TextLine[] {
  try {
    const { blocks, footnotes } = xmlToDocument(xml, new Map());
    return [
      ...blocks.map(({ text, role }) => ({ text: text.replaceAll(NOTE_MARK, ''), isLabel: role !== 'text' })),
      ...footnotes.map(({ number, text }) => ({ text: `${number} ${text}`, isLabel: false })),
    ];
  } catch {
    // Expected: what is not XML, or exceeds the limits, has no text that can be read here.
    return [];
  }
}
