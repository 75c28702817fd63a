import { Marked, type Tokens } from 'marked';
import type { Language } from '../utils/domain/i18n/language.ts';
import { escapeHtml } from './escape-html.ts';
import { keyTables } from './key-table.ts';
import pictures from './pictures.json' with { type: 'json' };

/** The sizes of the pictures in CSS pixels, by their path under `site/images`. */
const SIZES: Readonly<Record<string, { readonly width: number; readonly height: number }>> = pictures;

/** How a page is written. */
export interface Writing {
  readonly language: Language;
  /** From the page to the folder all pages are in: `''` or `'../'`. */
  readonly root: string;
  /** Whether a picture, by its path under `site/images`, is there; the package carries a few. */
  readonly hasPicture: (name: string) => boolean;
}

/** A text as the name of a place in a page: "Wat u ziet" is `wat-u-ziet`. */
const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s-]/g, '')
    .trim()
    .replaceAll(/[\s-]+/g, '-');

/** A picture with its caption; nothing where the picture is not. Its file is `images/LANGUAGE/NAME.webp`, from wherever it is named. */
function figure({ href, text, title }: Tokens.Image, { root, hasPicture }: Writing): string {
  const name = /images\/(.+)$/.exec(href)?.[1] ?? '';
  const size = SIZES[name];
  if (size === undefined) throw new Error(`There is no picture ${href}: take it with npm run site -- --pictures.`);
  if (!hasPicture(name)) return '';
  const caption = title ? `<figcaption>${escapeHtml(title)}</figcaption>` : '';
  return `<figure><img src="${root}images/${name}" alt="${escapeHtml(text)}" width="${size.width}" height="${size.height}" loading="lazy">${caption}</figure>\n`;
}

/**
 * Writes a page's Markdown as HTML. Headings get a place of their own, links to `NAME.md` lead to `NAME.html`, a picture that stands alone
 * is a figure with its title as caption, a block of code called `keys` is the list of all keys, and a table
 * becomes a list in narrow windows (pages.css).
 * Throws for a picture nobody took. The Markdown is ours: HTML in it stays as it is.
 */
export function renderMarkdown(markdown: string, writing: Writing): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${slugOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const to = href.replace(/\.md(?=#|$)/, '.html');
        return `<a href="${escapeHtml(to)}">${this.parser.parseInline(tokens)}</a>`;
      },
      paragraph({ tokens }) {
        const [only, ...others] = tokens;
        if (only?.type === 'image' && others.length === 0) return figure(only as Tokens.Image, writing);
        return `<p>${this.parser.parseInline(tokens)}</p>\n`;
      },
      // The roles stay when narrow windows draw rows and cells as blocks.
      table({ header, rows }) {
        const cell = (tag: string, { tokens }: Tokens.TableCell): string =>
          `<${tag}>${this.parser.parseInline(tokens)}</${tag.slice(0, 2)}>`;
        const row = (tag: string, cells: readonly Tokens.TableCell[]): string =>
          `<tr role="row">${cells.map((one) => cell(tag, one)).join('')}</tr>`;
        const head = row('th role="columnheader" scope="col"', header);
        const body = rows.map((cells) => row('td role="cell"', cells)).join('');
        return `<table class="wide" role="table"><thead role="rowgroup">${head}</thead><tbody role="rowgroup">${body}</tbody></table>\n`;
      },
      code({ lang, text }) {
        return lang === 'keys' ? keyTables(writing.language) : `<pre><code>${escapeHtml(text)}</code></pre>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** The first heading of a page's Markdown, which is its name. Throws when there is none. */
export function titleOf(markdown: string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1];
  if (title === undefined) throw new Error('A page has no title.');
  return title.trim();
}

/** The first paragraph of a page's Markdown in plain words: what search engines show. */
export function leadOf(markdown: string): string {
  const [, lead = ''] = markdown.split(/\n\n+/);
  return lead.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[*_`]|\n/g, (sign) => (sign === '\n' ? ' ' : ''));
}
