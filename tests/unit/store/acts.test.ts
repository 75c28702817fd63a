import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnchorOutcome } from '../../../utils/protocol/notes.ts';
import { writeLines } from '../../../utils/store/journal/lines.ts';
import { KEEP_DELETED_DAYS } from '../../../utils/store/purging.ts';
import { outside, worker, type Outside } from './keeping.ts';
import { environment, noteId, passageOf, saveOf } from './support.ts';

/** What the reader decided besides notes: it survives whatever the notes survive. */

type Worker = ReturnType<typeof worker>;

const ask = ({ repo }: Worker): Worker['repo'] => repo;

const NUMBER = '2026Z90150';
const FINAL = `kv-tk-${NUMBER}`;
const PAGE = { publication: FINAL, questionNumbers: [NUMBER], title: 'De pont', date: null };
const NAMES = { important: 'Kern', action: 'Bellen' };

const outcome = (n: number, changes: Partial<AnchorOutcome> = {}): AnchorOutcome => ({
  note: noteId(n),
  document: 'kv-tk-2024Z01911',
  version: 'v2',
  outcome: 'uncertain',
  places: [{ start: 5, end: 9, part: { kind: 'question', numbers: [3], label: '', ordinal: 0 } }],
  confirmed: true,
  ...changes,
});

/** Four notes, a confirmed and an unconfirmed passage, a yes and a no about notes of the first days, and two names. */
async function decided(out: Outside, env = environment()): Promise<Worker> {
  const at = worker(out, env);
  const early = { questionNumber: null, subQuestion: null };
  await at.notes.save(saveOf({ id: noteId(1), passage: passageOf('woorden') }));
  await at.notes.save(saveOf({ id: noteId(2), passage: passageOf('andere') }));
  await at.notes.save(
    saveOf({ id: noteId(3), target: { publication: 'kv-1183854', ...early }, publicationTitle: 'De pont' }),
  );
  await at.notes.save(
    saveOf({ id: noteId(4), target: { publication: 'kv-1183855', ...early }, publicationTitle: 'De pont' }),
  );
  const said = [
    await ask(at).putAnchors({ outcomes: [outcome(1), outcome(2, { confirmed: false })] }),
    await ask(at).answerDoubt({ id: 'kv-1183854', publication: FINAL, questionNumber: NUMBER, belongs: true }),
    await ask(at).answerDoubt({ id: 'kv-1183855', publication: FINAL, questionNumber: NUMBER, belongs: false }),
  ];
  expect(said.map((answer) => answer.outcome)).toEqual(['stored', 'stored', 'stored']);
  out.names.names = NAMES;
  await at.keeper.keepNames();
  return at;
}

/** What a reader sees of these decisions. */
async function seen(at: Worker): Promise<unknown> {
  const page = await at.notes.list({ publication: FINAL, questionNumbers: [NUMBER] });
  const doubts = await ask(at).listDoubts(PAGE);
  const own = {
    publication: 'kv-tk-2024Z01911',
    questionNumbers: ['2024Z01911'],
    version: 'v2',
    after: null,
    most: 10,
  };
  const passages = await at.notes.listPassages(own);
  if (page.outcome !== 'listed' || doubts.outcome !== 'listed' || passages.outcome !== 'listed')
    throw new Error('failed');
  return {
    onTheFinalPage: page.notes.map(({ id }) => id),
    doubts: doubts.doubts,
    confirmed: passages.anchors.filter(({ confirmed }) => confirmed),
  };
}
const ALL = { onTheFinalPage: [noteId(3)], doubts: [], confirmed: [outcome(1)] };
const acts = ({ files }: Outside): string[] =>
  [...files.texts].flatMap(([key, text]) => (key.includes('/acts-') ? [text] : []));

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

