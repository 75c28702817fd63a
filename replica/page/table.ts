import { shortDate } from '../placeholders.ts';
import { metadataValue, type Publication } from '../publication.ts';
import { escapeText } from './markup.ts';

type Column = readonly [heading: string, value: string];

function columns(publication: Publication): Column[] {
  const value = (name: string): string => metadataValue(publication, name);
  const date = (name: string): string => shortDate(value(name));
  const common: Column[] = [
    ['Datum publicatie', date('DCTERMS.available')],
    ['Organisatie', value('DC.creator')],
  ];
  const session: Column = ['Vergaderjaar', value('OVERHEIDop.vergaderjaar')];
  switch (metadataValue(publication, 'DC.type', 'OVERHEIDop.Parlementair')) {
    case 'Kamervragen zonder Antwoord':
      return [
        ...common,
        session,
        ['Vraag', value('OVERHEIDop.vraagnummer')],
        ['Datum indiening', date('OVERHEIDop.datumIndiening')],
      ];
    case 'Aanhangsel van de Handelingen':
      return [
        ...common,
        session,
        ['Nummer', value('OVERHEIDop.aanhangselNummer')],
        ['Datum ontvangst', date('OVERHEIDop.datumOntvangst')],
      ];
    case 'Kamerstuk':
      return [
        ...common,
        session,
        ['Dossier- en ondernummer', `${value('OVERHEIDop.dossiernummer')} nr. ${value('OVERHEIDop.ondernummer')}`],
      ];
    default:
      return [
        ...common,
        ['Jaargang en nummer', `${value('OVERHEIDop.jaargang')}, ${value('OVERHEIDop.publicationIssue')}`],
      ];
  }
}

/** What the site calls this kind of publication, above the table and in result lists. */
export function kindLabel(publication: Publication): string {
  return (
    metadataValue(publication, 'DC.type', 'OVERHEIDop.Parlementair') ||
    metadataValue(publication, 'OVERHEIDop.publicationName')
  );
}

/** The metadata table; a page holds it twice. */
export function renderTable(publication: Publication): string {
  const all = columns(publication);
  const cells = (tag: 'th' | 'td', index: 0 | 1): string =>
    all.map((column) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${escapeText(column[index])}</${tag}>`).join('');
  return `<table class="table__data-overview">
<thead><tr>${cells('th', 0)}</tr></thead>
<tbody><tr>${cells('td', 1)}</tr></tbody>
</table>`;
}
