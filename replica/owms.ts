import { metadataValue, type Publication } from './publication.ts';
import { escapeAttribute, escapeText } from './page/markup.ts';

/** Types that `metadata_owms.xml` repeats; the general one ("officiële publicatie") is left out there. */
const TYPE_SCHEMES = new Set([
  'OVERHEIDop.KamervraagTypen',
  'OVERHEIDop.AanhangselTypen',
  'OVERHEIDop.KamerstukTypen',
  'OVERHEIDop.Parlementair',
]);

/** Order of the `oep` part, as in the service's own files. */
const OEP = [
  'OVERHEIDop.documentStatus',
  'OVERHEIDop.aanhangselNummer',
  'OVERHEIDop.documenttitel',
  'OVERHEIDop.dossiernummer',
  'OVERHEIDop.dossiertitel',
  'OVERHEIDop.indiener',
  'OVERHEIDop.ondernummer',
  'OVERHEIDop.ontvanger',
  'OVERHEIDop.publicationName',
  'OVERHEIDop.vergaderjaar',
  'OVERHEIDop.vraagnummer',
  'OVERHEIDop.datumIndiening',
  'OVERHEIDop.datumOntvangst',
  'OVERHEID.organisationType',
  'OVERHEID.category',
  'OVERHEIDop.aanhangsel',
];

function schemed(tag: string, scheme: string, content: string): string {
  return `      <${tag} scheme="${escapeAttribute(scheme)}">${escapeText(content)}</${tag}>`;
}

/**
 * `metadata_owms.xml` of a publication, derived from its `metadata.xml`.
 * The tag `dcterms.modified` with a dot is how the service writes it.
 */
export function renderOwms(publication: Publication): string {
  const value = (name: string): string => escapeText(metadataValue(publication, name));
  const types = publication.metadata
    .filter((entry) => entry.name === 'DC.type' && TYPE_SCHEMES.has(entry.scheme))
    .map((entry) => schemed('dcterms:type', entry.scheme, entry.content));
  const creator = publication.metadata.find((entry) => entry.name === 'DC.creator');
  const oep = OEP.flatMap((name) => publication.metadata.filter((entry) => entry.name === name)).map((entry) => {
    const [prefix = '', local = ''] = entry.name.split('.');
    const tag = `${prefix === 'OVERHEID' ? 'overheid' : 'overheidop'}:${local}`;
    return entry.name === 'OVERHEID.category'
      ? schemed(tag, entry.scheme, entry.content)
      : `      <${tag}>${escapeText(entry.content)}</${tag}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<owms-metadata xmlns:dcterms="http://purl.org/dc/terms/" xmlns:overheid="http://standaarden.overheid.nl/owms/terms/" xmlns:overheidop="http://standaarden.overheid.nl/oep/meta/">
   <owmskern>
      <dcterms:identifier>${value('DC.identifier')}</dcterms:identifier>
      <dcterms:title>${value('DC.title')}</dcterms:title>
      <dcterms:language>${value('DCTERMS.language')}</dcterms:language>
${types.join('\n')}
${schemed('dcterms:creator', creator?.scheme ?? '', creator?.content ?? '')}
      <dcterms.modified>${value('DCTERMS.available')}</dcterms.modified>
   </owmskern>
   <owmsmantel>
      <dcterms:available>${value('DCTERMS.available')}</dcterms:available>
      <dcterms:issued>${value('DCTERMS.issued')}</dcterms:issued>
   </owmsmantel>
   <oep>
${oep.join('\n')}
   </oep>
</owms-metadata>
`;
}
