import { createDossierService } from '../../../utils/services/dossier.ts';
import { lookAt } from '../../../utils/services/following/look.ts';
import { announcementInWords } from '../../../utils/services/following/notices.ts';
import type { CorpusRecord } from '../../../utils/domain/question-list/record.ts';
import type { CorpusService } from '../../../utils/services/list/service.ts';
import { createFollowing } from '../../../utils/services/following/service.ts';
import { createHttpClient } from '../../../utils/sources/http.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { FollowingDatabase } from '../../../utils/store/following/database.ts';
import { createFollowStore } from '../../../utils/store/following/store.ts';
import {
  appendixMetadata,
  fakeClock,
  fakeFetch,
  type FakeRecord,
  sruAnswer,
  sruRecord,
  status,
  xml,
} from '../sources/fakes.ts';
import { environment } from '../store/support.ts';

export const HOUR = 3_600_000;
const SUBMITTED = '2026-02-03';
export const numberOf = (nth: number): string => `2026Z${String(91_000 + nth)}`;
export const question = (number: string): FakeRecord => ({
  id: `kv-tk-${number}`,
  number,
  type: 'Schriftelijke vragen',
  submitted: SUBMITTED,
  title: `Asked about ${number}`,
});
export const answerOf = (number: string): FakeRecord => ({
  id: 'ah-tk-20252026-90',
  number,
  type: 'Antwoord',
  received: '2026-02-20',
});

/** The service in front of a search service that has these records, and a real database. */
export function world() {
  const clock = fakeClock('2026-02-10T11:00:00.000Z');
  const memory = volatileMemory();
  const records = new Map<string, FakeRecord[]>();
  const state = { down: false };
  const fake = fakeFetch((url) => {
    if (state.down) return status(503);
    const { pathname, searchParams } = new URL(url);
    const query = searchParams.get('query');
    if (query === null) {
      const id = pathname.slice(1).split('/')[0] ?? '';
      const appendix = [...records.values()].flat().find((one) => one.id === id && one.received !== undefined);
      return appendix
        ? xml(appendixMetadata(id, appendix.number ?? '', appendix.type ?? '', appendix.received ?? ''))
        : status(404);
    }
    const found = [...records].flatMap(([number, all]) => (query.includes(number) ? all : []));
    return xml(sruAnswer({ records: found.map(sruRecord) }));
  });
  const http = createHttpClient({ fetch: fake.fetch, clock, memory, sleep: async (ms) => clock.move(ms) });
  const env = environment();
  const db = new FollowingDatabase(env);
  const shown: string[] = [];
  const unseen: number[] = [];
  const options = { allowed: true, refuses: '' };
  /** The list of all questions: what is in it and up to which day; null for none. */
  const list: { records: CorpusRecord[]; updatedTo: string | null } = { records: [], updatedTo: null };
  const listed = (
    wanted: (facts: CorpusRecord, day: string) => boolean,
  ): Awaited<ReturnType<CorpusService['matching']>> => {
    const { records, updatedTo } = list;
    if (updatedTo === null) return { outcome: 'none', reason: 'empty' };
    return { outcome: 'found', updatedTo, records: records.filter((one) => wanted(one, updatedTo)) };
  };
  const dossiers = createDossierService({
    fetch: fake.fetch,
    http,
    memory,
    clock,
    cache: { get: async () => undefined, some: async () => [], put: async () => undefined },
    onChange: () => undefined,
  });
  const make = () =>
    createFollowing({
      store: createFollowStore(db),
      clock,
      corpus: { matching: async (_, wanted) => listed(wanted) },
      look: (questions) => lookAt(http, memory, questions, clock.now()),
      read: (number) => dossiers.read(number, http),
      cached: async () => null,
      doubted: (reading) => dossiers.doubted(reading),
      states: (numbers) => dossiers.states(numbers),
      alarms: { create: async () => undefined, clear: async () => undefined, get: async () => undefined },
      notices: {
        allowed: async () => options.allowed,
        show: async (announcement) => {
          const { title, message } = announcementInWords(announcement, 'en');
          if (options.refuses !== '' && message.includes(options.refuses)) throw new Error('the system took none');
          shown.push(`${title}: ${message}`);
        },
      },
      onFollowed: () => undefined,
      onChange: (count) => void unseen.push(count),
    });
  return { clock, records, state, asked: fake.asked, env, db, make, following: make(), shown, unseen, options, list };
}
