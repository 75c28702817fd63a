import { questionIds } from '../../domain/dossier/question-number.ts';
import { assembleIndex } from '../rank/assemble.ts';
import type { Learn } from '../rank/learn.ts';
import { dayNumber, packNumber } from '../rank/number.ts';
import { openIndex, type RelatedIndex, wordId } from '../rank/open.ts';
import { personKey } from '../rank/people.ts';
import type { RelatedRecord } from '../rank/types.ts';
import { tidyRecord } from './clean.ts';
import { CORPUS_STATES, type CorpusRecord, MAX_WORDS } from '../../domain/question-list/record.ts';
import { deflate } from './deflate.ts';
import { type FileParts, NO_WORD, STRIDE, TITLES_A_BLOCK, writeParts } from './layout.ts';
import { CorpusHeader } from './header.ts';
import { titleWords } from './title-words.ts';

/** A record for the index of related questions. */
export function toRelatedRecord(record: CorpusRecord): RelatedRecord {
  return {
    number: record.number,
    title: record.title,
    submitters: record.submitters.map(({ name }) => name),
    addressees: record.addressees,
    date: record.submitted,
    subjects: record.subjects,
  };
}

/** How an id follows from the number: 0 its usual id, 1 the older prefix, 2 listed in `oddIds`. */
function idForm({ number, id }: CorpusRecord): 0 | 1 | 2 {
  if (id === questionIds(number)[0]) return 0;
  return id === `kv-${number}` ? 1 : 2;
}

const encoder = new TextEncoder();
const bytesOf = (data: Uint16Array | Uint32Array): Uint8Array =>
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** Numbers distinct texts from zero; -1 for those after the first `most`. */
class Places {
  private readonly known = new Map<string, number>();
  constructor(private readonly most: number) {}
  of(text: string): number {
    const place = this.known.get(text);
    if (place !== undefined) return place;
    if (this.known.size >= this.most) return -1;
    this.known.set(text, this.known.size);
    return this.known.size - 1;
  }
  lines(): Uint8Array {
    return encoder.encode([...this.known.keys()].join('\n'));
  }
}

/** One record per number, ascending: the last one. Leaves out what cannot be a record. */
function inOrder(records: Iterable<CorpusRecord>): CorpusRecord[] {
  const byNumber = new Map<number, CorpusRecord>();
  for (const record of records) {
    const tidy = tidyRecord(record);
    const number = tidy === null ? null : packNumber(tidy.number);
    if (tidy !== null && number !== null) byNumber.set(number, tidy);
  }
  return [...byNumber].toSorted(([a], [b]) => a - b).map(([, record]) => record);
}

/** The sum of the counts before every `STRIDE`th question. @param over what each count is too high, where it is not 0 */
function startsOf(counts: Uint8Array, over = 0): Uint32Array {
  const start = new Uint32Array(Math.ceil(counts.length / STRIDE));
  let sum = 0;
  counts.forEach((count, at) => {
    if (at % STRIDE === 0) start[at / STRIDE] = sum;
    sum += Math.max(0, count - over);
  });
  return start;
}

/** The parts with answers and notices. */
function packPapers(
  records: readonly CorpusRecord[],
): Pick<FileParts, 'paperCount' | 'paperState' | 'paperDay' | 'paperStart'> {
  const count = Uint8Array.from(records, ({ papers }) => (papers === null ? 0 : papers.length + 1));
  const papers = records.flatMap((record) => record.papers ?? []);
  return {
    paperCount: count,
    paperState: Uint8Array.from(papers, ({ state }) => CORPUS_STATES.indexOf(state)),
    paperDay: bytesOf(Uint16Array.from(papers, ({ day }) => dayNumber(day))),
    paperStart: bytesOf(startsOf(count, 1)),
  };
}

/** The ids of the words of each text; nothing when no question has any. A word that no title has has no id, and is left out. */
function packTextWords(records: readonly CorpusRecord[], index: RelatedIndex): Uint16Array {
  if (records.every(({ words = [] }) => words.length === 0)) return new Uint16Array(0);
  const ids = new Uint16Array(records.length * MAX_WORDS).fill(NO_WORD);
  records.forEach(({ words = [] }, at) => {
    const known = words.map((word) => wordId(index, word)).filter((id) => id >= 0 && id < NO_WORD);
    ids.set(known.slice(0, MAX_WORDS), at * MAX_WORDS);
  });
  return ids;
}

