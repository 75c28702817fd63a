import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { indexDocument, type DocumentIndex, type PartKind } from '../../utils/domain/anchor/index.ts';
import { parseNumbers } from '../../utils/domain/anchor/labels.ts';
import { GAZETTE, toHtml, UNKNOWN, writeDocument } from '../../tests/unit/domain/anchor/fixtures.ts';

/** A document as parts of text without markup, so that it can be edited and rendered in any layout. */
export interface BenchPart {
  readonly kind: PartKind;
  readonly numbers: readonly number[];
  readonly label: string;
  /** Paragraphs separated by newlines; footnote calls between CALL_OPEN and CALL_CLOSE. */
  readonly text: string;
}
export interface BenchDocument {
  readonly name: string;
  readonly parts: readonly BenchPart[];
}

/** Private-use characters that mark footnote calls through every edit. */
export const CALL_OPEN = '\uE002';
export const CALL_CLOSE = '\uE003';

/** Cuts an indexed page into parts. */
function fromIndex(name: string, index: DocumentIndex): BenchDocument {
  return {
    name,
    parts: index.parts.map((part) => {
      let text = '';
      let at = part.contentStart;
      for (const [from, to] of index.calls) {
        if (from < part.contentStart || to > part.end) continue;
        text += index.text.slice(at, from) + CALL_OPEN + index.text.slice(from, to) + CALL_CLOSE;
        at = to;
      }
      return {
        kind: part.name.kind,
        numbers: part.name.numbers,
        label: index.text.slice(part.start, part.contentStart).trim(),
        text: text + index.text.slice(at, part.end),
      };
    }),
  };
}

const fromHtml = (name: string, html: string): BenchDocument =>
  fromIndex(name, indexDocument(new JSDOM(html).window.document));

/** Parses plain text: each line is a paragraph, so that labels are recognised. */
function fromText(name: string, text: string): BenchDocument {
  const lines = text.split('\n').map((line) => line.trim());
  const escape = (line: string): string => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const blocks: string[] = [];
  let open: string[] = [];
  for (const line of lines) {
    const label = /^(Vraag|Vragen|Antwoord)\b.{0,60}$/.test(line) && /\d|^Antwoord$/.test(line);
    if (label || line === '') {
      if (open.length > 0) blocks.push(open.join(' '));
      open = [];
      if (label) blocks.push(line);
    } else open.push(line);
  }
  if (open.length > 0) blocks.push(open.join(' '));
  return fromHtml(name, `<main>${blocks.map((block) => `<p>${escape(block)}</p>`).join('\n')}</main>`);
}

/** Publication XML: `vraag`, `antwoord`, and paragraphs of anything else. */
function fromXml(name: string, xml: string): BenchDocument {
  const { document } = new JSDOM(xml, { contentType: 'application/xml' }).window;
  const parts: BenchPart[] = [];
  const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  for (const element of document.querySelectorAll('vraag, antwoord, kamervraagomschrijving, titel, al')) {
    if (element.tagName === 'al' && element.closest('vraag, antwoord')) continue;
    const kind: PartKind =
      element.tagName === 'vraag'
        ? 'question'
        : element.tagName === 'antwoord'
          ? 'answer'
          : element.tagName === 'al'
            ? 'body'
            : 'heading';
    const label = kind === 'question' || kind === 'answer' ? textOf(element.querySelector('nr') ?? element) : '';
    const text = label === '' ? textOf(element) : [...element.querySelectorAll('al')].map(textOf).join('\n');
    const last = parts.at(-1);
    if (kind === 'body' && last?.kind === 'body') parts[parts.length - 1] = { ...last, text: `${last.text}\n${text}` };
    else if (text !== '')
      parts.push({
        kind,
        numbers: parseNumbers(label),
        label: label === '' ? '' : `${kind === 'question' ? 'Vraag' : 'Antwoord'} ${parseNumbers(label).join(', ')}`,
        text,
      });
  }
  return { name, parts };
}

/** Our own documents. */
export function ownDocuments(): BenchDocument[] {
  const documents = Array.from({ length: 12 }, (_, seed) =>
    fromHtml(`own-question-${seed}`, toHtml(writeDocument(seed * 5 + 1, 4 + (seed % 8)))),
  );
  const answered = Array.from({ length: 6 }, (_, seed) =>
    fromHtml(`own-answer-${seed}`, toHtml(writeDocument(seed * 7 + 2, 5 + seed, true))),
  );
  return [...documents, ...answered, fromHtml('own-gazette', GAZETTE), fromHtml('own-unknown', UNKNOWN)];
}

/** Every HTML, XML or text document in a folder and the folders in it, in name order. */
export function folderDocuments(folder: string, most = 200): BenchDocument[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .filter((file) => /\.(x?html?|xml|txt)$/i.test(file) && statSync(join(folder, file)).size < 3_000_000);
  const documents: BenchDocument[] = [];
  for (const file of files.slice(0, most)) {
    const content = readFileSync(join(folder, file), 'utf8');
    try {
      const read = file.endsWith('.txt') ? fromText : file.endsWith('.xml') ? fromXml : fromHtml;
      const made = read(file, content);
      if (made.parts.reduce((sum, part) => sum + part.text.length, 0) >= 200) documents.push(made);
      else console.log(`  ${file}: too little text, left out`);
    } catch (error) {
      console.log(
        `  ${file}: not readable (${error instanceof Error ? error.message.slice(0, 80) : 'unknown'}), left out`,
      );
    }
  }
  return documents;
}

/** Questions and answers until the text is about `size` characters. */
export function longDocument(size: number): BenchDocument {
  const parts: BenchPart[] = [];
  let length = 0;
  for (let n = 1; length < size; n += 1) {
    const doc = writeDocument(n * 3 + 1, 8, true);
    const item = doc.items[n % 8];
    if (!item) break;
    const plain = (paragraphs: readonly string[]): string =>
      paragraphs.join('\n').replace(/\{(\d+)\}/g, `${CALL_OPEN}$1${CALL_CLOSE}`);
    const question = `${plain(item.question)} Het gaat om dossier ${n * 37} van rubriek ${n}.`;
    const answer = `${plain(item.answer ?? [])} Dossier ${n * 37} is besproken op dag ${n} van het onderzoek; daarbij zijn ${n + 11} gemeenten gehoord.`;
    parts.push(
      { kind: 'question', numbers: [n], label: `Vraag ${n}`, text: question },
      { kind: 'answer', numbers: [n], label: `Antwoord ${n}`, text: answer },
    );
    length += question.length + answer.length;
  }
  return { name: `long-${Math.round(size / 1000)}kB`, parts };
}
