import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CorpusDatabase, createCorpusStore } from '../../../../utils/store/question-list.ts';
import { CORPUS_VERSION } from '../../../../utils/questions/file/layout.ts';
import { packCorpus } from '../../../../utils/questions/file/pack.ts';
import { about, answerOf, packagedList, record, seenRecord, settled, TITLE, words, world } from './world.ts';

let packaged: Uint8Array;
beforeAll(async () => {
  packaged = await packagedList();
});

describe('a file that cannot be used', () => {
  it.each([
    [
      'damaged',
      (bytes: Uint8Array): void => {
        bytes[5000] = (bytes[5000] ?? 0) ^ 1;
      },
    ],
    [
      'newer',
      (bytes: Uint8Array): void => {
        bytes[4] = CORPUS_VERSION + 1;
      },
    ],
    [
      'older',
      (bytes: Uint8Array): void => {
        bytes[4] = 0;
      },
    ],
  ] as const)('%s is said, and offers to fetch all', async (reason, change) => {
    const bytes = packaged.slice();
    change(bytes);
    const list = world({ packaged: bytes }).make();
    expect(await list.related(about(TITLE))).toEqual({ outcome: 'none', reason });
    expect(await list.facts()).toMatchObject({ problem: reason, packaged: null, known: 0, offer: { minutes: 25 } });
  });

  it.each([1, 600])('is never shown, wherever %i bytes differ', async (count) => {
    const whole = await world({ packaged }).make().related(about(TITLE));
    expect(whole).toMatchObject({ outcome: 'listed' });
    for (let nth = 0; nth < 45; nth++) {
      const bytes = packaged.slice();
      const from = Math.floor((nth * bytes.length) / 45);
      for (let at = from; at < Math.min(from + count, bytes.length); at++)
        bytes[at] = count === 1 ? (bytes[at] ?? 0) ^ 0x40 : 255 - (bytes[at] ?? 0);
      const list = world({ packaged: bytes }).make();
      expect(await list.related(about(TITLE)), `at ${from}`).toMatchObject({ outcome: 'none' });
      expect(await list.facts(), `at ${from}`).toMatchObject({ known: 0, packaged: null });
    }
  });

  it('does not make fetched rows be deleted', async () => {
    const w = world({ packaged });
    w.state.answer = (query) =>
      query.includes('zonder antwoord')
        ? answerOf(
            seenRecord({
              id: 'kv-tk-2026Z09999',
              number: '2026Z09999',
              title: 'De brug in de haven',
              submitted: '2026-11-22',
            }),
          )
        : answerOf();
    const list = w.make();
    await list.update();
    expect(await settled(list)).toBe('idle');
    // A damaged file that claims to be newer than what was fetched.
    const later = await packCorpus([record()], { until: '2027-01-01', source: 'file' }, { learn: false });
    later[later.length - 1] = 255 - (later.at(-1) ?? 0);
    later[later.length - 9] = 255 - (later.at(-9) ?? 0);
    w.state.packaged = later;
    expect(await w.make().related(about('De brug in de haven'))).toMatchObject({
      outcome: 'listed',
      problem: 'damaged',
    });
    w.state.packaged = packaged;
    expect(await w.make().search(words('brug'))).toMatchObject({ outcome: 'found', total: 1 });
  });

  it('means no list at all without a file', async () => {
    const list = world().make();
    expect(await list.search(words('douane'))).toEqual({ outcome: 'none', reason: 'empty' });
  });

  it('works from the packaged file when the database is refused', async () => {
    const { make } = world({ packaged });
    const refuse = async (): Promise<never> => Promise.reject(new Error('refused'));
    const store = {
      copy: refuse,
      replacePacked: refuse,
      setCopy: refuse,
      facts: refuse,
      change: refuse,
      putPage: refuse,
      rows: refuse,
      counts: refuse,
      packed: refuse,
    };
    const list = make({ store: { ...store, setPacked: refuse, clearRows: refuse, remove: refuse } });
    expect(await list.search(words('chinese'))).toMatchObject({ outcome: 'found', total: 1, problem: 'unavailable' });
  });
});

