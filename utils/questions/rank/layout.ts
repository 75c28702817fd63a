/** First bytes of an index: `KVRI`, then the version of this layout. */
const MAGIC = 0x4b565249;
const LAYOUT_VERSION = 2;

/** The sections of an index in their order, each a typed array. */
export const SECTIONS = {
  /** counts and sizes; see `META` */
  meta: Uint32Array,
  /** question numbers as year × 100,000 + serial number, ascending */
  numbers: Uint32Array,
  /** start of each question's terms in `terms`; one more entry than questions */
  termStart: Uint32Array,
  /** start of each question's people in `people`; one more entry than questions */
  peopleStart: Uint32Array,
  /** length of each question's vector, before it is scaled to a unit vector */
  norms: Float32Array,
  /** hash of the article headline a title quotes; 0 when it quotes none */
  quotes: Uint32Array,
  /** start of each word in `wordBytes`; one more entry than words */
  wordStart: Uint32Array,
  /** in how many questions a word occurs, whole or as a part */
  frequency: Uint32Array,
  /** in how many questions a word occurs as a word of its own */
  wholeFrequency: Uint32Array,
  /** days since 1990-01-01 plus one; 0 when the date is unknown */
  days: Uint16Array,
  /** people of each question, submitters before addressees */
  people: Uint16Array,
  /** word ids of each question, whole words before parts of compounds; empty when `shortTerms` holds them */
  terms: Uint32Array,
  /** the same, while there are at most 65,536 words */
  shortTerms: Uint16Array,
  /** how many of a question's terms are whole words */
  wholeCount: Uint8Array,
  /** how many of a question's people are submitters */
  submitterCount: Uint8Array,
  /** place in `SUBJECT_WEIGHTS` of each word: how much it says of a subject */
  generic: Uint8Array,
  /** words in UTF-8, in byte order; those with a vector first when not all have one */
  wordBytes: Uint8Array,
  /** vectors of the words, see `packVectors`; empty when nothing was learned */
  vectors: Uint8Array,
  /** portfolio vectors of people, scaled to ±127 */
  personVectors: Int8Array,
  /** names of people, separated by newlines, UTF-8 */
  personNames: Uint8Array,
} as const;

export type SectionName = keyof typeof SECTIONS;
type Widened<T> = T extends Uint32Array
  ? Uint32Array
  : T extends Uint16Array
    ? Uint16Array
    : T extends Uint8Array
      ? Uint8Array
      : T extends Float32Array
        ? Float32Array
        : Int8Array;
export type Sections = { [Name in SectionName]: Widened<InstanceType<(typeof SECTIONS)[Name]>> };

/** Indexes in the `meta` section. */
export const META = { documents: 0, words: 1, vectors: 2, dimensions: 3, people: 4, totalLength: 5 } as const;
export const META_SIZE = 6;

const NAMES = Object.keys(SECTIONS) as SectionName[];
const HEADER = 8 + NAMES.length * 8;

/** An index that cannot be read: damaged, cut off, or of another version. */
export class IndexFormatError extends Error {
  override name = 'IndexFormatError';
}

const align = (offset: number): number => (offset + 7) & ~7;

/** Writes a table of offsets, then the sections one after another. Little-endian, as all machines with a browser are. */
export function writeSections(sections: Sections): Uint8Array<ArrayBuffer> {
  let size = align(HEADER);
  for (const name of NAMES) size = align(size + sections[name].byteLength);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, LAYOUT_VERSION, true);
  let offset = align(HEADER);
  NAMES.forEach((name, at) => {
    const data = sections[name];
    view.setUint32(8 + at * 8, offset, true);
    view.setUint32(12 + at * 8, data.byteLength, true);
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset = align(offset + data.byteLength);
  });
  return file;
}

/**
 * Views on the sections of an index. Copies nothing, unless the offset in the buffer is no multiple of eight. Throws IndexFormatError
 * when the magic, the version or a size is wrong.
 */
export function readSections(bytes: Uint8Array): Sections {
  const file = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (file.byteLength < HEADER) throw new IndexFormatError('index too short');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== MAGIC) throw new IndexFormatError('not an index of related questions');
  const version = view.getUint32(4, true);
  if (version !== LAYOUT_VERSION)
    throw new IndexFormatError(`index version ${version}, this code reads ${LAYOUT_VERSION}`);
  const entries = NAMES.map((name, at) => {
    const kind = SECTIONS[name];
    const offset = view.getUint32(8 + at * 8, true);
    const length = view.getUint32(12 + at * 8, true);
    if (offset % 8 !== 0 || offset + length > file.byteLength || length % kind.BYTES_PER_ELEMENT !== 0)
      throw new IndexFormatError(`index damaged at ${name}`);
    return [
      name,
      new kind(file.buffer as ArrayBuffer, file.byteOffset + offset, length / kind.BYTES_PER_ELEMENT),
    ] as const;
  });
  return Object.fromEntries(entries) as unknown as Sections;
}
