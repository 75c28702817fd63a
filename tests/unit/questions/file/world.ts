import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { CorpusDatabase, createCorpusStore } from '../../../../utils/store/question-list.ts';
import type { CorpusRecord } from '../../../../utils/domain/question-list/record.ts';
import { packCorpus } from '../../../../utils/questions/file/pack.ts';
import { createCorpusService, type ListServicePorts } from '../../../../utils/services/list/service.ts';
import { createHttpClient } from '../../../../utils/sources/http.ts';
import { generatedRecords } from '../../../../replica/bulk/records.ts';
import { sruAnswer } from '../../sources/fakes.ts';
import { listed } from '../listed.ts';

/** A record with what a test cares about. */
export const record = (part: Partial<CorpusRecord> = {}): CorpusRecord =>
  listed(part.number ?? '2024Z01911', {
    title: 'Spionage met scanners bij de douane',
    submitters: [{ name: 'Wendy van Eijk', party: 'VVD' }],
    addressees: ['Aukje de Vries'],
    subjects: ['Economie | Handel'],
    ...part,
  });

export const some = (count: number): CorpusRecord[] => generatedRecords(count).records;

/** Title of the question at hand in {@link packagedList}. */
export const TITLE = 'Het bericht ‘Spionage met scanners bij de douane’';

/** A packed list of some hundred questions, three of them about scanners. */
export function packagedList(): Promise<Uint8Array<ArrayBuffer>> {
  const own = [
    record({ title: TITLE }),
    record({ number: '2023Z11492', title: 'Chinese scanners bij de douane', submitted: '2023-06-20', state: 'closed' }),
    record({ number: '2022Z01227', title: 'De douanescanners in de haven', submitted: '2022-01-27', state: 'closed' }),
  ];
  return packCorpus([...some(400), ...own], { until: '2026-11-20', source: 'file' });
}

/** A search record with people, subjects and a day of change. */
export interface Seen {
  id: string;
  number?: string;
  name?: string;
  type?: string;
  title?: string;
  submitted?: string;
  received?: string;
  modified?: string;
  submitters?: string[];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function seenRecord(seen: Seen): string {
  const series = seen.id.startsWith('ah-') ? 'Kamervragen (Aanhangsel)' : 'Kamervragen zonder antwoord';
  const field = (tag: string, value: string | undefined): string =>
    value === undefined ? '' : `<w:${tag}>${escape(value)}</w:${tag}>`;
  return `<sru:record><sru:recordData><gzd:gzd><gzd:originalData><w:meta>
    <w:owmskern><dcterms:identifier>${seen.id}</dcterms:identifier><dcterms:title>${escape(seen.title ?? seen.id)}</dcterms:title><dcterms:modified>${seen.modified ?? '2024-01-01'}</dcterms:modified></w:owmskern>
    <w:owmsmantel><dcterms:available>2024-01-01</dcterms:available><dcterms:subject>Economie | Handel</dcterms:subject></w:owmsmantel>
    <w:tpmeta>${field('publicatienaam', seen.name ?? series)}${field('vraagnummer', seen.number)}${field('subrubriek', seen.type ?? (seen.id.startsWith('ah-') ? 'Antwoord' : 'Schriftelijke vragen'))}${field('datumIndiening', seen.submitted)}${field('datumOntvangst', seen.received)}${(seen.submitters ?? []).map((name) => field('indiener', name)).join('')}</w:tpmeta>
  </w:meta></gzd:originalData></gzd:gzd></sru:recordData></sru:record>`;
}

/** What the search service answers: a text, or a status. */
export type Scripted = string | number;
export const answerOf = (...records: string[]): string => sruAnswer({ records });

/** A service over a memory database and a scripted search service. */
export function world(options: { packaged?: Uint8Array | null; today?: string } = {}) {
  const asked: string[] = [];
  const alarms = new Map<string, unknown>();
  const state = {
    packaged: options.packaged ?? null,
    today: options.today ?? '2026-11-23',
    answer: (_query: string, _start: number): Scripted => answerOf(),
    reads: 0,
  };
  const clock = { now: () => new Date(`${state.today}T12:00:00Z`) };
  const environment = { indexedDB: new IDBFactory(), IDBKeyRange };
  const make = (extra: Partial<ListServicePorts> = {}) =>
    createCorpusService({
      http: createHttpClient({
        clock,
        sleep: async () => undefined,
        fetch: async (url) => {
          const parameters = new URL(url).searchParams;
          asked.push(parameters.get('query') ?? '');
          const answer = state.answer(parameters.get('query') ?? '', Number(parameters.get('startRecord')));
          return typeof answer === 'number'
            ? new Response('', { status: answer })
            : new Response(answer, { headers: { 'content-type': 'application/xml' } });
        },
      }),
      clock,
      store: createCorpusStore(new CorpusDatabase(environment)),
      readPackaged: async () => {
        state.reads += 1;
        return state.packaged;
      },
      alarms: {
        create: async (name, when) => void alarms.set(name, when),
        clear: async (name) => alarms.delete(name),
        get: async (name) => alarms.get(name),
      },
      sleep: async () => undefined,
      onChange: () => undefined,
      ...extra,
    });
  return { state, asked, alarms, make, environment };
}

/** Waits until an update has come to rest. */
export async function settled(service: ReturnType<typeof createCorpusService>): Promise<string> {
  for (let turn = 0; turn < 500; turn++) {
    const { update } = await service.facts();
    if (update.phase !== 'running' && update.phase !== 'packing') return update.phase;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the update does not end');
}

/** A request for what is related to a title. */
export const about = (title: string, part: object = {}) => ({
  number: null,
  title,
  links: [],
  headlines: [],
  submitters: [],
  addressees: [],
  date: null,
  subjects: [],
  references: [],
  referredBy: [],
  limit: 25,
  ...part,
});

/** A search by words. */
export const words = (text: string, part: object = {}) => ({ words: text, offset: 0, limit: 25, ...part });
