import { shortDate } from '../placeholders.ts';
import { metadataValue, metadataValues, type Publication } from '../publication.ts';
import { xmlText } from '../../utils/domain/xml/tree.ts';
import { renderBody } from './body.ts';
import { renderPage } from './chrome.ts';
import { renderHeadMetadata } from './head.ts';
import { escapeText, hardWrap } from './markup.ts';
import { kindLabel, renderTable } from './table.ts';

function pageActions(id: string): string {
  return `         <div class="pageactions"><a class="to-top" data-decorator="to-top" href="#content">Naar boven</a>
            <div id="delenModal" class="modal modal--off-screen" role="dialog" aria-label="Delen" hidden><div class="modal__content">
               <h2>Permanente link</h2>
               <p>Kopieer de link https://zoek.officielebekendmakingen.nl/${id}.html</p>
               <button type="button" class="modal__close" id="modalSluiten" data-handler="close-modal">Sluit modaal</button>
            </div></div>
         </div>`;
}

function sidebar(publication: Publication, sticky = false): string {
  const related = metadataValues(publication, 'OVERHEIDop.aanhangsel');
  const list = related.map((id) => `<li><a href="${id}.html">${id}</a></li>`).join('\n');
  const downloads = publication.options.manifestations
    .filter((kind) => ['pdf', 'xml'].includes(kind))
    .map(
      (kind) =>
        `<li><a class="icon icon--download" href="${publication.id}.${kind}">Download ${kind.toUpperCase()}</a></li>`,
    )
    .join('\n');
  const decorated = sticky ? ' data-decorator="stick-sidebar add-mobile-foldability"' : '';
  return `<div id="sidebar" class="column"${decorated}>
${sticky ? '<div class="scrollContentReceiver"></div>\n' : ''}<div id="extrainfo">
<p>Gepubliceerd op ${shortDate(metadataValue(publication, 'DCTERMS.available'))}</p>
<ul class="list list--unstyled">
${downloads}
<li><a class="icon icon--xml" href="${publication.id}/metadata.xml">Metadata</a></li>
</ul>
</div>
<div id="gerelateerd">
<h2>Gerelateerde documenten</h2>
${list ? `<ul class="list list--linked">\n${list}\n</ul>` : '<p>Geen</p>'}
</div>
</div>`;
}

function knownLayout(publication: Publication, sticky: boolean): string {
  const { tree, options } = publication;
  const body = tree && options.body ? renderBody(tree, publication.id, options.layout === 'numbered') : '';
  return `    <div class="container columns${sticky ? ' columns--sticky-sidebar' : ''}">
    <div id="content" role="main" class="column content content--publication">
      <article>
      <div id="broodtekst" class="stuk broodtekst-container">
${body}${pageActions(publication.id)}
      </div>
      </article>
    </div>
${sidebar(publication, sticky)}
    </div>`;
}

/**
 * A document that is published as PDF alone, as every question and answer is in its first days: the title and the
 * way to the file, no `#broodtekst`. How the site draws such a page was not seen.
 */
function pdfLayout(publication: Publication): string {
  return `    <div class="container columns">
    <div id="content" role="main" class="column content content--publication">
      <article>
      <h1>${escapeText(metadataValue(publication, 'DC.title'))}</h1>
      <p>Dit document is alleen beschikbaar als pdf.</p>
      <p><a class="icon icon--download" href="${publication.id}.pdf">${publication.id}.pdf</a></p>
      </article>
    </div>
${sidebar(publication)}
    </div>`;
}

/** A layout nobody has seen: no id or class of the current one, the text in plain paragraphs. */
function unknownLayout(publication: Publication): string {
  const text = publication.tree ? xmlText(publication.tree) : '';
  const paragraphs = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `<p class="regel">${hardWrap(escapeText(line), 6)}</p>`);
  return `    <main class="weergave">
      <section class="weergave__tekst">
${paragraphs.join('\n')}
      </section>
    </main>`;
}

/**
 * The page of a publication as the site serves it at `/{id}.html`.
 *
 * @param publication what to show; its options choose layout and head
 * @param sticky whether the sidebar stays in sight and takes the heading over, as in the operator's library
 */
export function renderDocument(publication: Publication, sticky = false): string {
  const { options } = publication;
  const title = metadataValue(publication, 'DC.title') || publication.id;
  const unknown = options.layout === 'unknown';
  const table = unknown || !options.table ? '' : renderTable(publication);
  const label = kindLabel(publication);
  return renderPage({
    title,
    head: options.headMetadata ? renderHeadMetadata(publication, options.schemeAttribute) : '',
    aboveMenu: unknown
      ? ''
      : `<div class="container publication-summary">\n<p class="publication-summary__kind">${escapeText(label)}</p>\n${table}\n</div>`,
    place: label,
    opener: table,
    main: unknown
      ? unknownLayout(publication)
      : options.pdfOnly
        ? pdfLayout(publication)
        : knownLayout(publication, sticky),
  });
}

/** What the site answers, with status 200, for an identifier it does not know. */
export function renderNotFound(): string {
  return renderPage({
    title: 'Pagina niet gevonden',
    head: '',
    aboveMenu: '',
    place: 'Pagina niet gevonden',
    opener: '',
    main: `    <div class="container">
    <div id="content" role="main" class="content">
      <h1>De pagina is niet gevonden (404)</h1>
      <p>Het document dat u zoekt bestaat niet of is verplaatst.</p>
    </div>
    </div>`,
  });
}
