import { childElements, xmlText, type XmlElement, type XmlNode } from '../../utils/domain/xml/tree.ts';
import { escapeAttribute, escapeText, hardWrap } from './markup.ts';

/** What the body of one page is written with. */
interface Writer {
  readonly numbered: boolean;
  /** Element below the root: `kamervragen`, `kamerstuk`, `staatsblad`, … */
  readonly kind: string;
  /** Question or publication number, part of the footnote ids. */
  readonly key: string;
  readonly notes: { id: string; number: string; content: XmlElement }[];
  /** Next element number of the site's `d17e45` anchors. */
  next: number;
}

const INLINE: Record<string, { open: string; close: string }> = {
  sup: { open: '<sup>', close: '</sup>' },
  inf: { open: '<sub>', close: '</sub>' },
  voornaam: { open: '<span class="voornaam">', close: '</span>' },
  achternaam: { open: '<span class="achternaam">', close: '</span>' },
  datum: { open: '<span class="datum">', close: '</span>' },
  functie: { open: '<span class="functie">', close: '</span>' },
};

/** Elements that become one paragraph or block with a class, by their XML name. */
const BLOCKS: Record<string, string> = {
  datumtekst: 'p class="kamerstukdatum"',
  wij: 'p class="wij"',
  'considerans.al': 'p class="considerans.al"',
  afkondiging: 'p class="afkondiging"',
  wat: 'p class="wat"',
  dagtekening: 'p class="dagtekening"',
  ondertekening: 'p class="ondertekening"',
  algemeen: 'div class="algemeen"',
  'al-groep': 'div class="alineagroep"',
  aanhef: 'div class="aanhef"',
  wettekst: 'div class="wettekst"',
  artikel: 'div class="artikel"',
  wetsluiting: 'div class="wetsluiting"',
  'nota-toelichting': 'div class="nota-toelichting"',
  lijst: 'ul class="expliciet"',
  li: 'li',
};

function anchor(writer: Writer): string {
  const id = `d17e${writer.next}`;
  writer.next += 7;
  return `<a id="${id}" name="${id}"></a>`;
}

function link(element: XmlElement, inner: string): string {
  const target = element.attributes.get('doc') ?? '';
  return element.attributes.get('soort') === 'URL'
    ? `<a href="${escapeAttribute(target)}" title="link naar ${escapeAttribute(target)}" class="externe_link">${inner}</a>`
    : `<a href="${escapeAttribute(target)}.html" title="link naar publicatie ${escapeAttribute(target)}">${inner}</a>`;
}

function noteCall(element: XmlElement, writer: Writer): string {
  const id = element.attributes.get('id') ?? `ID-${writer.key}-d37e${57 + writer.notes.length * 8}`;
  const number = xmlText(childElements(element, 'noot.nr')[0] ?? element).trim();
  writer.notes.push({ id, number, content: element });
  return `<a class="nootnum supernote-click-${id}" href="#${id}">${escapeText(number)}</a>`;
}

/** Elements the page marks; all others inside running text leave only their text. */
function isMarked(node: XmlElement, writer: Writer): boolean {
  if (node.name === 'datum') return writer.kind === 'kamerstuk';
  if (node.name === 'sup' || node.name === 'inf') return true;
  if (Object.hasOwn(INLINE, node.name)) return writer.kind !== 'kamervragen';
  return node.name === 'noot' || node.name === 'extref' || node.name === 'nadruk';
}

/** The nodes with unmarked elements replaced by their content and neighbouring texts joined. */
function flatten(nodes: readonly XmlNode[], writer: Writer): XmlNode[] {
  const flat: XmlNode[] = [];
  for (const node of nodes) {
    const parts = node.type === 'text' || isMarked(node, writer) ? [node] : flatten(node.children, writer);
    for (const part of parts) {
      const last = flat.at(-1);
      if (part.type === 'text' && last?.type === 'text')
        flat[flat.length - 1] = { type: 'text', text: last.text + part.text };
      else flat.push(part);
    }
  }
  return flat;
}

function inline(nodes: readonly XmlNode[], writer: Writer, indent: number): string {
  return flatten(nodes, writer)
    .map((node) => {
      if (node.type === 'text') return hardWrap(escapeText(node.text), indent);
      if (node.name === 'noot') return noteCall(node, writer);
      const inner = inline(node.children, writer, indent);
      if (node.name === 'extref') return link(node, inner);
      if (node.name === 'nadruk') {
        return node.attributes.get('type') === 'vet' ? `<strong>${inner}</strong>` : `<em class="cur">${inner}</em>`;
      }
      const wrap = INLINE[node.name];
      return wrap ? `${wrap.open}${inner}${wrap.close}` : inner;
    })
    .join('');
}

function paragraph(tag: string, inner: string, indent: number): string {
  const pad = ' '.repeat(indent);
  const end = inner.includes('\n') ? `\n${pad}` : '';
  return `${pad}<${tag}>${inner.trim()}${end}</${tag.split(' ')[0]}>\n`;
}

function heading(tag: string, inner: string, writer: Writer, indent: number): string {
  const pad = ' '.repeat(indent);
  return `${pad}<${tag}>${anchor(writer)}${inner.trim()}\n${pad}</${tag.split(' ')[0]}>\n`;
}

function item(element: XmlElement, writer: Writer, indent: number): string {
  const pad = ' '.repeat(indent);
  const [number] = childElements(element, 'nr');
  const label = number ? xmlText(number).trim() : '';
  const rest = element.children.filter((child) => child !== number);
  const head = !number
    ? ''
    : writer.numbered
      ? `${pad}   <p class="nummer">${escapeText(label.replace(/^\D+/, '') || label)}</p>\n`
      : heading('h2 class="stuktitel no-toc"', escapeText(label), writer, indent + 3);
  return `${pad}<div class="${element.name}">\n${head}${blocks(rest, writer, indent + 3)}${pad}</div>\n`;
}

