import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { collectStep } from '../utils/sources/list/collect.ts';
import type { CorpusRecord } from '../utils/domain/question-list/record.ts';
import { mergeSeen } from '../utils/questions/file/merge.ts';
import type { SeenAppendix, SeenQuestion } from '../utils/questions/file/seen.ts';
import { CollectState, planAll } from '../utils/sources/list/windows.ts';
import { createHttpClient, type Fetch } from '../utils/sources/http.ts';

/** Options of a collection run. */
export interface SruOptions {
  /** `host:port` of a stand-in for the service (its certificate is not checked); null for the real one. */
  readonly host: string | null;
  readonly since: string;
  readonly until: string;
  readonly pauseMs: number;
  readonly pageSize: number;
  /** Where the progress and the records read so far are stored. */
  readonly folder: string;
}

/** A failure that the user of the terminal can act on. */
export class CollectFailure extends Error {
  override readonly name = 'CollectFailure';
}

/** The saved progress: the plan, the options of the run, and how many bytes of the records file belong to it. */
const Saved = z.object({ since: z.string(), until: z.string(), bytes: z.int(), state: CollectState });

/** Delays after failed requests, in milliseconds. After the last one it stops, and can be resumed later. */
const WAITS = [15_000, 60_000, 180_000];

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A `fetch` that sends requests for the real hosts to a stand-in. */
function fetchAt(host: string): Fetch {
  const [name = '127.0.0.1', port = '443'] = host.split(':');
  const agent = new Agent({ keepAlive: true, maxSockets: 2, rejectUnauthorized: false });
  return (address, init) =>
    new Promise((resolve, reject) => {
      const url = new URL(address);
      const asked = request(
        {
          agent,
          host: name,
          port: Number(port),
          servername: url.hostname,
          path: `${url.pathname}${url.search}`,
          headers: { Host: url.hostname },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const headers = new Headers();
            for (const [key, value] of Object.entries(response.headers))
              if (typeof value === 'string') headers.set(key, value);
            resolve(new Response(Buffer.concat(chunks), { status: response.statusCode ?? 500, headers }));
          });
        },
      );
      init.signal?.addEventListener('abort', () => asked.destroy(new Error('aborted')));
      asked.on('error', reject);
      asked.end();
    });
}

function bar(state: CollectState, started: number, before: number): string {
  const share = state.expected === 0 ? 0 : Math.min(1, state.done / state.expected);
  const read = state.done - before;
  const seconds = (performance.now() - started) / 1000;
  const left = read > 0 ? Math.round((seconds / read) * Math.max(0, state.expected - state.done)) : null;
  const filled = Math.round(share * 30);
  const [window] = state.todo;
  return `[${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${state.done} of about ${state.expected}${
    left === null ? '' : `, ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')} left`
  }${window ? `, ${window.series} ${window.from.slice(0, 4)}` : ''}`;
}

function draw(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${line.padEnd(100)}`);
}

/** The progress of an earlier run with the same options. Truncates what was written after its last saved state. */
function resume(stateFile: string, dataFile: string, { since, until }: SruOptions): CollectState {
  const fresh = planAll(until, since);
  if (!existsSync(stateFile) || !existsSync(dataFile)) return fresh;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(stateFile, 'utf8'));
  } catch {
    return fresh;
  }
  const saved = Saved.safeParse(json);
  const same = saved.success && saved.data.since === since && saved.data.until === until;
  if (!saved.success || !same || statSync(dataFile).size < saved.data.bytes) return fresh;
  truncateSync(dataFile, saved.data.bytes);
  console.log(`Going on where the last run stopped: ${saved.data.state.done} records are there.`);
  return saved.data.state;
}

/**
 * Reads all questions and appendices of a period from the search service, one request at a time. Each page is saved to
 * disk, so that a new run resumes.
 *
 * @returns one record for each question
 * @throws CollectFailure when the service keeps failing after several retries
 */
export async function collectFromSru(options: SruOptions): Promise<{ records: CorpusRecord[]; until: string }> {
  mkdirSync(options.folder, { recursive: true });
  const stateFile = join(options.folder, 'collect.state.json');
  const dataFile = join(options.folder, 'collect.jsonl');
  let state = resume(stateFile, dataFile, options);
  if (state.done === 0) writeFileSync(dataFile, '');
  const http = createHttpClient({
    fetch: options.host === null ? (url, init) => fetch(url, init) : fetchAt(options.host),
    clock: { now: () => new Date() },
    timeoutMs: 120_000,
  });
  const started = performance.now();
  const before = state.done;
  let failures = 0;
  for (;;) {
    const step = await collectStep(http, state, options.pageSize, true);
    if (step.is === 'done') break;
    if (step.is === 'failed') {
      const wait = WAITS[failures];
      if (wait === undefined || step.code === 'rejected' || step.code === 'forbidden')
        throw new CollectFailure(
          `The search service does not answer as it should (${step.code}: ${step.detail}). ${state.done} records are kept; the same command goes on there.`,
        );
      console.log(`\n${step.code}: ${step.detail}; trying again in ${wait / 1000} s`);
      await sleep(wait);
      failures += 1;
      continue;
    }
    failures = 0;
    state = step.state;
    const lines = [...step.page.questions.map((q) => ({ q })), ...step.page.appendices.map((a) => ({ a }))];
    if (lines.length > 0) appendFileSync(dataFile, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    const saved: z.infer<typeof Saved> = {
      since: options.since,
      until: options.until,
      bytes: statSync(dataFile).size,
      state,
    };
    writeFileSync(`${stateFile}.part`, JSON.stringify(saved));
    renameSync(`${stateFile}.part`, stateFile);
    draw(bar(state, started, before));
    await sleep(options.pauseMs);
  }
  console.log(`\n${state.done} records read in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  const questions: SeenQuestion[] = [];
  const appendices: SeenAppendix[] = [];
  for (const line of readFileSync(dataFile, 'utf8').split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line) as { q?: SeenQuestion; a?: SeenAppendix };
    if (entry.q) questions.push(entry.q);
    if (entry.a) appendices.push(entry.a);
  }
  rmSync(stateFile);
  return { records: mergeSeen(questions, appendices, options.until), until: options.until };
}
