import { parseArgs } from 'node:util';
import { DAV_KINDS, hasDav, startDav } from '../../tests/support/dav-servers.ts';
import { startFront, type Front } from '../../tests/support/dav-front.ts';
import { carrierOn, trust } from '../../tests/support/dav-reach.ts';
import { noteOf } from '../../tests/unit/sync/support.ts';
import { random } from '../../tests/unit/sync/memory.ts';
import type { SyncedNote } from '../../utils/sync/note/synced.ts';
import type { Table } from '../support/table.ts';
import { measureLarge } from './large.ts';
import { ownDevice, perNoteDevice, type Peer } from './peers.ts';
import { couchDevice, startCouch } from './pouch.mjs';

const EDITED = 100;
const SHARED = 50;

const WORDS =
  'de minister heeft op vragen van het lid geantwoord dat het kabinet de mening deelt over beleid uitvoering regeling gemeente toezicht brief uitstel termijn verzoek inzicht kosten raming bijlage voetnoot bron onderzoek rapport commissie'.split(
    ' ',
  );

/** Notes as readers have them: 20 to 120 words, tags, a meaning. */
function library(count: number): SyncedNote[] {
  const draw = random(7);
  const text = (length: number): string =>
    Array.from({ length }, () => WORDS[Math.floor(draw() * WORDS.length)]).join(' ');
  return Array.from({ length: count }, (_, n) =>
    noteOf(n, {
      body: text(20 + Math.floor(draw() * 100)),
      publicationTitle: text(12),
      tags: ['stikstof', `map ${n % 7}`],
      meaning: n % 2 === 0 ? 'fact' : null,
    }),
  );
}

/** What one act cost. */
interface Cost {
  readonly requests: number;
  readonly up: number;
  readonly down: number;
  readonly ms: number;
}

async function cost(front: Front, work: () => Promise<unknown>): Promise<Cost> {
  front.seen.length = 0;
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  const sum = (of: (one: Front['seen'][number]) => number): number => front.seen.reduce((all, one) => all + of(one), 0);
  return { requests: front.seen.length, up: sum(({ up }) => up), down: sum(({ down }) => down), ms };
}

const ACTS = [
  'first upload',
  'second device: all',
  'nothing new',
  'one edit, sent',
  'one edit, received',
  `${EDITED} edits each at once (${SHARED} the same), until both have all`,
] as const;

/** One round of all acts. @returns costs by act, and how many texts of one device are not on both in the end */
async function live(front: Front, notes: readonly SyncedNote[], [a, b]: readonly [Peer, Peer]) {
  const costs: Cost[] = [];
  const measure = async (work: () => Promise<unknown>): Promise<void> => void costs.push(await cost(front, work));
  await a.save(notes);
  await measure(() => a.round());
  await measure(() => b.round());
  // Once more: the first time after an upload a device may look what became of it.
  await a.round();
  await measure(() => a.round());
  const last = notes.at(-1) as SyncedNote;
  await a.save([{ ...last, body: `${last.body} eens` }]);
  await measure(() => a.round());
  await measure(() => b.round());
  const first = notes.slice(0, EDITED);
  const second = notes.slice(EDITED - SHARED, 2 * EDITED - SHARED);
  await a.save(first.map((note) => ({ ...note, body: `${note.body} [door A]` })));
  await b.save(second.map((note) => ({ ...note, body: `[door B] ${note.body}` })));
  await measure(async () => {
    for (let turn = 0; turn < 2; turn += 1) await Promise.all([a.round(), b.round()]);
  });
  const [onA, onB] = [await a.bodies(), await b.bodies()];
  const has = (id: string, mark: string): boolean => [onA, onB].every((all) => all.get(id)?.includes(mark) === true);
  const lost = [...first.filter(({ id }) => !has(id, '[door A]')), ...second.filter(({ id }) => !has(id, '[door B]'))]
    .length;
  return { costs, lost };
}

/**
 * Requests, bytes and time of bringing two devices together, in three ways on one machine; with `--large 100000` what a library of so many notes
 * costs in a browser instead.
 *
 * @returns tables to print
 */
