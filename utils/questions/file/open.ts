import { questionIds } from '../../domain/dossier/question-number.ts';
import { once } from '../../domain/lazy/once.ts';
import { IndexFormatError } from '../rank/layout.ts';
import { dateOfDay, packNumber, unpackNumber } from '../rank/number.ts';
import { openIndex, placeOfNumber, type RelatedIndex, wordOfId } from '../rank/open.ts';
import {
  CORPUS_STATES,
  MAX_PAPERS,
  MAX_WORDS,
  TITLE_LENGTH,
  type CorpusRecord,
  type CorpusState,
  type QuestionPaper,
} from '../../domain/question-list/record.ts';
import { inflate } from './deflate.ts';
import { CorpusFormatError, NO_WORD, STRIDE, TITLES_A_BLOCK, viewParts, type FileParts } from './layout.ts';
import { CorpusHeader } from './header.ts';

const decoder = new TextDecoder();
/** How many unpacked blocks of titles are kept, some 1.5 kB each. */
const KEPT_BLOCKS = 256;

const lines = (bytes: Uint8Array): string[] => (bytes.length === 0 ? [] : decoder.decode(bytes).split('\n'));
const words16 = (bytes: Uint8Array): Uint16Array =>
  new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
const words32 = (bytes: Uint8Array): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);

/** Where the run of a question starts: the last stored sum, plus the counts since. @param over see `startsOf` in write.ts */
function startOf(sums: Uint32Array, counts: Uint8Array, at: number, over = 0): number {
  let start = sums[Math.floor(at / STRIDE)] ?? 0;
  for (let before = at - (at % STRIDE); before < at; before++) start += Math.max(0, (counts[before] ?? 0) - over);
  return start;
}

/** Goes through runs that follow each other, one a question. */
function eachInRuns(counts: Uint8Array, items: ArrayLike<number>, look: (at: number, item: number) => void): void {
  let next = 0;
  counts.forEach((count, at) => {
    for (const end = next + count; next < end; next++) look(at, items[next] ?? 0);
  });
}

/**
 * An opened file of the question list: views on its bytes; names and titles are decoded when needed. Questions have places from 0,
 * ascending by number.
 */
export class PackedCorpus {
  readonly header: CorpusHeader;
  readonly index: RelatedIndex;
  private readonly parts: FileParts;
  private readonly blocks = new Map<number, string[]>();

  /**
   * Opens a file.
   *
   * @param bytes must not be changed while in use
   * @throws CorpusFormatError when it is damaged or of another version
   */
  static async open(bytes: Uint8Array): Promise<PackedCorpus> {
    const { corpus, sound } = await PackedCorpus.begin(bytes);
    await sound;
    return corpus;
  }

  /**
   * Opens a file before its checksum is verified, so that ranking can begin. Show and keep nothing before `sound` resolves; until
   * then any method may throw or return nonsense, but returns soon.
   *
   * @param bytes must not be changed while in use
   * @returns `sound` rejects with CorpusFormatError when the file is damaged
   * @throws CorpusFormatError when it cannot be opened at all
   */
  static async begin(bytes: Uint8Array): Promise<{ corpus: PackedCorpus; sound: Promise<void> }> {
    const { parts, sound } = viewParts(bytes);
    try {
      return { corpus: new PackedCorpus(parts), sound };
    } catch (error) {
      // Report damage rather than the version that a damaged file claims.
      await sound;
      throw error;
    }
  }

