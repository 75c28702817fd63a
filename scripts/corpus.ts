import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { generatedRecords } from '../replica/bulk/records.ts';
import { isCalendarDate, todayInAmsterdam } from '../utils/domain/clock/calendar.ts';
import { readRecordedList } from '../utils/questions/file/from-file.ts';
import { PackedCorpus } from '../utils/questions/file/open.ts';
import { packCorpus } from '../utils/questions/file/pack.ts';
import { withTextWords } from '../utils/questions/file/text-words.ts';
import type { CorpusRecord } from '../utils/domain/question-list/record.ts';
import { collectFromSru, CollectFailure, type SruOptions } from './corpus-sru.ts';
import { ROOT } from './setup.mjs';

const USAGE = `npm run corpus -- --from sru|file|generated [PATH]
  --from sru          asks the search service, politely; stopped, it goes on where it was
    --host HOST:PORT  asks there instead, e.g. the replica at 127.0.0.1:8443
    --since DATE      first day of publication (2007-01-01)
    --until DATE      last day of publication (today)
    --pause MS        between two requests (1000)
    --page N          records a request, at most 1000 (500)
  --from file PATH    reads a recorded list: a JSON object a line, gzipped or not; of a line with _text, the
                      text of its sub-questions, the twelve words that tell most are kept
  --from generated    invented questions, for tests and measurements
    --count N         how many (45000)
  --out FILE          corpus/corpus.bin, which the build takes along`;

/** What to pack. */
interface Source {
  records: CorpusRecord[];
  until: string;
  /** Texts of the questions by number, where the source has them. */
  texts?: ReadonlyMap<string, string>;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CollectFailure(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fromFile(path: string | undefined): Source {
  if (path === undefined) throw new CollectFailure('--from file needs a path.');
  const bytes = bytesOf(path);
  const list = readRecordedList((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  if (list.left > 0) console.log(`${list.left} lines were no questions and are left out.`);
  return list;
}

function whole(text: string, name: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new CollectFailure(`--${name} wants a number, not "${text}".`);
  return Number(text);
}

function day(text: string, name: string): string {
  if (!isCalendarDate(text)) throw new CollectFailure(`--${name} wants a date as 2024-02-07, not "${text}".`);
  return text;
}

async function read(from: string, path: string | undefined, options: SruOptions & { count: number }): Promise<Source> {
  switch (from) {
    case 'sru':
      return collectFromSru(options);
    case 'file':
      return fromFile(path);
    case 'generated':
      return generatedRecords(options.count);
    default:
      throw new CollectFailure(`--from is sru, file or generated, not "${from}".`);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      host: { type: 'string' },
      since: { type: 'string', default: '2007-01-01' },
      until: { type: 'string' },
      pause: { type: 'string', default: '1000' },
      page: { type: 'string', default: '500' },
      count: { type: 'string', default: '45000' },
      out: { type: 'string', default: join(ROOT, 'corpus', 'corpus.bin') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.from === undefined) {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const out = resolve(values.out);
  mkdirSync(dirname(out), { recursive: true });
  const source = await read(values.from, positionals[0], {
    host: values.host ?? null,
    since: day(values.since, 'since'),
    until: day(values.until ?? todayInAmsterdam(new Date()), 'until'),
    pauseMs: whole(values.pause, 'pause'),
    pageSize: Math.min(1000, Math.max(1, whole(values.page, 'page'))),
    folder: dirname(out),
    count: whole(values.count, 'count'),
  });
  // A release would bring an empty list in place of one that can still be fetched.
  if (source.records.length === 0 && values.from !== 'generated')
    throw new CollectFailure('No question was read, so no list is written.');
  console.log(`Packing ${source.records.length} questions (until ${source.until}) …`);
  const records = withTextWords(source.records, source.texts ?? new Map());
  const bytes = await packCorpus(records, { until: source.until, source: values.from });
  const packed = await PackedCorpus.open(bytes);
  // Write to a temporary file first, so that a build never sees half a file.
  writeFileSync(`${out}.part`, bytes);
  renameSync(`${out}.part`, out);
  const digest = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(`${out}.sha256`, `${digest}  corpus.bin\n`);
  console.log(
    `${out}: ${packed.size} questions until ${packed.header.until}, ${(bytes.length / 1e6).toFixed(2)} MB, sha256 ${digest.slice(0, 16)}…`,
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof CollectFailure ? error.message : error);
  if (error instanceof CollectFailure) console.error(`\n${USAGE}`);
  process.exitCode = 1;
}
