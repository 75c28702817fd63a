import { inAddress } from '../../utils/domain/site/address.ts';
import { type Host, html } from '../reply.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * www.tweedekamer.nl: a page of a question, at the address that is known of that site. Nothing of its markup was seen, so this is as plain as
 * a page can be. With `?…&markup=none` it has no heading, and no body but text.
 */
export const kamerPagesHost: Host = ({ path, query }) => {
  if (path !== '/kamerstukken/kamervragen/detail') return html('<!DOCTYPE html><title>Niet gevonden</title>', 404);
  const id = query.get('id') ?? '';
  if (query.get('markup') === 'none') return html(`<!DOCTYPE html><title>Kamervraag</title>Kamervraag ${escape(id)}`);
  return html(`<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Kamervraag ${escape(id)} | Tweede Kamer der Staten-Generaal</title>
<style>body{font:16px/1.5 sans-serif;margin:0}main{max-width:60rem;margin:0 auto;padding:1rem}</style></head>
<body><header><a href="/">Tweede Kamer der Staten-Generaal</a></header>
<main><h1>Kamervraag ${escape(id)}</h1>
<p>Een pagina van de replica. Stuk <a href="?id=${escape(inAddress(id))}">${escape(id)}</a>.</p>
${'<p>Deze regel staat er om de pagina lang te maken.</p>\n'.repeat(40)}</main></body></html>`);
};
