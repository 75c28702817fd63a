import type { CachedDossier, DossierCache } from '../../../utils/domain/dossier/cache.ts';
import type { Dossier } from '../../../utils/domain/dossier/types.ts';
import { AppendixRecord, QuestionRecord } from '../../../utils/domain/publication/record.ts';
import {
  createDossierService,
  type DossierService,
  type DossierServiceOptions,
} from '../../../utils/services/dossier.ts';
import { type FakeRecord, fakeClock, fakeFetch, type Scripted, sruAnswer, sruRecord, status, xml } from './fakes.ts';

/** A scripted outside world with the service in it. */

export const NUMBER = '2024Z01911';
export const KV = `kv-tk-${NUMBER}`;
export const S = '2024-02-07';

export function questionRecord(changes: Partial<QuestionRecord> = {}): QuestionRecord {
  return QuestionRecord.parse({
    kind: 'question',
    identifier: {
      id: KV,
      kind: 'question',
      chamber: 'tk',
      number: NUMBER,
      year: 2024,
      suffix: null,
      url: `https://zoek.officielebekendmakingen.nl/${KV}.html`,
    },
    title: 'Een titel',
    sessionYear: '2023-2024',
    published: S,
    subjects: [],
    footnotes: [],
    references: [],
    missing: [],
    defects: [],
    signs: [],
    readFrom: 'page',
    questionNumber: NUMBER,
    form: 'written',
    submitted: S,
    submitters: [],
    addressees: [],
    questions: [],
    explanatoryNote: null,
    appendices: [],
    ...changes,
  });
}

export function appendixRecord(id: string, changes: Partial<AppendixRecord> = {}): AppendixRecord {
  const {
    kind: _kind,
    questionNumber: _number,
    explanatoryNote: _note,
    appendices: _appendices,
    form: _form,
    ...shared
  } = questionRecord();
  return AppendixRecord.parse({
    ...shared,
    kind: 'appendix',
    identifier: {
      ...shared.identifier,
      id,
      kind: 'appendix',
      number: '1',
      url: `https://zoek.officielebekendmakingen.nl/${id}.html`,
    },
    form: 'answer',
    supplementary: false,
    questionNumbers: [NUMBER],
    received: '2024-03-20',
    answeredBy: [],
    onBehalfOf: [],
    answers: [],
    notice: null,
    noticeReason: null,
    ...changes,
  });
}

export interface World {
  service: DossierService;
  asked: string[];
  /** Answers by part of the address; any other address is a 404. Change it to change the world. */
  answers: Map<string, () => Scripted | Promise<Scripted>>;
  stored: Map<string, CachedDossier>;
  changes: Dossier[];
  clock: ReturnType<typeof fakeClock>;
  /** What reading the XML of a publication gives, by identifier. */
  texts: Map<string, unknown>;
}

export function world(
  now = '2024-02-20T10:00:00.000Z',
  cache?: DossierCache,
  kamer?: DossierServiceOptions['kamer'],
): World {
  const clock = fakeClock(now);
  const answers: World['answers'] = new Map();
  const texts: World['texts'] = new Map();
  const stored: World['stored'] = new Map();
  const changes: Dossier[] = [];
  const fake = fakeFetch((url) => {
    const readable = decodeURIComponent(url.replaceAll('+', ' '));
    for (const [part, answer] of answers) if (readable.includes(part)) return answer();
    return status(404);
  });
  const service = createDossierService({
    fetch: fake.fetch,
    clock,
    sleep: () => Promise.resolve(),
    timeoutMs: 50,
    cache: cache ?? {
      get: (number) => Promise.resolve(structuredClone(stored.get(number))),
      some: (numbers) => Promise.resolve(numbers.map((number) => structuredClone(stored.get(number)))),
      put: (record) => {
        stored.set(record.number, structuredClone(record));
        return Promise.resolve();
      },
    },
    readXml: (_text, id) => texts.get(id),
    onChange: (dossier) => changes.push(dossier),
    ...(kamer ? { kamer } : {}),
  });
  return { service, asked: fake.asked, answers, stored, changes, clock, texts };
}

export const TEXT_QUERY = 'cql.textAndIndexes=';

/** The search service answers its text query with the question itself and these records. */
export function search(target: World, records: readonly FakeRecord[], withQuestion = true): void {
  const own: FakeRecord[] = withQuestion
    ? [{ id: KV, number: NUMBER, type: 'Schriftelijke vragen', submitted: S }]
    : [];
  target.answers.set(TEXT_QUERY, () => xml(sruAnswer({ records: [...own, ...records].map(sruRecord) })));
}

/** Until everything that was started in the background has ended. */
export async function settled(target: World, changes = 1): Promise<void> {
  for (let turn = 0; turn < 200 && target.changes.length < changes; turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 1));
}
