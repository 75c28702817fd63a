import { schemeOf, type HeadField } from '../site/head.ts';
import { foldSpaces } from './fold.ts';
import type { Link, Sign } from './record.ts';

/**
 * The form between a source (page, XML, metadata) and the record: a flat list of blocks. Every reader writes it and one
 * interpreter reads it, so a record does not depend on where it came from.
 */

/** Where a block is. `none`: the markup does not say. */
export type Zone = 'question' | 'answer' | 'remark' | 'none';

export interface Block {
  readonly zone: Zone;
  /** Blocks of one question, answer or remark share a number; 0 outside. */
  readonly group: number;
  readonly role: 'heading' | 'label' | 'text';
  /** White space folded; `NOTE_MARK` where a note was called. */
  readonly text: string;
  readonly links: readonly Link[];
}

export interface RawFootnote {
  readonly number: string;
  readonly text: string;
  readonly links: readonly Link[];
}

export interface MetadataValue {
  readonly value: string;
  readonly scheme: string;
}
export type Metadata = ReadonlyMap<HeadField, readonly MetadataValue[]>;

export interface Name {
  readonly givenName: string;
  readonly surname: string;
}

export interface SourceDocument {
  readonly readFrom: 'page' | 'xml' | 'metadata';
  readonly metadata: Metadata;
  readonly blocks: readonly Block[];
  readonly footnotes: readonly RawFootnote[];
  /** Facts from the table and the printed header: published, sessionYear, questionNumber, … */
  readonly overview: Readonly<Record<string, string>>;
  /** Machine-readable dates of publication XML. */
  readonly isoDates: { readonly submitted: string | null; readonly received: string | null };
  /** Names as publication XML splits them. */
  readonly names: readonly Name[];
  readonly signs: readonly Sign[];
}

/** Marks where a footnote is called. From the private use area; removed from every source text. */
export const NOTE_MARK = '\uE000';

const MAX_BLOCKS = 20_000;
const MAX_BLOCK_TEXT = 100_000;
const MAX_LINKS = 2000;
const MAX_NOTES = 2000;
const LIST_MARK = /^[•·▪‣–—-]\s+/u;

/** Collects blocks and footnotes while a reader walks through its source. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  readonly footnotes: RawFootnote[] = [];
  #zone: Zone = 'none';
  #group = 0;
  #groups = 0;
  #role: Block['role'] = 'text';
  #item = false;
  #parts: string[] = [];
  #links: Link[] = [];
  #linkCount = 0;

  /** Runs `inside` with its blocks in a new group of this zone. Nested zones keep the outer one. */
  zone(zone: Zone, inside: () => void): void {
    this.flush();
    if (this.#zone !== 'none') return this.block('text', inside);
    this.#zone = zone;
    this.#groups += 1;
    this.#group = this.#groups;
    inside();
    this.flush();
    this.#zone = 'none';
    this.#group = 0;
  }

  /** Runs `inside` with its text in a block of its own. */
  block(role: Block['role'], inside: () => void, item = false): void {
    this.flush();
    const [outerRole, outerItem] = [this.#role, this.#item];
    this.#role = role === 'text' ? outerRole : role;
    this.#item = item || outerItem;
    inside();
    this.flush();
    this.#role = outerRole;
    this.#item = outerItem;
  }

  /** True inside a heading or a label, where a line break is only a space. */
  get inHeading(): boolean {
    return this.#role !== 'text';
  }

  /** True inside a question, answer or remark. */
  get inZone(): boolean {
    return this.#zone !== 'none';
  }

  text(value: string): void {
    if (value !== '') this.#parts.push(value.replaceAll(NOTE_MARK, ''));
  }

  noteCall(): void {
    this.#parts.push(NOTE_MARK);
  }

  link(link: Link): void {
    this.#linkCount += 1;
    if (this.#linkCount <= MAX_LINKS) this.#links.push(link);
  }

  footnote(note: RawFootnote): void {
    if (this.footnotes.length < MAX_NOTES) this.footnotes.push({ ...note, text: note.text.slice(0, 5000) });
  }

  flush(): void {
    if (this.#parts.length === 0 && this.#links.length === 0) return;
    const folded = foldSpaces(this.#parts.join('').slice(0, MAX_BLOCK_TEXT));
    const text = this.#item ? folded.replace(LIST_MARK, '') : folded;
    const links = this.#links;
    this.#parts = [];
    this.#links = [];
    if ((text === '' && links.length === 0) || this.blocks.length >= MAX_BLOCKS) return;
    this.blocks.push({ zone: this.#zone, group: this.#group, role: this.#role, text, links });
  }
}

/**
 * @param metadata of a document
 * @param field which fact
 * @param scheme only values of this scheme; the last part of its name is compared, ignoring case
 * @returns the values that are not empty, at most 200 of at most 3000 characters each
 */
export function metadataValues(metadata: Metadata, field: HeadField, scheme?: string): string[] {
  return (metadata.get(field) ?? [])
    .filter((entry) => scheme === undefined || schemeOf(entry.scheme) === schemeOf(scheme))
    .map((entry) => foldSpaces(entry.value.slice(0, 3000)))
    .filter((value) => value !== '')
    .slice(0, 200);
}