export async function run(args: readonly string[]): Promise<Table[]> {
  const number = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const options = { notes: number('1000'), rounds: number('3'), large: number('0') };
  const { values } = parseArgs({ args: [...args], options });
  if (Number(values.large) > 0) return [await measureLarge(Number(values.large))];
  const rounds = Number(values.rounds);
  const kind = DAV_KINDS.find(hasDav);
  if (kind === undefined) throw new Error('No WebDAV server is installed: apache2, rclone or php-sabre-dav.');
  const server = await startDav(kind);
  trust(server.certificate);
  const dav = await startFront(server.address, null, server.keys);
  const couch = await startCouch();
  const couchFront = await startFront(couch.address, null);
  const notes = library(Number(values.notes));
  const json = notes.reduce((sum, note) => sum + Buffer.byteLength(JSON.stringify(note)), 0);
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const folder = async (name: string): Promise<string> => {
    await carrierOn(server, `${dav.address}${name}/`).make();
    return `${dav.address}${name}/`;
  };
  const ways = {
    Kantlijn: async (round: number) => {
      const own = await folder(`eigen-${round}`);
      const shared = { folder: 'f'.repeat(32), key };
      return live(dav, notes, [ownDevice(server, own, shared), ownDevice(server, own, shared)]);
    },
    'a file per note': async (round: number) => {
      const own = await folder(`per-notitie-${round}`);
      return live(dav, notes, [perNoteDevice(server, own), perNoteDevice(server, own)]);
    },
    'PouchDB 9': async (round: number) => {
      const address = `${couchFront.address}notities-${round}`;
      return live(couchFront, notes, [couchDevice(`a${round}`, address), couchDevice(`b${round}`, address)]);
    },
  };
  const found = new Map(Object.keys(ways).map((way) => [way, [] as Awaited<ReturnType<typeof live>>[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const [way, lives] of Object.entries(ways)) found.get(way)?.push(await lives(round));
  await Promise.all([dav.close(), couchFront.close()]);
  await Promise.all([server.close(), couch.close()]);
  return [
    table(`${notes.length} notes, ${kB(json)} kB as JSON, ${rounds} rounds in turn`, kind, json, found),
    lossTable(found),
  ];
}

type Found = ReadonlyMap<string, readonly Awaited<ReturnType<typeof live>>[]>;

/** The quickest of the rounds: what else the machine did only ever adds. */
function best(found: Found, way: string, act: number): Cost {
  const all = (found.get(way) ?? []).flatMap(({ costs }) => costs[act] ?? []);
  const quickest = all.toSorted((x, y) => x.ms - y.ms)[0];
  if (quickest === undefined) throw new Error(`${way} was not measured`);
  return quickest;
}

const kB = (bytes: number): string => (bytes / 1_000).toFixed(1);

function table(what: string, kind: string, json: number, found: Found): Table {
  return {
    title: 'Bringing two devices together',
    about:
      `${what}; a file per note is plain JSON on the same ` +
      `server (${kind}), PouchDB replicates with express-pouchdb in memory. Requests, and bodies as they travel, are counted by a front before ` +
      `each server; time is that of the quickest round, as a ratio to Kantlijn's.`,
    head: ['act', 'way', 'requests', 'up kB', 'down kB', 'bytes / JSON', 'time'],
    rows: ACTS.flatMap((act, at) =>
      [...found.keys()].map((way) => {
        const { requests, up, down, ms } = best(found, way, at);
        const ratio = `${(ms / best(found, 'Kantlijn', at).ms).toFixed(2)}×`;
        return [act, way, requests, kB(up), kB(down), ((up + down) / json).toFixed(3), ratio];
      }),
    ),
  };
}

function lossTable(found: Found): Table {
  const edits = 2 * EDITED;
  return {
    title: 'What is left of texts that were edited at once',
    about: `Of ${edits} edits (${SHARED} notes by both), those whose words are not on both devices in the end; the worst of the rounds. PouchDB keeps the other text as a conflict that an application has to show.`,
    head: ['way', 'edits missing'],
    rows: [...found].map(([way, lives]) => [way, Math.max(...lives.map(({ lost }) => lost))]),
  };
}