function remark(element: XmlElement, writer: Writer, indent: number): string {
  const pad = ' '.repeat(indent);
  const [title] = childElements(element, 'titel');
  const rest = element.children.filter((child) => child !== title);
  const head = title
    ? heading(
        'h2 class="kamervraagopmerking_kop no-toc"',
        inline(title.children, writer, indent + 6),
        writer,
        indent + 3,
      )
    : '';
  return `${pad}<div class="kamervraagopmerking">\n${head}${blocks(rest, writer, indent + 3)}${pad}</div>\n`;
}

function dossier(element: XmlElement, writer: Writer, indent: number): string {
  const [number] = childElements(element, 'dossiernummer');
  const [title] = childElements(element, 'titel');
  const inner = `<span class="dossiernummer">${escapeText(number ? xmlText(number).trim() : '')}</span> ${title ? inline(title.children, writer, indent) : ''}`;
  return heading('h1 class="dossiertitel"', inner, writer, indent);
}

function piece(element: XmlElement, writer: Writer, indent: number): string {
  const pad = ' '.repeat(indent);
  const [number] = childElements(element, 'stuknr');
  const [title] = childElements(element, 'titel');
  const rest = element.children.filter((child) => child !== number && child !== title);
  const inner = `<span class="stuknummer">${escapeText(number ? xmlText(number).trim() : '')}</span> ${title ? inline(title.children, writer, indent) : ''}`;
  return `${pad}<div class="stuk">\n${heading('h1 class="stuktitel"', inner, writer, indent + 3)}${blocks(rest, writer, indent + 3)}${pad}</div>\n`;
}

/** Headings by the element they stand in: `<kop><titel>` of a law, a gazette notice, an article. */
const HEADINGS: Record<string, string> = {
  staatsblad: 'h1 class="staatsblad_kop"',
  staatscourant: 'h1 class="staatscourant_kop"',
  artikel: 'h3 class="artikel_kop"',
  'nota-toelichting': 'h2 class="nota-toelichting_kop"',
};

/** Head lines and numbers that the page shows in its metadata table, not in the body. */
const UNSEEN = new Set(['kamervraagkop', 'kamervraagnummer', 'kamerstukkop', 'metadata', 'metarecorded']);

function block(node: XmlNode, writer: Writer, indent: number, parent: string): string {
  if (node.type === 'text')
    return node.text.trim() === '' ? '' : paragraph('p', inline([node], writer, indent + 3), indent);
  if (UNSEEN.has(node.name)) return '';
  if (node.name === 'kamervraagomschrijving') {
    return heading(
      'h1 class="kamervraagomschrijving_kop no-toc"',
      inline(node.children, writer, indent + 3),
      writer,
      indent,
    );
  }
  if (node.name === 'vraag' || node.name === 'antwoord') return item(node, writer, indent);
  if (node.name === 'kamervraagopmerking') return remark(node, writer, indent);
  if (node.name === 'dossier') return dossier(node, writer, indent);
  if (node.name === 'stuk') return piece(node, writer, indent);
  if (node.name === 'kop') {
    return heading(
      HEADINGS[parent] ?? 'h2 class="stuktitel"',
      inline(node.children, writer, indent + 3),
      writer,
      indent,
    );
  }
  if (node.name === 'al') return paragraph('p', inline(node.children, writer, indent + 3), indent);
  const tag = BLOCKS[node.name];
  if (tag?.startsWith('p ')) return paragraph(tag, inline(node.children, writer, indent + 3), indent);
  const inner = blocks(node.children, writer, indent + (tag ? 3 : 0), node.name);
  const pad = ' '.repeat(indent);
  return tag ? `${pad}<${tag}>\n${inner}${pad}</${tag.split(' ')[0]}>\n` : inner;
}

function blocks(nodes: readonly XmlNode[], writer: Writer, indent: number, parent = ''): string {
  return nodes.map((node) => block(node, writer, indent, parent)).join('');
}

function noteList(writer: Writer): string {
  if (writer.notes.length === 0) return '';
  const notes = writer.notes.map(({ id, number, content }) => {
    const paragraphs = childElements(content, 'noot.al').map((al) => `<p>${inline(al.children, writer, 18)}</p>`);
    return (
      `            <div class="voet noot snp-mouseoffset snb-pinned notedefault" id="supernote-note-${id}">\n` +
      `               <h5 class="note-close"><a class="note-close" href="#close-${id}">X</a> Noot\n               </h5>` +
      `<sup><span class="nootnum"><a id="${id}" name="${id}"></a>${escapeText(number)}</span></sup>${paragraphs.join('')}\n            </div>\n`
    );
  });
  return `         <div id="noten">\n            <hr />\n${notes.join('')}         </div>\n`;
}

/**
 * The document part of a page: what is inside `#broodtekst`.
 *
 * @param tree publication XML, root `officiele-publicatie`
 * @param id identifier of the publication, part of the footnote ids
 * @param numbered true for the older layout: `p.nummer` instead of `h2.stuktitel`
 * @returns HTML, hard-wrapped and indented as the site serves it
 */
export function renderBody(tree: XmlElement, id: string, numbered: boolean): string {
  const key = /\d{4}[Zz]\d+/.exec(id)?.[0] ?? id;
  const kind = childElements(tree).find((child) => !UNSEEN.has(child.name))?.name ?? '';
  const writer: Writer = { numbered, kind, key, notes: [], next: 45 };
  const text = blocks(tree.children, writer, 9);
  return text + noteList(writer);
}
