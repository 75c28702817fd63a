/** First bytes of a packaged corpus: `KVCP`, then the version of this layout. */
const MAGIC = 0x4b564350;
export const CORPUS_VERSION = 3;
/** The same but for its checksum, which is over everything at once; lists packed in a browser may be of it. */
const WHOLE_CHECKSUM = 2;

/** The parts of the file in their fixed order. All numbers little-endian. */
const PARTS = {
  /** JSON of at most some hundred bytes: `CorpusHeader` */
  header: 1,
  /** the index of related questions, see `utils/questions/rank` */
  index: 1,
  /** place in `CORPUS_STATES`, one a question */
  state: 1,
  /** day of the answer as the index counts days; 0 when unknown */
  answered: 2,
  /** how the publication's id follows from the number, see `pack.ts` */
  idForm: 1,
  /** lines `place<TAB>id` for ids that do not follow */
  oddIds: 1,
  /** party of each submitter in the order of the index, place in `partyNames` plus one; 0 unknown */
  party: 1,
  partyNames: 1,
  /** sum of the submitters before every `STRIDE`th question */
  partyStart: 4,
  /** how many subjects each question has, and their places in `subjectNames` */
  subjectCount: 1,
  subjects: 2,
  subjectNames: 1,
  /** sum of the subjects before every `STRIDE`th question */
  subjectStart: 4,
  /** names of people as printed, in the order of the ids of the index, separated by newlines */
  personNames: 1,
  /** start of each block of titles in `titles`; one more entry than blocks */
  titleStart: 4,
  /** what titles often say: the deflate dictionary of every block */
  titleWords: 1,
  /** titles, `TITLES_A_BLOCK` together, separated by newlines, UTF-8, raw deflate */
  titles: 1,
} as const;

/** A search result shows a few titles: only their blocks are inflated. */
export const TITLES_A_BLOCK = 16;

/** Sums are kept for every so many questions; the rest is counted when asked for. */
export const STRIDE = 64;

export type FilePartName = keyof typeof PARTS;
export type FileParts = { readonly [Name in FilePartName]: Uint8Array };
const NAMES = Object.keys(PARTS) as FilePartName[];
/** Magic, version, size, four bytes of nothing, checksum of everything from here on (`digestOf`). */
const SIGNED_FROM = 48;
const HEADER = SIGNED_FROM + NAMES.length * 8;

/**
 * How much of a file tells it from every other: version, size and checksum.
 */
export const START_SIZE = SIGNED_FROM;

/** A corpus file that cannot be read. `older` and `newer` say how it differs from this code. */
export class CorpusFormatError extends Error {
  override readonly name = 'CorpusFormatError';
  constructor(
    readonly reason: 'damaged' | 'older' | 'newer',
    message: string,
  ) {
    super(message);
  }
}

const align = (offset: number): number => (offset + 7) & ~7;

/**
 * Bytes that are digested together. The browser copies what it is to digest, and room for megabytes at once is dear: 5.7 MB
 * take 21 ms whole and 4 ms in pieces like this.
 */
const PIECE = 262_144;

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** SHA-256 of the SHA-256 of each piece. Guards against damage, not malice. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>, version: number): Promise<Uint8Array> {
  if (version === WHOLE_CHECKSUM) return sha256(bytes);
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, nth) =>
    sha256(bytes.subarray(nth * PIECE, (nth + 1) * PIECE)),
  );
  const digests = new Uint8Array(pieces.length * 32);
  (await Promise.all(pieces)).forEach((digest, nth) => digests.set(digest, nth * 32));
  return sha256(digests);
}

/** Writes the parts one after another behind a table of their places. */
export async function writeParts(parts: FileParts): Promise<Uint8Array<ArrayBuffer>> {
  let size = align(HEADER);
  for (const name of NAMES) size = align(size + parts[name].byteLength);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, CORPUS_VERSION, true);
  view.setUint32(8, size, true);
  let offset = align(HEADER);
  NAMES.forEach((name, at) => {
    view.setUint32(SIGNED_FROM + at * 8, offset, true);
    view.setUint32(SIGNED_FROM + 4 + at * 8, parts[name].byteLength, true);
    file.set(parts[name], offset);
    offset = align(offset + parts[name].byteLength);
  });
  file.set(await digestOf(file.subarray(SIGNED_FROM), CORPUS_VERSION), 16);
  return file;
}

/** Parts, and whether they may be shown: `sound` rejects with `CorpusFormatError` when the checksum does not fit. */
export interface Viewed {
  readonly parts: FileParts;
  readonly sound: Promise<void>;
}

/**
 * Views on the parts while their checksum is still being worked out; copies nothing.
 *
 * @param bytes the file, at a place in its buffer that is a multiple of eight
 * @throws CorpusFormatError when it is cut off or of another version
 */
export function viewParts(bytes: Uint8Array): Viewed {
  const file = (bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()) as Uint8Array<ArrayBuffer>;
  if (file.byteLength < 16) throw new CorpusFormatError('damaged', 'corpus too short');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== MAGIC) throw new CorpusFormatError('damaged', 'not a corpus');
  const version = view.getUint32(4, true);
  if (version !== CORPUS_VERSION && version !== WHOLE_CHECKSUM)
    throw new CorpusFormatError(
      version < CORPUS_VERSION ? 'older' : 'newer',
      `corpus version ${version}, this code reads ${CORPUS_VERSION}`,
    );
  if (view.getUint32(8, true) !== file.byteLength || file.byteLength < HEADER || file.byteLength % 8 !== 0)
    throw new CorpusFormatError('damaged', 'corpus cut off');
  const sound = checked(file, version);
  // Whoever waits for it hears of it.
  sound.catch(() => undefined);
  const entries = NAMES.map((name, at) => {
    const offset = view.getUint32(SIGNED_FROM + at * 8, true);
    const length = view.getUint32(SIGNED_FROM + 4 + at * 8, true);
    if (offset % 8 !== 0 || offset + length > file.byteLength || length % PARTS[name] !== 0)
      throw new CorpusFormatError('damaged', `corpus damaged at ${name}`);
    return [name, file.subarray(offset, offset + length)] as const;
  });
  return { parts: Object.fromEntries(entries) as Record<FilePartName, Uint8Array>, sound };
}

/** @throws CorpusFormatError when what the file says of itself does not fit it */
async function checked(file: Uint8Array<ArrayBuffer>, version: number): Promise<void> {
  const digest = await digestOf(file.subarray(SIGNED_FROM), version);
  const view = new DataView(file.buffer, file.byteOffset, SIGNED_FROM);
  if (view.getUint32(12, true) !== 0 || digest.some((byte, at) => byte !== file[16 + at]))
    throw new CorpusFormatError('damaged', 'the checksum does not fit');
}

/**
 * Views on the parts of a file whose checksum fits; copies nothing.
 *
 * @throws CorpusFormatError when it is cut off, changed, or of another version
 */
export async function readParts(bytes: Uint8Array): Promise<FileParts> {
  const { parts, sound } = viewParts(bytes);
  await sound;
  return parts;
}
