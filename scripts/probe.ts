import { Agent, request } from 'node:https';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import { startReplica } from '../replica/index.ts';
import {
  checkServices,
  formatReport,
  probeRequests,
  type ProbeRequest,
  type ServiceAnswer,
} from '../utils/domain/site/checks/index.ts';

const TIMEOUT_MS = 25_000;
const MAX_BYTES = 8_000_000;
/** Pause between two requests to the real hosts. */
const PAUSE_MS = 1000;
/** Two of these failures mean that the hosts are unreachable. */
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|no answer within/;

interface Reached {
  readonly port: number;
  readonly host: string | null;
}

function fetchOnce(
  address: string,
  reach: Reached,
  agent: Agent,
): Promise<{ status: number; body: string; location: string | null }> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: reach.host ?? url.hostname,
        servername: url.hostname,
        port: reach.port,
        path: `${url.pathname}${url.search}`,
        headers: { Host: url.hostname, 'User-Agent': 'Kantlijn probe', Accept: '*/*' },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > MAX_BYTES) asked.destroy(new Error(`more than ${MAX_BYTES} bytes`));
          else chunks.push(chunk);
        });
        response.on('error', reject);
        response.on('end', () => {
          clearTimeout(timer);
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            location: response.headers.location ?? null,
          });
        });
      },
    );
    const timer = setTimeout(() => asked.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
    asked.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    asked.end();
  });
}

async function ask(probe: ProbeRequest, reach: Reached, agent: Agent): Promise<ServiceAnswer> {
  try {
    let finalAddress = probe.address;
    let answer = await fetchOnce(finalAddress, reach, agent);
    for (let hops = 0; hops < 3 && answer.location !== null && answer.status >= 300 && answer.status < 400; hops += 1) {
      finalAddress = new URL(answer.location, finalAddress).href;
      if (!finalAddress.startsWith('https://')) break;
      answer = await fetchOnce(finalAddress, reach, agent);
    }
    return { ...probe, finalAddress, status: answer.status, body: answer.body, error: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...probe, finalAddress: probe.address, status: null, body: '', error: reason };
  }
}

const parseHtml = (html: string, address: string): Document => new JSDOM(html, { url: address }).window.document;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { live: { type: 'boolean', default: false }, data: { type: 'string', default: 'replica/data' } },
  });
  const id = positionals[0] ?? 'kv-tk-2024Z01911';
  const number = /\d{4}[Zz]\d{4,6}|\d{5,10}/.exec(id)?.[0] ?? id;
  // This answer of 2021 is known to exist on the real site; the replica has an invented one.
  const appendix = values.live ? 'ah-tk-20202021-3235' : 'ah-tk-20232024-9999';
  const replica = values.live ? null : await startReplica({ dataDir: values.data });
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: values.live });
  const reach: Reached = replica ? { port: replica.port, host: '127.0.0.1' } : { port: 443, host: null };
  const answers: ServiceAnswer[] = [];
  try {
    for (const probe of probeRequests({ id, number }, appendix)) {
      if (values.live && answers.length > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      answers.push(await ask(probe, reach, agent));
      const lost = answers.filter((answer) => answer.error !== null && UNREACHABLE.test(answer.error));
      if (lost.length === 2 && lost.length === answers.length) {
        throw new Error(`The official hosts cannot be reached from here (${lost[0]?.error}); nothing was checked.`);
      }
    }
  } finally {
    agent.destroy();
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
