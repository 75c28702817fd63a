import { uuidFrom } from './ids.ts';
import type { Library } from './format.ts';
import { markdownParts, type MarkdownParts } from './markdown.ts';

/**
 * A Markdown file that Kantlijn keeps up to date and a reader adds to. What is ours stands between two lines of ours, and in the front matter
 * as long as nobody changed that. The first line carries what we last wrote as a sum, so that a change by somebody else is seen by whoever
 * opens the file, on any device. Decision 596.
 */

/** Kantlijn's part of the file of one publication. */
export interface KeptText {
  readonly publication: string;
  /** Null when there are no notes any more: what stands above the notes then stays as it is. */
  readonly parts: MarkdownParts | null;
}

/** Why a file is left alone. */
export const LEFT_REASONS = ['gone', 'changed', 'twice', 'other', 'busy', 'unreadable'] as const;
/**
 * `gone`: not there under its name; `changed`: somebody wrote between our lines, or one of them is gone; `twice`: our lines stand in it more
 * than once; `other`: nothing in it is ours; `busy`: another program holds it; `unreadable`: a note of the publication cannot be read.
 */
export type LeftReason = (typeof LEFT_REASONS)[number];

/** What to do with a file: nothing, write a new text, or leave it alone. */
export type Renewal =
  | { readonly is: 'same' }
  | { readonly is: 'renewed'; readonly text: string }
  | { readonly is: 'left'; readonly why: Extract<LeftReason, 'changed' | 'twice' | 'other'> };

const NO_NOTES = 'Bij deze publicatie staan in Kantlijn geen notities meer.\n';
const HINT = 'Wat tussen deze twee regels staat, houdt Kantlijn bij. Schrijf erboven of eronder.';
const SUM = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const BEGIN = new RegExp(String.raw`^<!-- kantlijn:begin (\S+) (${SUM}) (${SUM}) .*-->\r?$`, 'gm');
const END = /^<!-- kantlijn:end -->\r?$/gm;
const FRONT = /^\u{FEFF}?---\r?\n[\s\S]*?\r?\n---\r?\n/u;

const beginLine = (publication: string, front: string, part: string): string =>
  `<!-- kantlijn:begin ${publication} ${front} ${part} ${HINT} -->`;
const END_LINE = '<!-- kantlijn:end -->';

/** Normalises line endings, since editors change them throughout a file. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n');

/**
 * What the files of a library say, one for each publication with notes.
 *
 * @returns newest publication first; `failed` names publications with a note that cannot be written
 */
export function keptTexts(library: Library): { readonly texts: KeptText[]; readonly failed: string[] } {
  const texts: KeptText[] = [];
  const failed: string[] = [];
  for (const { publication, write } of markdownParts(library)) {
    try {
      texts.push({ publication, parts: write() });
    } catch {
      // Expected: the reader is told which publication it is, and its file is left alone.
      failed.push(publication);
    }
  }
  return { texts, failed };
}

/** A checksum of what the file of a publication should contain. */
export const sumOf = ({ parts }: KeptText): Promise<string> =>
  uuidFrom(parts === null ? NO_NOTES : `${parts.front}\n${parts.body}`);

/** The text of a new file. Null for a publication without notes, which gets no file. */
export async function newFile({ publication, parts }: KeptText): Promise<string | null> {
  if (parts === null) return null;
  const { front, body } = parts;
  return `${front}\n${beginLine(publication, await uuidFrom(front), await uuidFrom(body))}\n${body}${END_LINE}\n`;
}

/**
 * Puts what Kantlijn says now into a file that is there. Everything outside our two lines stays, letter for letter; so does front matter that
 * somebody changed.
 *
 * @param current the whole file as it is
 */
export async function renewed(current: string, kept: KeptText): Promise<Renewal> {
  const place = placeIn(current, kept.publication);
  if ('why' in place) return { is: 'left', why: place.why };
  const { from, to, begin } = place;
  const old = plain(current.slice(from, to));
  if ((await uuidFrom(old)) !== begin.part) return { is: 'left', why: 'changed' };

  const body = kept.parts?.body ?? withoutNotes(old);
  const front = FRONT.exec(current)?.[0] ?? '';
  const isOurs =
    front !== '' &&
    begin.at >= front.length &&
    (await uuidFrom(plain(front).replace(/^\u{FEFF}/u, ''))) === begin.front;
  const newFront = isOurs && kept.parts !== null ? kept.parts.front : null;
  const line = beginLine(
    kept.publication,
    newFront === null ? begin.front : await uuidFrom(newFront),
    await uuidFrom(body),
  );
  const ended = (text: string): string => (begin.isCrLf ? text.replaceAll('\n', '\r\n') : text);
  const mark = front.startsWith('\u{FEFF}') ? '\u{FEFF}' : '';
  const above =
    newFront === null ? current.slice(0, begin.at) : mark + ended(newFront) + current.slice(front.length, begin.at);
  const text = above + ended(`${line}\n${body}`) + current.slice(to);
  return text === current ? { is: 'same' } : { is: 'renewed', text };
}

/** Locates our part: our first line, and the range between both lines. */
interface Place {
  readonly begin: { readonly at: number; readonly front: string; readonly part: string; readonly isCrLf: boolean };
  readonly from: number;
  readonly to: number;
}

function placeIn(current: string, publication: string): Place | { readonly why: 'changed' | 'twice' | 'other' } {
  const begins = [...current.matchAll(BEGIN)];
  const ends = [...current.matchAll(END)];
  const [begin] = begins;
  const [end] = ends;
  if (begin === undefined)
    return { why: ends.length === 0 && !current.includes('kantlijn:begin') ? 'other' : 'changed' };
  if (begins.length > 1) return { why: 'twice' };
  if (begin[1] !== publication) return { why: 'other' };
  const from = begin.index + begin[0].length + 1;
  if (end === undefined || ends.length > 1 || end.index < from) return { why: 'changed' };
  const [line = '', , front = '', part = ''] = begin;
  return { begin: { at: begin.index, front, part, isCrLf: line.endsWith('\r') }, from, to: end.index };
}

/** Builds the part that says that there are no notes any more, keeping what stood above them. */
function withoutNotes(old: string): string {
  if (old.endsWith(NO_NOTES)) return old;
  const notes = old.indexOf('\n## ');
  return `${(notes === -1 ? old : old.slice(0, notes)).trimEnd()}\n\n${NO_NOTES}`;
}
