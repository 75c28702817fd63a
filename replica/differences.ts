import { type Reply } from './reply.ts';
import { renderDiagnostic } from './sru/respond.ts';

/**
 * Ways in which the official site may come to differ from what Kantlijn assumes, for trying out how quickly that is found and mended
 * (CONTRIBUTING.md). Each changes what the replica would answer.
 */
export const DIFFERENCES = {
  /** The block of a question has another class. */
  renamedClass: (_host, _path, reply) => inHtml(reply, (html) => html.replaceAll('class="vraag"', 'class="vraagblok"')),
  /** The table of facts has another class, and stands below the text, once. */
  movedTable: (_host, _path, reply) =>
    inHtml(reply, (html) => {
      const [table] = /<table class="table__data-overview"[^>]*>[\s\S]*?<\/table>/.exec(html) ?? [];
      if (table === undefined) return html;
      const moved = table.replace('table__data-overview', 'kenmerken');
      return html.replaceAll(table, '').replace('</body>', () => `${moved}</body>`);
    }),
  /** Appendices get a type that nobody has seen. */
  newTypeWord: (_host, _path, reply) =>
    inText(reply, (text) => text.replaceAll(/(AanhangselTypen"[^>]*content=")Antwoord"/g, '$1Reactie bewindspersoon"')),
  /** The search service calls an index by another name; its own list of indexes says which. */
  changedSruName: (host, path, reply) => {
    if (!host.startsWith('repository')) return reply;
    const asked = new URLSearchParams(path.split('?')[1]);
    if (asked.get('operation') === 'explain')
      return {
        ...reply,
        status: 200,
        type: XML,
        body: explained(['c.product-area', 'dt.identifier', 'w.kamervraagnummer']),
      };
    return asked.get('query')?.includes('w.vraagnummer') === true
      ? { ...reply, type: XML, body: renderDiagnostic('info:srw/diagnostic/1/16', 'Unsupported index: w.vraagnummer') }
      : reply;
  },
  /** Pages have moved to another address. */
  redirect: (host, path, reply) => {
    const id = /^\/(kv-[\w-]+|ah-[\w-]+)\.html$/.exec(path)?.[1];
    return host.startsWith('zoek') && id !== undefined && reply.status === 200
      ? { ...reply, status: 301, body: '', headers: { Location: `/publicatie/${id}` } }
      : reply;
  },
} as const satisfies Record<string, (host: string, path: string, reply: Reply) => Reply>;

/** Name of a difference. */
export type Difference = keyof typeof DIFFERENCES;

/** An address as it is once the site differs, back to what the replica knows: pages where they have moved to, the new name of an index. */
export const asBefore = (url: string): string =>
  url.replace(/^\/publicatie\/([\w-]+)$/, '/$1.html').replaceAll('w.kamervraagnummer', 'w.vraagnummer');

const XML = 'application/xml; charset=utf-8';
const explained = (names: readonly string[]): string =>
  `<explain xmlns="http://explain.z3950.org/dtd/2.0/"><indexInfo>${names.map((name) => `<index><map><name>${name}</name></map></index>`).join('')}</indexInfo></explain>`;

const inText = (reply: Reply, change: (text: string) => string): Reply =>
  typeof reply.body === 'string' ? { ...reply, body: change(reply.body) } : reply;
const inHtml = (reply: Reply, change: (html: string) => string): Reply =>
  reply.type.startsWith('text/html') ? inText(reply, change) : reply;