  private constructor(parts: FileParts) {
    this.parts = parts;
    let header: unknown;
    try {
      header = JSON.parse(decoder.decode(this.parts.header.subarray(0, 1000)));
      this.index = openIndex(this.parts.index);
    } catch (error) {
      // The index has its own version. A file that is not damaged was written by other code.
      if (error instanceof IndexFormatError && error.message.startsWith('index version'))
        throw new CorpusFormatError('older', error.message);
      throw new CorpusFormatError('damaged', error instanceof Error ? error.message : String(error));
    }
    const checked = CorpusHeader.safeParse(header);
    const { state, answered, idForm, subjectCount, titleStart, partyStart, subjectStart } = this.parts;
    const { kind, paperCount, paperState, paperDay, paperStart, textWords } = this.parts;
    const size = this.index.base.size;
    const sound =
      checked.success &&
      checked.data.questions === size &&
      [state.length, answered.length / 2, idForm.length, subjectCount.length].every((length) => length === size) &&
      [partyStart.length, subjectStart.length].every((length) => length / 4 === Math.ceil(size / STRIDE)) &&
      titleStart.length / 4 === Math.ceil(size / TITLES_A_BLOCK) + 1 &&
      // Older files have none of these.
      [0, size * MAX_WORDS * 2].includes(textWords.length) &&
      [kind.length, paperCount.length].every((length) => length === size || length === 0) &&
      paperStart.length / 4 === Math.ceil(paperCount.length / STRIDE) &&
      paperState.length === paperDay.length / 2;
    if (!checked.success || !sound) throw new CorpusFormatError('damaged', 'the parts do not fit together');
    this.header = checked.data;
  }

  /** Room for a block of the longest titles, at three bytes a character. */
  private readonly unpacked = once(() => new Uint8Array(TITLES_A_BLOCK * (TITLE_LENGTH * 3 + 1)));
  private readonly personNames = once(() => lines(this.parts.personNames));
  /** Names of all parties of submitters. */
  readonly partyNames = once(() => lines(this.parts.partyNames));
  /** Names of all subjects. */
  readonly subjectNames = once(() => lines(this.parts.subjectNames));
  private readonly oddIds = once(
    () => new Map(lines(this.parts.oddIds).map((line) => [Number(line.split('\t')[0]), line.split('\t')[1] ?? ''])),
  );

  get size(): number {
    return this.index.base.size;
  }

  /** Place of a question, or -1. */
  placeOf(number: string): number {
    const packed = packNumber(number);
    return packed === null ? -1 : this.placeOfPacked(packed);
  }

  /** Place of a number as the index writes it (year × 100,000 + serial), or -1. */
  placeOfPacked(packed: number): number {
    return placeOfNumber(this.index.base, packed);
  }

  stateOf(at: number): CorpusState {
    return CORPUS_STATES[this.parts.state[at] ?? 0] ?? 'unknown';
  }

  answeredOf(at: number): string | null {
    return dateOfDay(words16(this.parts.answered)[at] ?? 0);
  }

  submittersOf(at: number): CorpusRecord['submitters'] {
    const { people, peopleStart } = this.index.base;
    const from = peopleStart[at] ?? 0;
    return this.partiesOf(at).map((party, nth) => ({
      name: this.personNames()[people[from + nth] ?? -1] ?? '',
      party,
    }));
  }

  /** Parties of the submitters, in their order. */
  partiesOf(at: number): (string | null)[] {
    const { submitterCount } = this.index.base;
    const start = startOf(words32(this.parts.partyStart), submitterCount, at);
    const own = this.parts.party.subarray(start, start + (submitterCount[at] ?? 0));
    return Array.from(own, (party) => (party === 0 ? null : (this.partyNames()[party - 1] ?? null)));
  }

  addresseesOf(at: number): string[] {
    const { people, peopleStart, submitterCount } = this.index.base;
    const ids = people.subarray((peopleStart[at] ?? 0) + (submitterCount[at] ?? 0), peopleStart[at + 1] ?? 0);
    return Array.from(ids, (id) => this.personNames()[id] ?? '');
  }

  subjectsOf(at: number): string[] {
    const { subjects, subjectStart, subjectCount } = this.parts;
    const start = startOf(words32(subjectStart), subjectCount, at);
    const ids = words16(subjects).subarray(start, start + (subjectCount[at] ?? 0));
    return Array.from(ids, (id) => this.subjectNames()[id] ?? '');
  }

  /** How it was asked; null when not known. */
  kindOf(at: number): CorpusRecord['kind'] {
    const kind = this.parts.kind[at] ?? 0;
    return kind === 1 ? 'written' : kind === 2 || this.stateOf(at) === 'noTerm' ? 'oral' : null;
  }

