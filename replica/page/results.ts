import { shortDate } from '../placeholders.ts';
import { metadataValue, type Publication } from '../publication.ts';
import { subtypes } from '../sru/search.ts';
import { renderPage } from './chrome.ts';
import { escapeAttribute, escapeText } from './markup.ts';
import { kindLabel } from './table.ts';

function details(publication: Publication): [string, string][] {
  const value = (name: string): string => metadataValue(publication, name);
  const year = value('OVERHEIDop.vergaderjaar');
  const number =
    value('OVERHEIDop.aanhangselNummer') || value('OVERHEIDop.vraagnummer') || value('OVERHEIDop.ondernummer');
  const place: [string, string][] = year
    ? [
        ['Vergaderjaar', year],
        ['Nummer', number],
      ]
    : [
        [
          'Jaargang en nummer',
          `${value('OVERHEIDop.publicationName')} ${value('OVERHEIDop.jaargang')}, ${value('OVERHEIDop.publicationIssue')}`,
        ],
      ];
  return [['Datum publicatie', shortDate(value('DCTERMS.available'))], ...place, ['Organisatie', value('DC.creator')]];
}

function item(publication: Publication): string {
  const { id } = publication;
  const heading = [kindLabel(publication), ...subtypes(publication)].join(': ');
  const rows = details(publication).map(
    ([term, value]) => `<div>\n<dt>${escapeText(term)}</dt>\n<dd>${escapeText(value)}</dd>\n</div>`,
  );
  return `<li>
<h2 class="result--title "><a href="${id}.html">${escapeText(heading)}</a></h2>
<p><a href="${id}.html" class="result--subtitle">${escapeText(metadataValue(publication, 'DC.title'))}</a></p>
<dl class="dl dl--publication">
${rows.join('\n')}
</dl>

<ul class="result--actions">
<li><a  href="${id}.pdf" class="icon icon--download" data-nabs-follow="false">Download PDF </a></li>
</ul>
</li>`;
}

function pager(query: URLSearchParams, page: number, pages: number): string {
  const address = (to: number): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('pagina', String(to));
    return escapeAttribute(`/resultaten?${parameters}`);
  };
  const links = Array.from({ length: pages }, (_, index) => index + 1).map((number) =>
    number === page
      ? `<li class="active" aria-current="page" id="id-current-page-${number}">${number}</li>`
      : `<li><a id="id-page-${number}" href="${address(number)}">${number}</a></li>`,
  );
  const next =
    page < pages
      ? `\n<li class="next"><a id="id-page-next" href="${address(page + 1)}"><span class="">Volgende pagina</span></a></li>`
      : '';
  return `<div id="paging-results" class="pagination">
<div class="pagination__index">
<ul>
${links.join('\n')}${next}
</ul>
</div>
</div>`;
}

/** What a results page is made of. */
export interface Results {
  readonly query: URLSearchParams;
  /** All that was found, in order. */
  readonly publications: readonly Publication[];
  /** Page from 1, and results on each. */
  readonly page: number;
  readonly size: number;
}

/**
 * The page of a Kamerstukdossier: its papers, in the form of a list of results. How the site draws such a page was not seen.
 *
 * @param number of the dossier
 */
export function renderDossier(number: string, publications: readonly Publication[]): string {
  return renderPage({
    title: `Dossier ${number}`,
    head: '',
    aboveMenu: '',
    place: 'Dossier',
    opener: '',
    main: `    <div class="container columns">
		<div id="content" role="main" class="column content">
<h1>Dossier ${escapeText(number)}</h1>
<div id="Publicaties" class="result--list result--list--publications">
<ul>
${publications.map(item).join('\n')}
</ul>
</div>
		</div>
	</div>`,
  });
}

/** The page at `/resultaten`. */
export function renderResults(results: Results): string {
  const { publications, page, size, query } = results;
  const shown = publications.slice((page - 1) * size, page * size);
  const pages = Math.max(1, Math.ceil(publications.length / size));
  return renderPage({
    title: 'Zoekresultaat',
    head: '',
    aboveMenu: '',
    place: 'Zoekresultaat',
    opener: '',
    main: `	<div class="container" id="zoekopnieuw" data-blocksearch-pageheader>
<form action="/resultaten" class="fw form-inline" method="get" role="search"><label for="ZoekTerm" class="form__label form__label--accent">Zoeken op</label>
<input id="ZoekTerm" name="zv" type="text" class="input input-text" value="${escapeAttribute(query.get('zv') ?? '')}" /></form>
</div>
    <div class="container columns">
		<div id="content" role="main" class="column content">
<h1>Zoekresultaat</h1>
<p>${publications.length} resultaten</p>
<div id="Publicaties" class="result--list result--list--publications">
<ul>
${shown.map(item).join('\n')}
</ul>
</div>

${pager(query, page, pages)}
		</div>
	</div>`,
  });
}
