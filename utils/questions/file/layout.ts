/** First bytes of a file of the question list: `KVCP`, then the version of this layout. */
const MAGIC = 0x4b564350;
export const CORPUS_VERSION = 5;
/** Lists that a browser packed may have an older version, and are read: from this one on. They lack the parts of `SINCE`. */
const OLDEST = 2;
/** This one has a checksum over everything at once. */
const WHOLE_CHECKSUM = 2;
/** From this one on the checksum covers the version too, so that a file cannot pass for one with fewer parts. */
const SIGNED_VERSION = 5;

/** The parts of the file in their order, with bytes per item. All numbers are little-endian. */
const PARTS = {
  /** JSON of at most some hundred bytes: `CorpusHeader` */
  header: 1,
  /** the index of related questions, see `utils/questions/rank` */
  index: 1,
  /** index in `CORPUS_STATES`, one per question */
  state: 1,
  /** day of the answer as the index counts days; 0 when unknown */
  answered: 2,
  /** how the publication's id follows from the number, see `pack.ts` */
  idForm: 1,
  /** lines `place<TAB>id` for ids that do not follow */
  oddIds: 1,
  /** party of each submitter in the order of the index: index in `partyNames` plus one; 0 unknown */
  party: 1,
  partyNames: 1,
  /** sum of the submitters before every `STRIDE`th question */
  partyStart: 4,
  /** how many subjects each question has, and their indexes in `subjectNames` */
  subjectCount: 1,
  subjects: 2,
  subjectNames: 1,
  /** sum of the subjects before every `STRIDE`th question */
  subjectStart: 4,
  /** names of people as printed, in the order of the ids of the index, separated by newlines */
  personNames: 1,
  /** start of each block in `titles`; one more entry than blocks */
  titleStart: 4,
  /** what titles often say: the deflate dictionary of all blocks */
  titleWords: 1,
  /** titles, `TITLES_A_BLOCK` together, separated by newlines, UTF-8, raw deflate */
  titles: 1,
  /** how a question was asked: 0 unknown, 1 in writing, 2 orally */
  kind: 1,
  /** how many answers and notices each question has, plus one; 0 unknown */
  paperCount: 1,
  /** what each of them is: index in `CORPUS_STATES` */
  paperState: 1,
  /** the day each was received, as the index counts days; 0 when unknown */
  paperDay: 2,
  /** sum of the papers before every `STRIDE`th question */
  paperStart: 4,
  /** word ids of the index that tell what the text of each question is about, `MAX_WORDS` a question; empty when no text is known */
  textWords: 2,
} as const;

/** The version since which files have a part; the others were always there. Older files have it empty. */
const SINCE: Readonly<Record<string, number>> = {
  kind: 4,
  paperCount: 4,
  paperState: 4,
  paperDay: 4,
  paperStart: 4,
  textWords: 5,
};

/** Marks an empty slot: the text has fewer words, or the word has no two-byte id. */
export const NO_WORD = 65_535;

/** Titles per block. Showing a few titles inflates only their blocks. */
export const TITLES_A_BLOCK = 16;

/** A running sum is stored for every so many questions; the rest is counted when needed. */
export const STRIDE = 64;

export type FilePartName = keyof typeof PARTS;
export type FileParts = { readonly [Name in FilePartName]: Uint8Array };
const NAMES = Object.keys(PARTS) as FilePartName[];
const namesIn = (version: number): readonly FilePartName[] =>
  NAMES.filter((name) => (SINCE[name] ?? OLDEST) <= version);
/** Before this: magic, version, size, four zero bytes, checksum (`digestOf`) of everything from here on. */
const SIGNED_FROM = 48;
const headerSize = (names: readonly FilePartName[]): number => SIGNED_FROM + names.length * 8;

/** The first bytes of a file, which no other file has: version, size and checksum. */
export const START_SIZE = SIGNED_FROM;

/** A file of the question list that cannot be read. `older` and `newer`: of another version than this code. */
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
 * Bytes per digest. The browser copies what it digests, and allocating megabytes at once is slow: 5.7 MB take 21 ms whole and
 * 4 ms in pieces like this.
 */
