import { escapeAttribute, escapeText } from '../page/markup.ts';
import { metadataValue, metadataValues, type Publication } from '../publication.ts';
import { mainType, modified, subtypes } from './search.ts';

const REPOSITORY = 'https://repository.overheid.nl';
const PAGES = 'https://zoek.officielebekendmakingen.nl';

/** Collection and part of the repository a publication is kept in, e.g. `ah-tk/20202021`, `kv/onopgemaakt`. */
export function repositoryPart(id: string): string {
  const [, collection, part] =
    /^(ah-[te]k|h-[te]k)-(\d{8})-/.exec(id) ??
    /^(kv-[te]k)-(\d{4})/.exec(id) ??
    /^(kst|stb|stcrt|trb)-([0-9]+)/.exec(id) ??
    [];
  return collection && part ? `${collection}/${part}` : `${id.split('-')[0]}/onopgemaakt`;
}

/** Address of one manifestation in the repository. */
function itemUrl(id: string, manifestation: string): string {
  const files: Record<string, string> = { metadata: 'metadata.xml', metadataowms: 'metadata_owms.xml' };
  const file = files[manifestation] ?? `${id}.${manifestation}`;
  return `${REPOSITORY}/frbr/officielepublicaties/${repositoryPart(id)}/${id}/1/${manifestation}/${file}`;
}

/** Fields of `tpmeta` by the metadata name they repeat, in the order of each kind of publication. */
const FIELDS: readonly (readonly [tag: string, name: string])[] = [
  ['aanhangselnummer', 'OVERHEIDop.aanhangselNummer'],
  ['datumIndiening', 'OVERHEIDop.datumIndiening'],
  ['datumOntvangst', 'OVERHEIDop.datumOntvangst'],
  ['documentstatus', 'OVERHEIDop.documentStatus'],
  ['documenttitel', 'OVERHEIDop.documenttitel'],
  ['dossiertitel', 'OVERHEIDop.dossiertitel'],
  ['indiener', 'OVERHEIDop.indiener'],
  ['jaargang', 'OVERHEIDop.jaargang'],
  ['ondernummer', 'OVERHEIDop.ondernummer'],
  ['ontvanger', 'OVERHEIDop.ontvanger'],
  ['organisatietype', 'OVERHEID.organisationType'],
  ['publicatienaam', 'OVERHEIDop.publicationName'],
  ['vergaderjaar', 'OVERHEIDop.vergaderjaar'],
];

const INDENT = ' '.repeat(32);

function field(tag: string, value: string, scheme?: string): string {
  const attribute = scheme ? ` scheme="${escapeAttribute(scheme)}"` : '';
  return `${INDENT}<overheidwetgeving:${tag}${attribute}>${escapeText(value)}</overheidwetgeving:${tag}>`;
}

function tpmeta(publication: Publication): string[] {
  const isQuestion = publication.id.startsWith('kv-');
  const fields = FIELDS.flatMap(([tag, name]) =>
    publication.metadata
      .filter((entry) => entry.name === name && entry.content !== '')
      .map((entry) => field(tag, entry.content, entry.scheme.startsWith('OVERHEID.') ? entry.scheme : undefined)),
  );
  const dossier = metadataValues(publication, 'OVERHEIDop.dossiernummer').map((value) => field('dossiernummer', value));
  const number = metadataValues(publication, 'OVERHEIDop.vraagnummer').map((value) => field('vraagnummer', value));
  // The service files questions under the scheme of the appendices.
  const scheme = publication.id.startsWith('kst-') ? 'OVERHEIDop.KamerstukTypen' : 'OVERHEIDop.AanhangselTypen';
  const subtype = subtypes(publication).map((value) => field('subrubriek', value, scheme));
  return [...fields, ...dossier, ...(isQuestion ? [...subtype, ...number] : [...number, ...subtype])];
}

function element(indent: number, tag: string, value: string, attributes = ''): string {
  return value === '' ? '' : `${' '.repeat(indent)}<${tag}${attributes}>${escapeText(value)}</${tag}>\n`;
}

/**
 * One record of a search answer.
 *
 * @param publication what was found
 * @param position place in the whole result, from 1
 */
export function renderRecord(publication: Publication, position: number): string {
  const { id, options } = publication;
  const value = (name: string): string => metadataValue(publication, name);
  const page = `${PAGES}/${id}.html`;
  const typeScheme = metadataValue(publication, 'DC.type', 'OVERHEIDop.Parlementair')
    ? ' scheme="OVERHEIDop.Parlementair"'
    : '';
  const creator = publication.metadata.find((entry) => entry.name === 'DC.creator');
  const subjects = publication.metadata
    .filter((entry) => entry.name === 'OVERHEID.category')
    .map((entry) => element(32, 'dcterms:subject', entry.content, ` scheme="${escapeAttribute(entry.scheme)}"`));
  const moment = `${modified(publication)}T12:00:00.0000000+01:00`;
  const items = options.manifestations.map(
    (kind) => `                        <gzd:itemUrl manifestation="${kind}">${itemUrl(id, kind)}</gzd:itemUrl>\n`,
  );
  return `        <sru:record>
            <sru:recordSchema>http://standaarden.overheid.nl/sru/</sru:recordSchema>
            <sru:recordPacking>xml</sru:recordPacking>
            <sru:recordData>
                <gzd:gzd>
                    <gzd:originalData>
                        <overheidwetgeving:meta>
                            <overheidwetgeving:owmskern>
${element(32, 'dcterms:identifier', id)}${element(32, 'dcterms:title', value('DC.title'))}${element(32, 'dcterms:language', value('DCTERMS.language'))}${element(32, 'dcterms:type', mainType(publication), typeScheme)}${element(32, 'dcterms:creator', creator?.content ?? '', ` scheme="${escapeAttribute(creator?.scheme ?? '')}"`)}${element(32, 'dcterms:modified', modified(publication))}                            </overheidwetgeving:owmskern>
                            <overheidwetgeving:owmsmantel>
${element(32, 'dcterms:available', value('DCTERMS.available'))}${element(32, 'dcterms:date', value('DCTERMS.issued'))}${element(32, 'dcterms:hasVersion', '1', ` resourceIdentifier="${page}"`)}${element(32, 'dcterms:issued', value('DCTERMS.issued'))}${subjects.join('')}                            </overheidwetgeving:owmsmantel>
                            <overheidwetgeving:tpmeta>
                                <c:product-area>officielepublicaties</c:product-area>
                                <c:content-area>officielepublicaties/${repositoryPart(id)}</c:content-area>
${tpmeta(publication).join('\n')}
                                <cd:datumTijdstipWijzigingWork>${moment}</cd:datumTijdstipWijzigingWork>
                                <cd:datumTijdstipWijzigingExpression>${moment}</cd:datumTijdstipWijzigingExpression>
                            </overheidwetgeving:tpmeta>
                        </overheidwetgeving:meta>
                    </gzd:originalData>
                    <gzd:enrichedData>
                        <gzd:url>${itemUrl(id, options.manifestations.includes('xml') ? 'xml' : (options.manifestations[0] ?? 'pdf'))}</gzd:url>
                        <gzd:preferredUrl>${page}</gzd:preferredUrl>
${items.join('')}                        <gzd:timestamp>${modified(publication)}T12:00:05.000000+01:00</gzd:timestamp>
                    </gzd:enrichedData>
                </gzd:gzd>
            </sru:recordData>
            <sru:recordPosition>${position}</sru:recordPosition>
        </sru:record>
`;
}
