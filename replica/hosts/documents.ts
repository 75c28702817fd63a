import { renderDocument, renderNotFound } from '../page/document.ts';
import { hasManifestation, type Publication } from '../publication.ts';
import { type Ask, type Host, type Reply, type World, html, publicationOf, redirect, text, xml } from '../reply.ts';
import { minimalPdf } from '../minimal-pdf.ts';
import { renderOwms } from '../owms.ts';
import { renderDossier, renderResults } from '../page/results.ts';
import { CqlError } from '../sru/cql.ts';
import { search } from '../sru/search.ts';
import { staticFile } from './static-files.ts';

const PREFIXES = new Set(['dossier', 'behandelddossier']);

/** The file asked for: last segment of a dossier path or of a chain of relative links, else null. */
function fileName(segments: readonly string[]): string | null {
  const [first = '', ...rest] = segments;
  if (rest.length === 0) return first;
  if (PREFIXES.has(first) || first.endsWith('.html')) return rest.at(-1) ?? null;
  return null;
}

function manifestation(publication: Publication, extension: string, world: World): Reply {
  switch (extension) {
    case '':
    case 'html':
      return html(renderDocument(publication, world.stickySidebar));
    case 'xml':
      if (publication.xml !== null) return xml(publication.xml);
      // A known document without the file is a real 404; only an unknown identifier is hidden behind a 200.
      return html(renderNotFound(), publication.options.pdfOnly ? 404 : 200);
    case 'pdf':
      return { status: 200, type: 'application/pdf', body: minimalPdf(publication.id) };
    default:
      return html(renderNotFound());
  }
}

const SORTS: Record<string, string> = { Publicatiedatum: 'dt.available', Titel: 'dt.title' };

function results(ask: Ask, world: World): Reply {
  const words = (ask.query.get('zv') ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const query = ask.query.get('q') ?? words.map((word) => `cql.textAndIndexes="${word}"`).join(' AND ');
  const sort = SORTS[ask.query.get('svel') ?? ''];
  const order = sort ? ` sortBy ${sort}/sort.${ask.query.get('svol') === 'Oplopend' ? 'ascending' : 'descending'}` : '';
  const size = Number(ask.query.get('pg')) || 10;
  const page = Math.max(1, Number(ask.query.get('pagina')) || 1);
  try {
    const publications = query === '' ? [] : search(query + order, world).publications;
    return html(renderResults({ query: ask.query, publications, page, size }));
  } catch (error) {
    if (error instanceof CqlError) return html(renderResults({ query: ask.query, publications: [], page: 1, size }));
    throw error;
  }
}

/** zoek.officielebekendmakingen.nl: pages, publication XML, metadata and results. */
export const documentsHost: Host = (ask, world) => {
  const file = staticFile(ask.path);
  if (file) return file;
  const segments = ask.path.split('/').filter((segment) => segment !== '');
  const [first = '', second = ''] = segments;
  if (segments.length === 0) return html(renderNotFound());
  if (ask.path === '/robots.txt') return text('User-agent: *\n');
  if (ask.path === '/resultaten') return results(ask, world);
  const dossier = PREFIXES.has(first) ? /^(\d{5})(?:\.html)?$/.exec(second)?.[1] : undefined;
  if (dossier !== undefined && segments.length === 2)
    return html(renderDossier(dossier, search(`w.dossiernummer=="${dossier}"`, world).publications));
  const owner = publicationOf(world, first);
  if (owner && segments.length === 2) {
    const missing = owner.options.pdfOnly ? html(renderNotFound(), 404) : null;
    if (second === 'metadata.xml')
      return missing && !hasManifestation(owner, 'metadata') ? missing : xml(owner.metadataXml);
    if (second === 'metadata_owms.xml')
      return missing && !hasManifestation(owner, 'metadataowms') ? missing : xml(renderOwms(owner));
  }
  const place = /^\/([^/.]+)(.*)$/.exec(ask.path);
  const target = world.moved.get(place?.[1] ?? '');
  if (target !== undefined) return redirect(`/${target}${place?.[2] ?? ''}`);
  const match = /^(.+?)(?:\.(html|xml|pdf|odt))?$/.exec(fileName(segments) ?? '');
  const publication = publicationOf(world, match?.[1] ?? '');
  // An unknown identifier gets a page that says so, with status 200.
  return publication ? manifestation(publication, match?.[2] ?? '', world) : html(renderNotFound());
};