function packTitles(records: readonly CorpusRecord[]): { words: Uint8Array; start: Uint32Array; bytes: Uint8Array } {
  const words = titleWords(records.map(({ title }) => title));
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < records.length; at += TITLES_A_BLOCK) {
    const titles = records.slice(at, at + TITLES_A_BLOCK).map(({ title }) => title);
    blocks.push(deflate(encoder.encode(titles.join('\n')), words));
  }
  const start = new Uint32Array(blocks.length + 1);
  blocks.forEach((block, at) => (start[at + 1] = (start[at] ?? 0) + block.length));
  const bytes = new Uint8Array(start[blocks.length] ?? 0);
  blocks.forEach((block, at) => bytes.set(block, start[at] ?? 0));
  return { words, start, bytes };
}

/**
 * Writes a list into one file: the index of related questions, and everything that is shown of each question.
 * The same records give the same bytes on one machine.
 *
 * @param records in any order; of two with one number the last one counts
 * @param about day and source
 * @param learn learns the word vectors, in some seconds and hundreds of MB for 43,000 questions; null leaves them out
 */
export async function writeCorpus(
  records: Iterable<CorpusRecord>,
  about: { until: string; source: string },
  learn: Learn | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const list = inOrder(records);
  const header: CorpusHeader = CorpusHeader.parse({ ...about, questions: list.length });
  const indexBytes = assembleIndex(list.map(toRelatedRecord), learn);
  const index = openIndex(indexBytes);
  const names: string[] = Array.from({ length: index.people.size }, () => '');
  const spelled = (key: string, name: string): void => {
    const id = index.people.get(key);
    if (id !== undefined && names[id] === '') names[id] = name;
  };
  const parties = new Places(255);
  const party: number[] = [];
  const subjectNames = new Places(65_535);
  const subjects: number[] = [];
  const subjectCount = new Uint8Array(list.length);
  list.forEach((record, at) => {
    const byKey = new Map<string, string | null>();
    for (const { name, party } of record.submitters) {
      const key = personKey(name);
      if (!byKey.has(key)) byKey.set(key, party);
      spelled(key, name);
    }
    for (const name of record.addressees) spelled(`>${personKey(name)}`, name);
    // The index has distinct keys, in order: so must the parties.
    const kept = [...byKey].filter(([key]) => key !== '').slice(0, index.base.submitterCount[at] ?? 0);
    for (const [, name] of kept) party.push(name === null ? 0 : parties.of(name) + 1);
    const own = record.subjects.map((subject) => subjectNames.of(subject)).filter((place) => place >= 0);
    subjects.push(...own);
    subjectCount[at] = own.length;
  });
  const titles = packTitles(list);
  const papers = packPapers(list);
  const forms = Uint8Array.from(list, idForm);
  const odd = list.flatMap(({ id }, at) => (forms[at] === 2 ? [`${at}\t${id}`] : []));
  return writeParts({
    header: encoder.encode(JSON.stringify(header)),
    index: indexBytes,
    state: Uint8Array.from(list, ({ state }) => CORPUS_STATES.indexOf(state)),
    answered: bytesOf(Uint16Array.from(list, ({ answered }) => dayNumber(answered))),
    idForm: forms,
    oddIds: encoder.encode(odd.join('\n')),
    party: Uint8Array.from(party),
    partyNames: parties.lines(),
    partyStart: bytesOf(startsOf(index.base.submitterCount)),
    subjectCount,
    subjects: bytesOf(Uint16Array.from(subjects)),
    subjectNames: subjectNames.lines(),
    subjectStart: bytesOf(startsOf(subjectCount)),
    personNames: encoder.encode(names.join('\n')),
    titleStart: bytesOf(titles.start),
    titleWords: titles.words,
    titles: titles.bytes,
    kind: Uint8Array.from(list, ({ kind }) => (kind === null ? 0 : kind === 'written' ? 1 : 2)),
    ...papers,
    textWords: bytesOf(packTextWords(list, index)),
  });
}
