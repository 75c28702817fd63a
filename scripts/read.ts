/**
 * `npm run read -- FILE [--id ID] [--metadata FILE] [--date YYYY-MM-DD]`
 *
 * Reads a page, publication XML or metadata from disk and prints the record and what is missing as JSON, for bug
 * reports and to try other documents. With `--date`, also prints the status on that date as far as this document alone
 * tells. Makes no requests.
 */
import { noticeWords } from '../utils/domain/publication/notice.ts';
import { JSDOM } from 'jsdom';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { parseIdentifier, readMetadata, readPage, readXml } from '../utils/domain/publication/index.ts';
import { CalendarDate, type PublicationRecord } from '../utils/domain/publication/record.ts';
import { computeStatus } from '../utils/domain/status/compute.ts';
import { SourceError, type Evidence, type Status, type StatusDocument } from '../utils/domain/status/types.ts';

const USAGE = 'npm run read -- FILE [--id ID or address] [--metadata FILE] [--date YYYY-MM-DD]';
/** Fixed value for "when it was read", so that the same file always prints the same. */
const READ_AT = '1970-01-01T00:00:00.000Z';

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { id: { type: 'string' }, metadata: { type: 'string' }, date: { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(`Give one file: ${USAGE}`);
  if (values.date !== undefined && !CalendarDate.safeParse(values.date).success) {
    throw new Error(`Not a calendar date: ${values.date}`);
  }
  const metadata = values.metadata === undefined ? undefined : readFileSync(values.metadata, 'utf8');
  const record = readAny(readFileSync(file, 'utf8'), values.id ?? idFromName(file), metadata);
  const status = values.date === undefined ? {} : { status: statusOf(record, values.date) };
  console.log(JSON.stringify({ record, missing: record.missing, defects: record.defects, ...status }, null, 2));
}

/** The identifier in a file name such as `kv-tk-2024Z01911.html` or `ah-tk-20202021-3235.repository.html`. */
function idFromName(file: string): string | undefined {
  return parseIdentifier(basename(file).split('.')[0] ?? '')?.id;
}

function readAny(text: string, id: string | undefined, metadata: string | undefined): PublicationRecord {
  const start = text.slice(0, 5000);
  if (/<(?:metadata_gegevens|owms-metadata)\b/.test(start)) return readMetadata(text, id);
  if (/<!doctype html|<html\b/i.test(start) || !/<\?xml|<(?:officiele-publicatie|vragen)\b/.test(start)) {
    const identifier = id === undefined ? null : parseIdentifier(id);
    const address = identifier?.url ?? id ?? 'https://zoek.officielebekendmakingen.nl/';
    return readPage(
      new JSDOM(text, { url: address.startsWith('http') ? address : 'https://zoek.officielebekendmakingen.nl/' }).window
        .document,
      address,
    );
  }
  return readXml(text, metadata, id);
}

/** The status according to one document, as if a search had found only this one. */
function statusOf(record: PublicationRecord, today: string): Status | { state: 'none'; why: string } {
  if (record.kind === 'other') return { state: 'none', why: 'not a question or an appendix' };
  const { identifier } = record;
  const source = record.readFrom;
  const number = record.kind === 'question' ? record.questionNumber : (record.questionNumbers[0] ?? null);
  const question = record.kind === 'question' ? identifier.id : (parseIdentifier(number ?? '')?.id ?? '');
  const common = { url: identifier.url, source, readAt: READ_AT, document: identifier.id } as const;
  const asked: Evidence = {
    ...common,
    document: question,
    role: 'question',
    supplementary: false,
    date: record.submitted,
  };
  const documents: StatusDocument[] =
    record.kind === 'appendix'
      ? [
          {
            evidence: { ...common, role: record.form, supplementary: record.supplementary, date: record.received },
            reason: record.noticeReason,
            letter: record.form === 'settledByLetter' ? { text: record.notice ?? '', url: null } : null,
            said: record.notice === null ? null : noticeWords(record.notice),
          },
        ]
      : [];
  return computeStatus(
    {
      question,
      chamber: identifier.chamber,
      form: record.kind === 'question' ? record.form : 'written',
      questionEvidence: record.submitted === null ? [] : [asked],
      documents,
      unread: record.kind === 'question' ? record.appendices : [],
      search: 'found',
      notFound: false,
      sourceErrors: record.defects.flatMap(
        ({ code, detail }) => SourceError.safeParse({ code, detail, document: identifier.id }).data ?? [],
      ),
      failures: [],
      lastKnown: null,
    },
    today,
  );
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
