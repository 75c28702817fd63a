import { JSDOM } from 'jsdom';
import { request } from 'node:https';
import type { Worker } from 'playwright-core';
import { ensureBuild } from '../../scripts/start-build.ts';
import { marks, store } from '../../tests/e2e/passages/many-notes.ts';
import { PAGES, startHosts } from '../../tests/e2e/support/replica.ts';
import { longId } from '../support/data.ts';
import { startBareChromium } from '../support/ruler/browsers.ts';
import { startFront, type Front } from '../support/ruler/front.ts';
import { Line } from '../support/ruler/line.ts';
import { of } from '../support/ruler/ratios.ts';
import { visitInTurn, type Kind } from '../support/ruler/visits.ts';
import { estimate, type Table } from '../support/table.ts';

/** The page as the replica sends it. */
function fetchPage(port: number, id: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const path = { host: '127.0.0.1', port, path: `/${id}.html`, headers: { host: PAGES }, rejectUnauthorized: false };
    request(path, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    })
      .on('error', reject)
      .end();
  });
}

/** Puts notes into the database of a browser that nobody drives, over its line, which is given up again. */
async function fill(profile: string, rows: readonly object[]): Promise<void> {
  const line = await Line.to(profile);
  const target = (await line.targets()).find(({ type }) => type === 'service_worker');
  if (target === undefined) throw new Error('The background is not there.');
  const session = await line.attach(target.targetId);
  // The runner of scripts names functions by a helper of its own, which the worker does not have.
  await line.evaluate(session, 'globalThis.__name = (value) => value, 1');
  const worker: Pick<Worker, 'evaluate'> = {
    evaluate: (run: unknown, given?: unknown) => line.evaluate(session, `(${String(run)})(${JSON.stringify(given)})`),
  };
  await store(worker as Worker, rows);
  await line.send('Target.detachFromTarget', { sessionId: session });
  line.close();
}

const NOBODY = { started: () => undefined, settled: () => undefined };

/** A browser with Kantlijn that knows the page, and has so many marks on it. */
async function withMarks(front: Front, name: string, address: string, rows: readonly object[]): Promise<Kind> {
  const browser = await startBareChromium(front, name, await ensureBuild({ browser: 'chrome' }));
  // The first visit makes the database.
  await front.visit(name, address, NOBODY);
  if (rows.length > 0) await fill(browser.profile, rows);
  return { name, browser };
}

/**
 * What marks cost the main thread of an unchanged page that nobody touches, by the ruler of `page` (decision 323): no inspector, processor
 * time, what is above the page alone.
 */
export async function untouched(count: number, runs: number): Promise<Table> {
  const hosts = await startHosts();
  const front = await startFront(hosts.replica.port);
  const id = longId();
  const kinds: Kind[] = [];
  try {
    const rows = marks(new JSDOM(await fetchPage(hosts.replica.port, id)).window.document, id, count);
    kinds.push({ name: 'none', browser: await startBareChromium(front, 'none', null) });
    kinds.push(await withMarks(front, 'no marks', hosts.url(id), []));
    kinds.push(await withMarks(front, 'marks', hosts.url(id), rows));
    const rounds = await visitInTurn(front, kinds, hosts.url(id), runs);
    const above = (kind: string): string => {
      const { value, low, high } = estimate(
        runs,
        (chosen) => of(rounds, kind, 'page', chosen) - of(rounds, 'none', 'page', chosen),
      );
      return `**${value.toFixed(1)}** (${low.toFixed(1)}–${high.toFixed(1)})`;
    };
    return {
      part: 'untouched',
      title: `${count} marks on the unchanged 300 kB page, untouched`,
      about: `${runs} visits each, in turn, without inspector or automation; medians of the processor time of the page's main thread in ms, from the start of the navigation until 1.5 s after load. Load of the machine: ${rounds.load.toFixed(1)} on two cores.`,
      head: ['', 'main thread', 'above the page alone'],
      rows: kinds.map(({ name }) => [name, of(rounds, name, 'page').toFixed(1), name === 'none' ? '' : above(name)]),
    };
  } finally {
    for (const { browser } of kinds) await browser.close();
    await front.close();
    await hosts.close();
  }
}