  /** Its answers and notices, by day; null when not known. */
  papersOf(at: number): QuestionPaper[] | null {
    const { paperCount, paperState, paperDay, paperStart } = this.parts;
    const count = (paperCount[at] ?? 0) - 1;
    if (count < 0) return null;
    const start = count === 0 ? 0 : startOf(words32(paperStart), paperCount, at, 1);
    return Array.from({ length: Math.min(count, MAX_PAPERS) }, (_, nth) => ({
      state: (CORPUS_STATES[paperState[start + nth] ?? 0] ?? 'notice') as QuestionPaper['state'],
      day: dateOfDay(words16(paperDay)[start + nth] ?? 0),
    }));
  }

  /** Calls `look` with every answer and notice: the place of its question, what it is, and its day number (0 when unknown). */
  eachPaper(look: (at: number, state: CorpusState, day: number) => void): void {
    const { paperCount, paperState, paperDay } = this.parts;
    const days = words16(paperDay);
    let next = 0;
    paperCount.forEach((count, at) => {
      for (const end = next + Math.max(0, count - 1); next < end; next++)
        look(at, CORPUS_STATES[paperState[next] ?? 0] ?? 'notice', days[next] ?? 0);
    });
  }

  /** Calls `look` for the party of every submitter: the place of the question, and its place in `partyNames`. */
  eachParty(look: (at: number, party: number) => void): void {
    eachInRuns(this.index.base.submitterCount, this.parts.party, (at, party) => party > 0 && look(at, party - 1));
  }

  /** Calls `look` for every subject: the place of the question, and its place in `subjectNames`. */
  eachSubject(look: (at: number, subject: number) => void): void {
    eachInRuns(this.parts.subjectCount, words16(this.parts.subjects), look);
  }

  /** Stems that tell what its text is about, most first; empty when no text is known. */
  wordsOf(at: number): string[] {
    const ids = words16(this.parts.textWords).subarray(at * MAX_WORDS, (at + 1) * MAX_WORDS);
    return Array.from(ids).flatMap((id) => (id === NO_WORD ? [] : wordOfId(this.index, id)));
  }

  /** Whether the answers and notices of a question are known. */
  knowsPapers(at: number): boolean {
    return (this.parts.paperCount[at] ?? 0) > 0;
  }

  /** Day number of the answer; 0 when unknown. */
  answeredDay(at: number): number {
    return words16(this.parts.answered)[at] ?? 0;
  }

  idOf(at: number): string {
    const number = unpackNumber(this.index.base.numbers[at] ?? 0);
    switch (this.parts.idForm[at]) {
      case 0:
        return questionIds(number)[0] ?? `kv-${number}`;
      case 1:
        return `kv-${number}`;
      default:
        return this.oddIds().get(at) ?? `kv-${number}`;
    }
  }

  private block(nth: number): string[] {
    const known = this.blocks.get(nth);
    if (known) return known;
    const start = words32(this.parts.titleStart);
    const bytes = this.parts.titles.subarray(start[nth] ?? 0, start[nth + 1] ?? 0);
    const made = decoder.decode(inflate(bytes, this.parts.titleWords, this.unpacked())).split('\n');
    if (this.blocks.size >= KEPT_BLOCKS) this.blocks.delete(this.blocks.keys().next().value ?? -1);
    this.blocks.set(nth, made);
    return made;
  }

  titleOf(at: number): string {
    return this.block(Math.floor(at / TITLES_A_BLOCK))[at % TITLES_A_BLOCK] ?? '';
  }

  /** The record at a place. */
  recordOf(at: number): CorpusRecord {
    const words = this.wordsOf(at);
    return {
      number: unpackNumber(this.index.base.numbers[at] ?? 0),
      id: this.idOf(at),
      title: this.titleOf(at),
      submitted: dateOfDay(this.index.base.days[at] ?? 0),
      submitters: this.submittersOf(at),
      addressees: this.addresseesOf(at),
      subjects: this.subjectsOf(at),
      state: this.stateOf(at),
      answered: this.answeredOf(at),
      kind: this.kindOf(at),
      papers: this.papersOf(at),
      ...(words.length === 0 ? {} : { words }),
    };
  }
}
