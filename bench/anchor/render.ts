import { JSDOM } from 'jsdom';
import { indexDocument, type DocumentIndex } from '../../utils/domain/anchor/index.ts';
import { CALL_CLOSE, CALL_OPEN, type BenchDocument, type BenchPart } from './corpus.ts';

export const OPEN = '\uE000';
export const CLOSE = '\uE001';

export interface LayoutChoice {
  /** Width of the hard-wrapped lines. */
  readonly width: number;
  /** `blocks`: the current layout; `flow`: headings and paragraphs side by side, without part elements. */
  readonly style: 'blocks' | 'flow';
}
export const USUAL: LayoutChoice = { width: 85, style: 'blocks' };

const strip = (text: string): string => text.replace(/[\uE000\uE001]/g, '');
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function paragraphs(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      let column = 0;
      const wrapped = line.replace(/ ?[^ ]+/g, (word) => {
        column += word.length;
        if (column <= width || !word.startsWith(' ')) return word;
        column = word.length;
        return `\n               ${word.trim()}`;
      });
      const html = escape(wrapped)
        .replaceAll(CALL_OPEN, '<a class="nootnum" href="#n">')
        .replaceAll(CALL_CLOSE, '</a>');
      return `<p>${html}\n            </p>`;
    })
    .join('\n            ');
}

function html(part: BenchPart, layout: LayoutChoice): string {
  const body = paragraphs(strip(part.text), layout.width);
  const label =
    part.label === '' ? '' : `<h2 class="stuktitel no-toc"><a id="x"></a>${escape(part.label)}\n            </h2>`;
  switch (part.kind) {
    case 'question':
    case 'answer':
      return layout.style === 'flow'
        ? label + body
        : `<div class="${part.kind === 'question' ? 'vraag' : 'antwoord'}">${label}${body}</div>`;
    case 'heading':
      return `<h2 class="kop">${escape(strip(part.text).replaceAll('\n', ' ')).replaceAll(CALL_OPEN, '').replaceAll(CALL_CLOSE, '')}</h2>`;
    case 'footnote':
      return `<div class="voet noot"><h5 class="note-close"><a class="note-close">X</a> Noot</h5><sup><span class="nootnum">${part.numbers.join('')}</span></sup>${body}</div>`;
    case 'notice':
    case 'note':
      return `<div class="kamervraagopmerking"><h2 class="kamervraagopmerking_kop">${part.kind === 'note' ? 'Toelichting' : 'Mededeling'}</h2>${body}</div>`;
    case 'body':
      return `<div class="algemeen">${body}</div>`;
  }
}

export interface Rendered {
  readonly root: Element;
  readonly index: DocumentIndex;
}

/** One window for all: a window per page fills the memory. */
const parser = new new JSDOM('').window.DOMParser();

/** A page of a document, read. */
export function render(doc: BenchDocument, layout: LayoutChoice = USUAL): Rendered {
  const body = doc.parts.map((part) => html(part, layout)).join('\n         ');
  const document = parser.parseFromString(
    `<!DOCTYPE html><body><div id="broodtekst">${body}</div></body>`,
    'text/html',
  );
  const root = document.getElementById('broodtekst');
  if (!root) throw new Error('no root');
  return { root, index: indexDocument(document) };
}

/**
 * Where the marked stretch of an edited document stands in its page.
 *
 * @returns null when it is gone
 */
export function truth(doc: BenchDocument, index: DocumentIndex): { start: number; end: number } | null {
  let from = 0;
  const ends: number[] = [];
  for (const part of doc.parts) {
    const plain = part.text.replace(/[\uE002\uE003]/g, '');
    const bare = strip(plain).replace(/\s+/g, '');
    if (bare === '') continue;
    // Both sides count letters only: white space is the business of the layout.
    const label =
      part.kind === 'note'
        ? 'Toelichting'
        : part.kind === 'notice'
          ? 'Mededeling'
          : part.kind === 'footnote'
            ? part.numbers.join('')
            : part.kind === 'question' || part.kind === 'answer'
              ? part.label
              : '';
    from += label.replace(/\s+/g, '').length;
    for (const sentinel of [OPEN, CLOSE]) {
      const at = plain.indexOf(sentinel);
      if (at >= 0) ends.push(from + strip(plain.slice(0, at)).replace(/\s+/g, '').length);
    }
    from += bare.length;
  }
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  if (ends.length < 2 || last <= first) return null;
  return { start: modelOffset(index.text, first), end: modelOffset(index.text, last - 1) + 1 };
}

function modelOffset(text: string, letters: number): number {
  let count = -1;
  for (let at = 0; at < text.length; at += 1) {
    if (!/\s/.test(text[at] ?? '')) count += 1;
    if (count === letters) return at;
  }
  return text.length;
}
