import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MortalBrowser, type RawLibrary } from './browser.ts';
import { seededRandom } from '../../utils/questions/rank/linear.ts';
import { EVERYTHING } from '../../utils/protocol/library/selection.ts';
import { deleting, importing, renaming, saving, wiping, type Model, type Work } from './work.ts';

/** Who is killed. */
export type Victim = 'worker' | 'tab' | 'browser';

/** One moment: what was going on, who was killed, after how long, and how far it had come. */
export interface Moment {
  readonly work: Work['name'];
  readonly victim: Victim;
  /** Milliseconds from the start of the work. */
  readonly after: number;
  readonly state: 'before' | 'during' | 'after';
  /** What is wrong with the library afterwards; empty when nothing is. */
  readonly wrong: readonly string[];
}

/** Notes of one import. */
const IMPORTED = 300;

/**
 * Kills worker, tab or browser at random moments of saving, importing, renaming a tag, deleting, restoring and deleting
 * everything, and looks each time whether the library is as it was at a moment between two writes, not before the last
 * confirmed one. In: how many moments, a seed. Out: every moment.
 */
export async function killAtMoments(count: number, seed: number, tell: (moment: Moment) => void): Promise<Moment[]> {
  const profile = mkdtempSync(join(tmpdir(), 'kantlijn-soak-'));
  const browser = new MortalBrowser(profile);
  const next = seededRandom(seed);
  const usual = new Map<Work['name'], number>();
  const moments: Moment[] = [];
  let model: Model = new Map();
  let fresh = 1;
  try {
    await browser.start();
    await browser.surely('backup.state', {});
    for (let at = 0; at < count; at += 1) {
      const work = choose(model, next, at, fresh);
      fresh += 1_000;
      const victim: Victim = (['worker', 'worker', 'browser', 'tab'] as const)[Math.floor(next() * 4)] ?? 'worker';
      const after = next() * 1.15 * (usual.get(work.name) ?? 150);
      const { confirmed, spent } = await killDuring(browser, work, victim, after, model);
      // Long enough that some are killed at the end, also when every one so far was killed before it.
      usual.set(work.name, spent ?? Math.max(usual.get(work.name) ?? 150, after) * 1.2);
      const { found, wrong } = await look(browser, [confirmed, ...nextSteps(work, confirmed, model)]);
      const state = found === model ? 'before' : found === work.steps.at(-1) ? 'after' : 'during';
      const moment: Moment = { work: work.name, victim, after: Math.round(after), state, wrong };
      moments.push(moment);
      tell(moment);
      if (wrong.length > 0 || found === null) break;
      model = found;
    }
  } finally {
    await browser.close();
    const isSound = moments.length === count && moments.every(({ wrong }) => wrong.length === 0);
    if (!isSound) console.log(`The profile stays to be looked at: ${profile}`);
    else rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return moments;
}

/** The steps that may have been written without being confirmed: the one after the last confirmed. */
function nextSteps(work: Work, confirmed: Model, before: Model): Model[] {
  const done = confirmed === before ? -1 : work.steps.indexOf(confirmed);
  return work.steps.slice(done + 1, done + 2);
}

function choose(model: Model, next: () => number, at: number, fresh: number): Work {
  const live = [...model].filter(([, kept]) => !kept.deleted);
  const tags = [...new Set(live.flatMap(([, kept]) => kept.tags))];
  const tag = tags[Math.floor(next() * tags.length)];
  const roll = next();
  if (at > 0 && at % 40 === 0) return wiping();
  if (tag === undefined || roll < 0.2) return importing(model, fresh, IMPORTED);
  if (roll < 0.45) return saving(model, next, fresh);
  if (roll < 0.65) return renaming(model, tag, next() < 0.3 ? (tags.at(-1) ?? tag) : `naam ${fresh}`);
  const tagged = live.filter(([, kept]) => kept.tags.includes(tag)).map(([id]) => id);
  const gone = [...model].filter(([, kept]) => kept.deleted).map(([id]) => id);
  return roll < 0.9 || gone.length === 0
    ? deleting(model, new Set(tagged), 'delete')
    : deleting(model, new Set(gone), 'restore');
}

async function killDuring(
  browser: MortalBrowser,
  work: Work,
  victim: Victim,
  after: number,
  model: Model,
): Promise<{ confirmed: Model; spent: number | null }> {
  let confirmed = model;
  let over = false;
  const start = performance.now();
  let spent: number | null = null;
  const running = work.run(browser, (state) => {
    if (!over) confirmed = state;
    if (!over && state === work.steps.at(-1)) spent = performance.now() - start;
  });
  await new Promise((resolve) => setTimeout(resolve, after));
  if (victim === 'browser') over = true;
  if (victim === 'worker') await browser.killWorker();
  if (victim === 'tab') await browser.killTab();
  if (victim === 'browser') await browser.killBrowser();
  await running;
  return { confirmed, spent };
}

/** Which of the states the library is in, and what is wrong with it. */
async function look(
  browser: MortalBrowser,
  states: readonly Model[],
): Promise<{ found: Model | null; wrong: string[] }> {
  // Woken first: what was stopped is finished when the worker starts.
  const facts = await browser.surely('store.facts', {});
  let raw = await browser.raw();
  let found = states.find((state) => differences(state, raw).length === 0) ?? null;
  // A worker that outlived its tab may still be writing.
  for (let wait = 0; found === null && wait < 10; wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    raw = await browser.raw();
    found = states.find((state) => differences(state, raw).length === 0) ?? null;
  }
  const wrong = found === null ? differences(states[0] ?? new Map(), raw).slice(0, 5) : [];
  if (facts['unreadable'] !== 0) wrong.push(`${String(facts['unreadable'])} notes cannot be read`);
  wrong.push(...(await wrongIn(browser, raw)));
  return { found, wrong };
}

/** What is wrong with a library whatever is in it: tables that do not fit each other, lists that do not show what is there. */
export async function wrongIn(browser: MortalBrowser, raw: RawLibrary): Promise<string[]> {
  return [...inconsistencies(raw), ...(await visible(browser, raw))];
}

function differences(model: Model, { notes }: RawLibrary): string[] {
  const wrong = notes.flatMap(({ id, revision, body, tags, deleted }) => {
    const kept = model.get(id);
    if (kept === undefined) return [`${id} is there`];
    const same =
      kept.revision === revision &&
      kept.body === body &&
      kept.deleted === deleted &&
      kept.tags.join('\n') === tags.join('\n');
    return same ? [] : [`${id} is ${JSON.stringify({ revision, body, tags, deleted })}, not ${JSON.stringify(kept)}`];
  });
  const present = new Set(notes.map(({ id }) => id));
  return [...wrong, ...[...model.keys()].filter((id) => !present.has(id)).map((id) => `${id} is gone`)];
}

/** What the tables must have in common at any moment. */
function inconsistencies({ notes, publications, changes, lastChange }: RawLibrary): string[] {
  const wrong: string[] = [];
  const numbered = new Set(changes.map(({ id }) => id));
  const known = new Set(publications);
  for (const { id, publication } of notes) {
    if (!numbered.has(id)) wrong.push(`${id} is in no change`);
    if (!known.has(publication)) wrong.push(`${publication} is not remembered`);
  }
  if (new Set(changes.map(({ seq }) => seq)).size !== changes.length) wrong.push('two changes have one number');
  if (changes.some(({ seq }) => seq > lastChange)) wrong.push('a change is later than the last');
  return wrong.slice(0, 5);
}

/** Whether lists, tags and search show the notes that are there and no other. */
async function visible(browser: MortalBrowser, { notes }: RawLibrary): Promise<string[]> {
  const wrong: string[] = [];
  const live = notes.filter(({ deleted }) => !deleted);
  const { groups } = (await browser.surely('library.list', {
    sort: 'newest',
    filter: EVERYTHING,
    cursor: null,
    limit: 100,
    heads: 0,
  })) as { groups: { count: number }[] };
  const counted = groups.reduce((sum, { count }) => sum + count, 0);
  if (counted !== live.length) wrong.push(`the list counts ${counted} notes of ${live.length}`);
  const listed = (await browser.surely('tags.list', {})) as { tags: { tag: string; count: number }[] };
  for (const { tag, count } of listed.tags) {
    const own = live.filter(({ tags }) => tags.includes(tag)).length;
    if (own !== count) wrong.push(`tag ${tag} is counted ${count} times, not ${own}`);
  }
  for (const note of [live.at(0), live.at(-1), ...notes.filter(({ deleted }) => deleted).slice(0, 1)]) {
    const word = note?.body.split(' ').at(-1);
    if (note === undefined || word === undefined) continue;
    const text = /^\d+$/.test(word) ? `"ingevoerd ${word}"` : word;
    const { hits } = (await browser.surely('library.search', { text, filter: EVERYTHING, limit: 50 })) as {
      hits: { note: { id: string } }[];
    };
    const isFound = hits.some((hit) => hit.note.id === note.id);
    if (isFound === note.deleted) wrong.push(`${note.id} (${word}) is ${isFound ? '' : 'not '}found`);
  }
  return wrong;
}
