import { type Publication } from '../publication.ts';
import { renderBody } from './body.ts';
import { renderHeadMetadata } from './head.ts';

/** The HTML manifestation the repository keeps: the document without anything of the site around it. */
export function renderRepositoryHtml(publication: Publication): string {
  const body = publication.tree
    ? renderBody(publication.tree, publication.id, publication.options.layout === 'numbered')
    : '';
  return `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html
  PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="nl">
   <head>
      <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
${renderHeadMetadata(publication, 'scheme')}
      <title></title>
   </head>
   <body onload="enablePopup()">
      <div id="kopregel">
         <!--EINDE kopregel-->
      </div>
      <div id="inhoudsopgave"></div>
      <div id="broodtekst">
${body}      </div>
      <div id="voetregel"></div>
   </body>
</html>
`;
}
