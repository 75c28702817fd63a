/**
 * `npm run record -- [--live] [ids]`: asks the official hosts (or the replica) for some publications, metadata and search answers, politely; keeps
 * what came back in `.output/record/`, holds it against every assumption in `utils/domain/site`, and writes report.md, which says what to mend
 * where, with a draft. `npm run record -- --keep` makes fixtures of the last recording: facts, no sentences of documents.
 * The assumptions are those of `npm run probe` and Diagnose; there is no second set.
 */
import { JSDOM } from 'jsdom';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DIFFERENCES, startReplica, type Difference } from '../../replica/index.ts';
import { todayInAmsterdam } from '../../utils/domain/clock/calendar.ts';
import { checkServices, formatReport, verdicts, type ServiceAnswer } from '../../utils/domain/site/checks/index.ts';
import { ROOT } from '../setup.mjs';
import { Asker } from './ask.ts';
import { drafts, recordReport } from './draft.ts';
import { factsOfPage, keepFacts } from './keep.ts';
import { APPENDICES, EXPLAIN, PAUSE_MS, recordRequests, USUAL } from './requests.ts';

const USAGE = `npm run record -- [--live] [ids]   records, compares, writes .output/record/report.md
npm run record -- --keep           makes fixtures of the last recording (tests/fixtures/site)
  --different NAME   the replica differs from what is assumed: ${Object.keys(DIFFERENCES).join(', ')}`;
const OUT = join(ROOT, '.output', 'record');
const FIXTURES = join(ROOT, 'tests', 'fixtures', 'site');

const parse = (answer: ServiceAnswer): Document => new JSDOM(answer.body, { url: answer.finalAddress }).window.document;
const pagesOf = (answers: readonly ServiceAnswer[]): ServiceAnswer[] =>
  answers.filter(({ purpose, status }) => purpose === 'page' && status === 200);

interface Recording {
  readonly live: boolean;
  readonly today: string;
  readonly answers: readonly ServiceAnswer[];
}

async function record(live: boolean, ids: readonly string[], difference: Difference | undefined): Promise<Recording> {
  const [kind, today] = [live ? 'live' : 'replica', todayInAmsterdam(new Date())] as const;
  const replica = live
    ? null
    : await startReplica({ dataDir: join(ROOT, 'replica', 'data'), ...(difference ? { difference } : {}) });
  const asker = new Asker({ replica: replica?.port ?? null, pauseMs: live ? PAUSE_MS : 0 });
  const answers: ServiceAnswer[] = [];
  try {
    const requests = recordRequests(ids.length > 0 ? ids : USUAL[kind], APPENDICES[kind]);
    for (const request of requests) {
      answers.push(await asker.ask(request));
      console.log(`${answers.at(-1)?.status ?? 'no answer'}  ${request.address}`);
    }
    // What the service says of itself is read for the drafts, and held against nothing.
    answers.push(await asker.ask({ purpose: 'nonsense', address: EXPLAIN }));
  } finally {
    asker.close();
    await replica?.close();
  }
  return { live, today, answers };
}

function write({ live, today, answers }: Recording): number {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const index = answers.map(({ body, ...rest }, at) => {
    const file = `${String(at + 1).padStart(2, '0')}-${rest.purpose}.txt`;
    writeFileSync(join(OUT, file), body);
    return { ...rest, file };
  });
  writeFileSync(join(OUT, 'answers.json'), `${JSON.stringify({ live, today, answers: index }, null, 1)}\n`);
  const results = checkServices(
    answers.filter(({ address }) => address !== EXPLAIN),
    (html, address) => new JSDOM(html, { url: address }).window.document,
  );
  const refuted = verdicts(results).filter(({ outcome }) => outcome === 'doesNotHold');
  const mends = drafts(refuted, { answers, documents: pagesOf(answers).map(parse), today });
  const title = `What ${live ? 'the official hosts' : 'the replica'} answered on ${today}`;
  const report = recordReport(title, mends, formatReport(results, [`${answers.length} requests`]));
  writeFileSync(join(OUT, 'report.md'), report);
  console.log(`\n${report}\nWritten to ${join(OUT, 'report.md')}`);
  return refuted.length;
}

function keep(): void {
  const path = join(OUT, 'answers.json');
  if (!existsSync(path)) throw new Error('Nothing was recorded yet: npm run record -- --live');
  const { live, today, answers } = JSON.parse(readFileSync(path, 'utf8')) as Omit<Recording, 'answers'> & {
    answers: (Omit<ServiceAnswer, 'body'> & { file: string })[];
  };
  if (!live) throw new Error('The last recording is of the replica, which is made from the assumptions themselves.');
  const whole = answers.map((answer) => ({ ...answer, body: readFileSync(join(OUT, answer.file), 'utf8') }));
  const facts = pagesOf(whole).map((answer) => factsOfPage(answer, parse(answer), today));
  for (const name of keepFacts(facts, FIXTURES)) console.log(join(FIXTURES, name));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      live: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      different: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { different } = values;
  if (values.help || (different !== undefined && !(different in DIFFERENCES))) return console.log(USAGE);
  if (values.keep) return keep();
  process.exitCode = write(await record(values.live, positionals, different as Difference | undefined)) > 0 ? 2 : 0;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
