/** `npm run probe [id] [--live]`: holds what we assume about the site against the replica, or the real hosts. `npm run record` keeps what came back. */
import { JSDOM } from 'jsdom';
import { parseArgs } from 'node:util';
import { startReplica } from '../replica/index.ts';
import { checkServices, formatReport, probeRequests, type ServiceAnswer } from '../utils/domain/site/checks/index.ts';
import { Asker } from './record/ask.ts';
import { APPENDICES, numberIn, PAUSE_MS } from './record/requests.ts';

const parseHtml = (html: string, address: string): Document => new JSDOM(html, { url: address }).window.document;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { live: { type: 'boolean', default: false }, data: { type: 'string', default: 'replica/data' } },
  });
  const id = positionals[0] ?? 'kv-tk-2024Z01911';
  const appendix = values.live ? APPENDICES.live : APPENDICES.replica;
  const replica = values.live ? null : await startReplica({ dataDir: values.data });
  const asker = new Asker({ replica: replica?.port ?? null, pauseMs: values.live ? PAUSE_MS : 0 });
  const answers: ServiceAnswer[] = [];
  try {
    for (const probe of probeRequests({ id, number: numberIn(id) }, appendix)) answers.push(await asker.ask(probe));
  } finally {
    asker.close();
    await replica?.close();
  }
  const where = values.live ? 'the real hosts' : `the replica (${values.data})`;
  console.log(
    formatReport(checkServices(answers, parseHtml), [
      `Assumptions of Kantlijn, held against ${where} with ${id}, ${answers.length} requests`,
    ]),
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