const PIECE = 262_144;

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** SHA-256 of the SHA-256 of each piece, and of the version. Detects damage, not malice. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>, version: number): Promise<Uint8Array> {
  if (version === WHOLE_CHECKSUM) return sha256(bytes);
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, nth) =>
    sha256(bytes.subarray(nth * PIECE, (nth + 1) * PIECE)),
  );
  const digests = new Uint8Array(pieces.length * 32 + (version < SIGNED_VERSION ? 0 : 1));
  (await Promise.all(pieces)).forEach((digest, nth) => digests.set(digest, nth * 32));
  if (version >= SIGNED_VERSION) digests[digests.length - 1] = version;
  return sha256(digests);
}

/** Writes a table of offsets, then the parts one after another. */
export async function writeParts(parts: FileParts): Promise<Uint8Array<ArrayBuffer>> {
  const start = align(headerSize(NAMES));
  let size = start;
  for (const name of NAMES) size = align(size + parts[name].byteLength);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, CORPUS_VERSION, true);
  view.setUint32(8, size, true);
  let offset = start;
  NAMES.forEach((name, at) => {
    view.setUint32(SIGNED_FROM + at * 8, offset, true);
    view.setUint32(SIGNED_FROM + 4 + at * 8, parts[name].byteLength, true);
    file.set(parts[name], offset);
    offset = align(offset + parts[name].byteLength);
  });
  file.set(await digestOf(file.subarray(SIGNED_FROM), CORPUS_VERSION), 16);
  return file;
}

/** Parts whose checksum is still being verified: show nothing until `sound` resolves. It rejects with CorpusFormatError. */
export interface Viewed {
  readonly parts: FileParts;
  readonly sound: Promise<void>;
}

/**
 * Views on the parts of a file, before its checksum is verified. Copies nothing.
 *
 * @param bytes the file; at an offset in its buffer that is a multiple of eight, or it is copied
 * @throws CorpusFormatError when it is cut off or of another version
 */
export function viewParts(bytes: Uint8Array): Viewed {
  const file = (bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()) as Uint8Array<ArrayBuffer>;
  if (file.byteLength < 16) throw new CorpusFormatError('damaged', 'corpus too short');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== MAGIC) throw new CorpusFormatError('damaged', 'not a corpus');
  const version = view.getUint32(4, true);
  if (version < OLDEST || version > CORPUS_VERSION)
    throw new CorpusFormatError(
      version < CORPUS_VERSION ? 'older' : 'newer',
      `corpus version ${version}, this code reads ${CORPUS_VERSION}`,
    );
  const names = namesIn(version);
  if (view.getUint32(8, true) !== file.byteLength || file.byteLength < headerSize(names) || file.byteLength % 8 !== 0)
    throw new CorpusFormatError('damaged', 'corpus cut off');
  const sound = checked(file, version);
  // Expected: whoever awaits it gets the error; do not report it as unhandled before that.
  sound.catch(() => undefined);
  const entries = names.map((name, at) => {
    const offset = view.getUint32(SIGNED_FROM + at * 8, true);
    const length = view.getUint32(SIGNED_FROM + 4 + at * 8, true);
    if (offset % 8 !== 0 || offset + length > file.byteLength || length % PARTS[name] !== 0)
      throw new CorpusFormatError('damaged', `corpus damaged at ${name}`);
    return [name, file.subarray(offset, offset + length)] as const;
  });
  const missing = NAMES.filter((name) => !names.includes(name)).map((name) => [name, new Uint8Array(0)] as const);
  return { parts: Object.fromEntries([...entries, ...missing]) as Record<FilePartName, Uint8Array>, sound };
}

/** @throws CorpusFormatError when the checksum in the file is another */
async function checked(file: Uint8Array<ArrayBuffer>, version: number): Promise<void> {
  const digest = await digestOf(file.subarray(SIGNED_FROM), version);
  const view = new DataView(file.buffer, file.byteOffset, SIGNED_FROM);
  if (view.getUint32(12, true) !== 0 || digest.some((byte, at) => byte !== file[16 + at]))
    throw new CorpusFormatError('damaged', 'the checksum does not fit');
}

/**
 * Views on the parts of a file, after its checksum is verified. Copies nothing.
 *
 * @throws CorpusFormatError when it is cut off, changed, or of another version
 */
export async function readParts(bytes: Uint8Array): Promise<FileParts> {
  const { parts, sound } = viewParts(bytes);
  await sound;
  return parts;
}
