import { minimalPdf } from '../minimal-pdf.ts';
import { renderOwms } from '../owms.ts';
import { renderRepositoryHtml } from '../page/repository.ts';
import { type Publication } from '../publication.ts';
import { html, type Host, publicationOf, type Reply, xml } from '../reply.ts';
import { repositoryPart } from '../sru/record.ts';
import { respond } from '../sru/respond.ts';

const NOT_FOUND = html(
  '<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>',
  404,
);

function item(publication: Publication, manifestation: string): Reply {
  switch (manifestation) {
    case 'html':
      return html(renderRepositoryHtml(publication));
    case 'metadata':
    case 'metarecorded':
      return xml(publication.metadataXml);
    case 'metadataowms':
      return xml(renderOwms(publication));
    case 'pdf':
      return { status: 200, type: 'application/pdf', body: minimalPdf(publication.id) };
    case 'xml':
      return publication.xml === null ? NOT_FOUND : xml(publication.xml);
    default:
      return NOT_FOUND;
  }
}

/** repository.overheid.nl: SRU and the files of each publication. */
export const repositoryHost: Host = (ask, world) => {
  if (ask.path === '/sru' || ask.path === '/sru/') return respond(ask, world);
  const match = /^\/frbr\/officielepublicaties\/(.+)\/([^/]+)\/1\/([a-z]+)\/[^/]+$/.exec(ask.path);
  const [, part, id = '', manifestation = ''] = match ?? [];
  const publication = publicationOf(world, id);
  if (!publication || repositoryPart(id) !== part) return NOT_FOUND;
  const { pdfOnly, manifestations } = publication.options;
  return pdfOnly && !manifestations.includes(manifestation) ? NOT_FOUND : item(publication, manifestation);
};