describe('a decision of the reader', () => {
  it('is restored with the notes when IndexedDB comes up empty, twice in a row', async () => {
    const out = outside();
    expect(await seen(await decided(out))).toEqual(ALL);
    out.names.names = null;
    expect(await seen(worker(out))).toEqual(ALL);
    expect(out.names.names).toEqual(NAMES);
    expect(await seen(worker(out))).toEqual(ALL);
  });

  it('is restored when IndexedDB lost only the last writes, which changed no note', async () => {
    const [out, env] = [outside(), environment()];
    const at = await decided(out, env);
    await at.db.anchors.clear();
    await at.db.publications.update('kv-1183854', { questionNumber: null, final: null });
    await at.db.publications.update('kv-1183855', { refused: [] });
    expect(await seen(at)).not.toEqual(ALL);
    at.db.close();
    const next = worker(out, env);
    await next.keeper.check();
    expect(await seen(next)).toEqual(ALL);
  });

  it('is copied from a library older than its copy, and again when the copy is damaged', async () => {
    const [out, env] = [outside(), environment()];
    const at = await decided(out, env);
    for (const key of out.files.texts.keys()) if (key.includes('/acts-')) out.files.texts.delete(key);
    await at.keeper.check();
    expect(await seen(worker(out))).toEqual(ALL);
    for (const [key, text] of out.files.texts)
      if (key.includes('/acts-')) out.files.texts.set(key, text.replace('place', 'plaxe'));
    const next = worker(out, environment());
    await next.keeper.check();
    // Both were damaged or lost: what is there is kept, and nothing made of the damaged line.
    expect(await seen(next)).toMatchObject({ onTheFinalPage: [noteId(3)], doubts: [], confirmed: [] });
  });

  it('leaves no revoked name behind, and never overwrites existing names', async () => {
    const out = outside();
    const at = await decided(out);
    out.names.names = {};
    await at.keeper.keepNames();
    await at.keeper.tidy(true);
    expect(acts(out).join('')).not.toContain('Bellen');
    out.names.names = { fact: 'Feitje' };
    const next = worker(out);
    await next.keeper.check();
    expect(out.names.names).toEqual({ fact: 'Feitje' });
  });

  it('is reported as stored only when the second copy has it, and is written with the next change', async () => {
    const [out, env] = [outside(), environment()];
    const at = worker(out, env);
    await at.notes.save(saveOf({ passage: passageOf('woorden') }));
    out.files.refuses = new DOMException('full', 'QuotaExceededError');
    out.disk.room = 0;
    const refused = await ask(at).putAnchors({ outcomes: [outcome(1)] });
    expect(refused).toMatchObject({ outcome: 'failed', code: 'quota' });
    // How a passage was found is no decision: it is made again at the next visit, and waits for no second copy.
    const found = await ask(at).putAnchors({ outcomes: [outcome(1, { version: 'v3', confirmed: false })] });
    expect(found).toEqual({ outcome: 'stored' });
    out.files.refuses = null;
    out.disk.room = null;
    await at.notes.save(saveOf({ body: 'meer', expectedRevision: 1 }));
    expect(acts(out).join('')).toContain('"place');
  });

  it('stays small, and is removed with a purged note', async () => {
    const out = outside();
    const at = await decided(out);
    for (let n = 0; n < 60; n += 1)
      await ask(at).putAnchors({
        outcomes: [outcome(1, { version: `v${n}` }), outcome(2, { version: `v${n}` })],
      });
    expect(acts(out).length).toBeLessThan(30);
    expect(acts(out).join('')).toContain(noteId(2));
    await at.notes.delete({ id: noteId(2), expectedRevision: 1 });
    at.clock.at = new Date(at.clock.at.getTime() + (KEEP_DELETED_DAYS + 1) * 86_400_000);
    expect(await at.notes.purge()).toBe(1);
    await at.keeper.tidy(true);
    expect(acts(out).join('')).not.toContain(noteId(2));
    expect(acts(out).join('')).toContain(noteId(1));
  });

  it('of a kind that only a later version knows is skipped and kept', async () => {
    const out = outside();
    const at = await decided(out);
    const [lineage] = await out.files.lineages();
    const act = { kind: 'follow', key: 'follow 1', value: { number: NUMBER } };
    out.files.texts.set(`${lineage}/acts-900-later`, writeLines([{ version: 7, acts: 1 }, { act }]));
    out.files.texts.set(`${lineage}/moods-1-later`, 'of a kind that nobody knows');
    await at.keeper.check();
    out.names.names = { fact: 'nieuw' };
    await at.keeper.keepNames();
    await at.keeper.tidy(true);
    expect(acts(out).join('')).toContain('follow 1');
    const next = worker(out);
    expect(await seen(next)).toEqual(ALL);
    expect(out.kept.loss).toMatchObject({ isMissing: false });
    expect(acts(out).join('')).toContain('follow 1');
  });

  it('is not written while everything is being deleted', async () => {
    const out = outside();
    const at = await decided(out);
    await at.keeper.forget();
    out.files.texts.clear();
    // A message that had begun before.
    await ask(at).putAnchors({ outcomes: [outcome(1, { version: 'v9' })] });
    expect(out.files.texts.size).toBe(0);
  });

  it('is deleted with everything else', async () => {
    const out = outside();
    const at = await decided(out);
    const removeRest = at.places.removeRest.bind(at.places);
    at.places.removeRest = async () => {
      await removeRest();
      out.files.texts.clear();
      out.kept.kept = null;
      out.names.names = null;
    };
    expect(await ask(at).wipe({})).toMatchObject({ outcome: 'wiped' });
    await at.keeper.keepNames();
    expect(out.files.texts.size).toBe(0);
    expect((await at.env.indexedDB.databases()).map(({ name }) => name)).not.toContain('kantlijn');
  });
});
