import { beforeAll, describe, expect, it } from 'vitest';
import { CONTINUE_ALARM } from '../../../../utils/services/list/updater.ts';
import { about, answerOf, packagedList, seenRecord, settled, TITLE, words, world, type Seen } from './world.ts';

let packaged: Uint8Array;
beforeAll(async () => {
  packaged = await packagedList();
});

const question = (part: Partial<Seen>): string =>
  seenRecord({ id: 'kv-tk-2026Z30000', number: '2026Z30000', title: 'Zoutkoepels', submitted: '2026-11-22', ...part });

describe('an update with bad records among good ones', () => {
  const records = [
    question({ id: 'kv-tk-2026Z30001', number: '2026Z30001', title: `Zoutkoepels ${'x'.repeat(10_000)}` }),
    question({
      id: 'kv-tk-2026Z30002',
      number: '2026Z30002',
      title: 'Zoutkoepels <img src=x onerror=alert(1)> & <b>meer</b>',
    }),
    question({ id: 'kv-tk-2026Z30003', number: '2026Z30003', title: 'Zoutkoepels\u202Egnp.exe\u2028twee' }),
    question({ id: 'kv-tk-2026Z30004', number: '2026Z30004', submitted: '2026-02-31' }),
    question({ id: 'kv-tk-2026Z30005', number: '2026Z30005', submitted: '9999-12-31' }),
    question({ id: 'kv-tk-2026Z30006', number: '2026Z30006', submitted: '0000-00-00', received: 'gisteren' }),
    question({
      id: 'kv-tk-2026Z30007',
      number: '2026Z30007',
      submitters: Array.from({ length: 500 }, (_, at) => `Lid ${at}`),
    }),
    question({ id: 'kv-tk-2026Z30008', number: '2026Z30008', title: '' }),
    // The same number twice, the later change first.
    question({
      id: 'kv-tk-2026Z30009-n1',
      number: '2026Z30009',
      title: 'Zoutkoepels verbeterd',
      modified: '2026-11-23',
    }),
    question({ id: 'kv-tk-2026Z30009', number: '2026Z30009', title: 'Zoutkoepels oud', modified: '2026-11-20' }),
    // No questions of the Tweede Kamer.
    question({ id: 'kv-tk-__proto__', number: '__proto__' }),
    question({ id: 'kv-tk-2026Z3', number: '2026Z3' }),
    question({ id: '../../etc/passwd', number: '2026Z30010' }),
    question({ id: 'kst-30000-1', name: 'Kamerstuk', number: '2026Z30011' }),
    seenRecord({ id: 'ah-tk-20262027-9', number: '2026Z30001', received: '1999-01-01' }),
    seenRecord({ id: 'ah-tk-20262027-8', number: 'constructor', received: '2026-11-23' }),
  ];

  it.each([
    ['in order', records],
    ['the other way round', records.toReversed()],
    ['twice', [...records, ...records]],
  ])('%s takes the good ones, as plain text, once each', async (_, given) => {
    const w = world({ packaged });
    w.state.answer = () => answerOf(...given);
    const list = w.make();
    const before = (await list.facts()).known;
    await list.update();
    expect(await settled(list)).toBe('idle');
    const found = await list.search(words('zoutkoepels', { limit: 100 }));
    if (found.outcome !== 'found') throw new Error(found.reason);
    const byNumber = new Map(found.questions.map((record) => [record.number, record]));
    expect(byNumber.size).toBe(found.total);
    expect([...byNumber.keys()].toSorted()).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '09'].map((end) => `2026Z300${end}`),
    );
    expect(byNumber.get('2026Z30001')?.title).toHaveLength(600);
    expect(byNumber.get('2026Z30001')).toMatchObject({ state: 'answered', answered: null });
    expect(byNumber.get('2026Z30002')?.title).toBe('Zoutkoepels <img src=x onerror=alert(1)> & <b>meer</b>');
    // eslint-disable-next-line no-control-regex -- these must be gone
    expect(byNumber.get('2026Z30003')?.title).not.toMatch(/[\u0000-\u001f\u2028\u202e]/u);
    expect(byNumber.get('2026Z30004')?.submitted).toBe(null);
    expect(byNumber.get('2026Z30006')?.submitted).toBe(null);
    expect(byNumber.get('2026Z30007')?.submitters.length).toBeLessThanOrEqual(150);
    expect(byNumber.get('2026Z30009')).toMatchObject({ title: 'Zoutkoepels verbeterd', id: 'kv-tk-2026Z30009-n1' });
    expect(await list.facts()).toMatchObject({ known: before + 9, updatedTo: '2026-11-23', problem: null });
    expect(await w.make().related(about(TITLE))).toMatchObject({ outcome: 'listed', updatedTo: '2026-11-23' });
  });
});

describe('an update with an answer of another kind', () => {
  it.each([
    ['a page', '<!doctype html><title>Onderhoud</title>'],
    ['nothing', ''],
    ['half an answer', answerOf(question({})).slice(0, -120)],
    [
      'an entity that grows',
      `<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>${answerOf(question({ title: '&c;' }))}`,
    ],
    ['a status', 503],
    ['a refusal', 403],
  ] as const)('%s leaves the list as it was, says until when, and goes on later', async (_, answer) => {
    const w = world({ packaged });
    w.state.answer = () => answer;
    const list = w.make();
    const before = await list.facts();
    await list.update();
    for (let turn = 0; turn < 6; turn++) await list.onAlarm(CONTINUE_ALARM);
    const { known, updatedTo, update } = await list.facts();
    expect([known, updatedTo, update.phase]).toEqual([before.known, '2026-11-20', 'failed']);
    expect(update.failure).not.toBe(null);
    expect(await list.related(about(TITLE))).toMatchObject({ outcome: 'listed', updatedTo: '2026-11-20' });
    w.state.answer = () => answerOf(question({}));
    await w.make().update();
    await expect.poll(async () => (await w.make().facts()).update.phase).toBe('idle');
    expect(await w.make().search(words('zoutkoepels'))).toMatchObject({ total: 1, updatedTo: '2026-11-23' });
  });
});
