import { type MetadataEntry, type Publication } from '../publication.ts';
import { escapeAttribute } from './markup.ts';

/**
 * The order in which a page names its metadata, which is not the order of `metadata.xml`
 * (seen in the repository's own HTML). Entries: name, or name with the scheme in brackets.
 */
const ORDER = [
  'DC.identifier',
  'OVERHEIDop.vraagnummer',
  'OVERHEIDop.aanhangselNummer',
  'OVERHEIDop.dossiernummer',
  'OVERHEIDop.ondernummer',
  'OVERHEIDop.ontvanger',
  'OVERHEIDop.datumIndiening',
  'OVERHEIDop.datumOntvangst',
  'DC.type[OVERHEIDop.KamervraagTypen]',
  'DC.type[OVERHEIDop.AanhangselTypen]',
  'OVERHEIDop.indiener',
  'OVERHEIDop.aanhangsel',
  'DCTERMS.alternative',
  'OVERHEIDop.vergaderjaar',
  'DC.creator',
  'DC.type[OVERHEIDop.Parlementair]',
  'DCTERMS.issued',
  'DC.title',
  'DCTERMS.available',
  'DCTERMS.language',
  'DC.type[OVERHEID.Informatietype]',
  'OVERHEIDop.publicationName',
  'OVERHEID.organisationType',
  'OVERHEID.category',
];

/** Names that `metadata.xml` has and a page head has not. */
const NOT_IN_HEAD = new Set(['OVERHEIDop.documentStatus', 'OVERHEIDop.doctype']);

function rank(entry: MetadataEntry): number {
  const place = ORDER.findIndex((name) => name === entry.name || name === `${entry.name}[${entry.scheme}]`);
  return place === -1 ? ORDER.length : place;
}

/** The entries of a page head in the order pages have them. */
function headEntries(publication: Publication): MetadataEntry[] {
  const { options } = publication;
  const entries = publication.metadata
    .filter((entry) => !NOT_IN_HEAD.has(entry.name) && !options.notInHead.includes(entry.name))
    .map((entry) =>
      entry.name === 'DC.identifier' && options.headIdentifier ? { ...entry, content: options.headIdentifier } : entry,
    );
  const submitters = entries.filter((entry) => entry.name === 'OVERHEIDop.indiener').toReversed();
  const rest = entries.filter((entry) => entry.name !== 'OVERHEIDop.indiener');
  const alternative = { name: 'DCTERMS.alternative', scheme: '', content: '' };
  const all = [...rest, ...submitters];
  if (!all.some((entry) => entry.name === alternative.name)) all.push(alternative);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The metadata lines of a page head.
 *
 * @param publication whose head
 * @param schemeAttribute `data-scheme` on the site, `scheme` in the repository's HTML
 */
export function renderHeadMetadata(publication: Publication, schemeAttribute: string): string {
  const lines = headEntries(publication).map(
    ({ name, scheme, content }) =>
      `    <meta name="${escapeAttribute(name)}" ${schemeAttribute}="${escapeAttribute(scheme)}" content="${escapeAttribute(content)}" />`,
  );
  return [...lines, '    <meta name="OVERHEIDop.versieInformatie" content="" />'].join('\n');
}
