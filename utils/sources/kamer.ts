import * as z from 'zod/mini';
import type { Clock } from '../domain/clock/calendar.ts';
import { readableIn, readModel } from '../domain/kamer/model.ts';
import { type KamerRead, readKamerAnswer } from '../domain/kamer/question.ts';
import {
  KAMER_VERSIONS,
  type KamerVersion,
  modelAddress,
  questionAddress,
  type Readable,
} from '../domain/kamer/versions.ts';
import { KAMER_DATA_HOST } from '../domain/site/hosts.ts';
import { logAndReturn } from '../messages/log-error.ts';
import { KamerService } from '../protocol/kamer.ts';
import type { FailureCode, FetchResult, OtherClient, OtherHost } from './http.ts';
import type { SessionMemory } from './session-memory.ts';

/**
 * The open data of the Tweede Kamer. Two versions of the service behind one interface: v5 is tried first, v4 second, and the one that
 * answered is asked until it no longer does. What a version calls its fields is read from the service before anything of it is believed.
 */

/** The host, and the largest answer that is read: `$metadata` of v4 is some 100 kB. */
export const KAMER_HOST: OtherHost = { host: KAMER_DATA_HOST, maxBytes: 2_000_000 };

/** What is known of the service, with the names to ask by. */
const Kept = z.extend(KamerService, {
  readable: z.record(
    z.string().check(z.maxLength(40)),
    z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(100))),
  ),
});
type Kept = z.infer<typeof Kept>;

/** What came of asking about a question. `otherNames`: no version of the service has the names we know. */
export type KamerAnswer =
  | Exclude<KamerRead, { is: 'unreadable' }>
  | { readonly is: 'failed'; readonly code: FailureCode | 'otherNames' | 'unreadable'; readonly until?: string };

/** Asks the service. */
export interface KamerSource {
  /** @param number a question number with a Z. Never throws because of what the service does. */
  read(number: string, force: boolean): Promise<KamerAnswer>;
  /** What was learned of the service in this session; null before it was asked. */
  standing(): Promise<KamerService | null>;
  /** Forgets that. */
  forget(): Promise<void>;
}

const KEY = 'kamer.service';
/** A version that answered is asked without looking again for this long; a service that could not be read is left for a shorter time. */
const GOOD_FOR_MS = 24 * 3_600_000;
const BAD_FOR_MS = 30 * 60_000;

/** Answers that mean that this version is not there (any more), and not that the service fails. */
const OTHER_VERSION: ReadonlySet<FailureCode> = new Set(['rejected', 'notFound']);

/** Answers in place of `$metadata` that describe no service we know: a page, or more than any description takes. */
const NOT_ITS_NAMES: ReadonlySet<FailureCode> = new Set(['garbage', 'tooLarge']);

type Failed = Extract<FetchResult, { ok: false }>;
const failed = ({ code, until }: Pick<Failed, 'code' | 'until'>): KamerAnswer => ({
  is: 'failed',
  code,
  ...(until === undefined ? {} : { until }),
});

/** What a version turned out to be: readable, not this version, or a service that does not answer now. */
type Looked =
  | { readonly is: 'readable'; readonly readable: Readable; readonly unknown: readonly string[] }
  | { readonly is: 'other'; readonly why: string; readonly unknown: readonly string[] }
  | { readonly is: 'failed'; readonly failure: Failed };

/** Reads what a version calls its fields. */
async function look(http: OtherClient, version: KamerVersion, force: boolean): Promise<Looked> {
  const got = await http.text(modelAddress(version), 'xml', force);
  if (!got.ok && !OTHER_VERSION.has(got.code) && !NOT_ITS_NAMES.has(got.code)) return { is: 'failed', failure: got };
  const model = got.ok ? readModel(got.text) : null;
  if (model === null) return { is: 'other', why: got.ok ? 'garbage' : got.code, unknown: [] };
  const { readable, unknown } = readableIn(model, version);
  const named = unknown.map((name) => `${version.name} ${name}`);
  return readable === null
    ? { is: 'other', why: 'otherNames', unknown: named }
    : { is: 'readable', readable, unknown: named };
}

/** Creates the source. One per background. */
export function createKamerSource(http: OtherClient, clock: Clock, memory: SessionMemory): KamerSource {
  const load = async (): Promise<Kept | null> => {
    const kept = Kept.safeParse(await memory.get(KEY).catch(logAndReturn('kamer.memory')));
    return kept.success ? kept.data : null;
  };
  const keep = (kept: Kept): Promise<void> => memory.set(KEY, kept).catch(logAndReturn('kamer.memory'));

  /** The first version that can be read, apart from those refused already; null when there is none. */
  const find = async (refused: Map<string, string>, force: boolean): Promise<Kept | Failed> => {
    const unknown: string[] = [];
    const made = (version: Kept['version'], readable: Readable): Kept => ({
      version,
      readable: readable as Kept['readable'],
      unknown,
      refused: [...refused].map(([name, why]) => `${name} ${why}`),
      at: clock.now().toISOString(),
    });
    for (const version of KAMER_VERSIONS) {
      if (refused.has(version.name)) continue;
      // oxlint-disable-next-line no-await-in-loop -- the second is only asked when the first is not there
      const looked = await look(http, version, force);
      if (looked.is === 'failed') return looked.failure;
      unknown.push(...looked.unknown);
      if (looked.is === 'readable') return made(version.name, looked.readable);
      refused.set(version.name, looked.why);
    }
    return made(null, {});
  };

  /** What was learned before, while it is good. */
  const remembered = async (force: boolean): Promise<Kept | null> => {
    const kept = await load();
    if (kept === null || (force && kept.version === null)) return null;
    const age = clock.now().getTime() - Date.parse(kept.at);
    return age >= 0 && age < (kept.version === null ? BAD_FOR_MS : GOOD_FOR_MS) ? kept : null;
  };

  return {
    async read(number, force) {
      const refused = new Map<string, string>();
      let service = await remembered(force);
      for (;;) {
        if (service === null) {
          // oxlint-disable-next-line no-await-in-loop -- at most once for each version
          const found = await find(refused, force);
          if ('ok' in found) return failed(found);
          service = found;
          // oxlint-disable-next-line no-await-in-loop
          await keep(service);
        }
        const version = KAMER_VERSIONS.find(({ name }) => name === service?.version);
        if (version === undefined) return { is: 'failed', code: 'otherNames' };
        const readable = service.readable as Readable;
        // oxlint-disable-next-line no-await-in-loop
        const got = await http.text(questionAddress(version, readable, number), 'json', force);
        if (got.ok) {
          const asked = { number, version: version.name, readable, readAt: clock.now().toISOString() };
          const read = readKamerAnswer(got.text, asked);
          return read.is === 'unreadable' ? { is: 'failed', code: 'unreadable' } : read;
        }
        if (!OTHER_VERSION.has(got.code)) return failed(got);
        refused.set(version.name, got.code);
        service = null;
      }
    },
    standing: load,
    forget: () => memory.remove(KEY).catch(logAndReturn('kamer.memory')),
  };
}