describe('a copy of the packaged file in the database', () => {
  const copying = () => {
    const w = world({ packaged });
    const readPackagedStart = async (size: number) => w.state.packaged?.slice(0, size) ?? null;
    const store = createCorpusStore(new CorpusDatabase(w.environment));
    return { ...w, store, make: () => w.make({ readPackagedStart }) };
  };
  const copied = async ({ store }: ReturnType<typeof copying>): Promise<void> =>
    vi.waitFor(async () => expect(await store.copy()).toEqual(packaged));
  const asked = async ({ make }: ReturnType<typeof copying>) => make().related(about(TITLE));

  it('is read instead of the file, with the same answers', async () => {
    const w = copying();
    const first = await asked(w);
    await copied(w);
    expect([await asked(w), w.state.reads]).toEqual([first, 1]);
    expect(await w.make().facts()).toMatchObject({ packaged: { bytes: packaged.length * 2 } });
  });

  it('is not used when the build brings another file', async () => {
    const w = copying();
    await asked(w);
    await copied(w);
    w.state.packaged = await packCorpus(
      [record({ number: '2026Z00001' })],
      { until: '2026-11-20', source: 'file' },
      { learn: false },
    );
    expect(await w.make().search(words('scanners'))).toMatchObject({ total: 1 });
    await vi.waitFor(async () => expect(await w.store.copy()).toEqual(w.state.packaged));
    w.state.packaged = null;
    expect(await asked(w)).toEqual({ outcome: 'none', reason: 'empty' });
    await vi.waitFor(async () => expect(await w.store.copy()).toBe(null));
  });

  it('is not read when another build made it, and is replaced', async () => {
    const w = copying();
    const of = (build: string) => createCorpusStore(new CorpusDatabase(w.environment), build);
    await of('0.9').setCopy(packaged.slice(0, 9000));
    const read: (Uint8Array | null)[] = [];
    const own = of('1.0');
    const store = { ...own, copy: async () => read[read.push(await own.copy()) - 1] ?? null };
    const readPackagedStart = async (size: number) => packaged.slice(0, size);
    const list = world({ packaged }).make({ store, readPackagedStart });
    expect(await list.related(about(TITLE))).toMatchObject({ outcome: 'listed', problem: null });
    expect(read).toEqual([null]);
    await vi.waitFor(async () => expect(await own.copy()).toEqual(packaged));
    expect(await of('0.9').copy()).toBe(null);
  });

  it('is deleted when the next build brings no list', async () => {
    const w = copying();
    await createCorpusStore(new CorpusDatabase(w.environment), '0.9').setCopy(packaged);
    w.state.packaged = null;
    expect(await asked(w)).toEqual({ outcome: 'none', reason: 'empty' });
    const of = createCorpusStore(new CorpusDatabase(w.environment), '0.9');
    await vi.waitFor(async () => expect(await of.copy()).toBe(null));
  });

  it.each([
    [
      'has another byte',
      (whole: Uint8Array) => whole.map((byte, at) => (at === whole.length - 3000 ? byte ^ 1 : byte)),
    ],
    ['is cut off', (whole: Uint8Array) => whole.slice(0, 9000)],
  ])('is made again when it %s, and nobody notices', async (_, spoil) => {
    const w = copying();
    const first = await asked(w);
    await copied(w);
    await w.store.setCopy(spoil(packaged));
    expect(await asked(w)).toEqual(first);
    await copied(w);
    expect(w.state.reads).toBe(2);
  });

  it.each([
    ['a part that is no start', async () => new Uint8Array(200)],
    ['nothing', async () => null],
    ['an error', () => Promise.reject(new Error('no ranges'))],
  ])('is not needed where the browser gives %s when asked for the first bytes', async (_, readPackagedStart) => {
    const w = world({ packaged });
    const list = w.make({ readPackagedStart });
    expect(await list.related(about(TITLE))).toMatchObject({ outcome: 'listed', problem: null });
    expect(await list.facts()).toMatchObject({ packaged: { questions: 403 }, problem: null });
  });

  it('is deleted when the list is switched off', async () => {
    const w = copying();
    await asked(w);
    await copied(w);
    await w.make().configure({ enabled: false });
    expect(await w.store.copy()).toBe(null);
  });

  it('is not made where the browser gives the whole file at once', async () => {
    const whole = world({ packaged });
    const service = whole.make({ readPackagedStart: async () => packaged });
    expect(await service.related(about(TITLE))).toMatchObject({ outcome: 'listed' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await createCorpusStore(new CorpusDatabase(whole.environment)).copy()).toBe(null);
    expect(whole.state.reads).toBe(0);
  });
});
