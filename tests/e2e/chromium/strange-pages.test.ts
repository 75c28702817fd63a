import { describe, expect, it } from 'vitest';
import { flatten } from '../support/accessibility.ts';
import { useData } from '../support/data.ts';
import type { Variant } from '../support/make-data.ts';
import {
  ADD_NOTE,
  ANY_STATE,
  STRIP,
  COURSE_TAB,
  FRAME,
  NOTE_BOX,
  openCourse,
  SAVED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { expectPageWorks, watchErrors } from '../support/wrong.ts';

const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const ESCAPED = HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const CASES: readonly Variant[] = [
  { id: 'kv-tk-2024Z91001', options: { layout: 'unknown' } },
  { id: 'kv-tk-2024Z91002', options: { body: false } },
  { id: 'kv-tk-2024Z91003', options: { headMetadata: false } },
  { id: 'kv-tk-2024Z91004', options: { headIdentifier: 'kv-tk-2019Z00001' } },
  { id: 'kv-tk-2024Z91005', options: { schemeAttribute: 'scheme', layout: 'numbered' } },
  {
    id: 'kv-tk-2024Z91006',
    xml: [['isodatum="2024-02-07">7 februari 2024', 'isodatum="2024-02-30">30 februari 2024']],
    metadata: [['content="2024-02-07"', 'content="2024-02-30"']],
  },
  {
    id: 'kv-tk-2024Z91007',
    xml: [
      [
        'https://www.volkskrant.nl/columns-opinie/opinie-kabinet-moet-alerter-zijn-op-spionage-met-chinese-scanners-bij-douane',
        'javascript:document.title=3',
      ],
      [/het bericht «[^»]*»/, `het bericht «${ESCAPED}»`],
    ],
    metadata: [[/Het bericht ‘[^’]*’/, ESCAPED]],
  },
  { id: 'kv-tk-2024Z91008', xml: [['</kamervragen>', '']] },
];

/** Each case is a question of its own, with its own number and without appendices. */
const VARIANTS = CASES.map((variant): Variant => {
  const number = ['2024Z01911', variant.id.slice('kv-tk-'.length)] as const;
  const appendices = [/<metadata name="OVERHEIDop.aanhangsel"[^>]*>/, ''] as const;
  return {
    ...variant,
    xml: [number, ...(variant.xml ?? [])],
    metadata: [number, appendices, ...(variant.metadata ?? [])],
  };
});

const dataDir = useData(VARIANTS);
const hosts = useHosts({ dataDir });
const browser = useChromium(hosts);

async function openStrange(id: string) {
  const { page, ax } = await browser().open(hosts().url(id));
  const errors = watchErrors(page);
  await ax.waitFor(STRIP);
  const state = await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 });
  return { page, ax, errors, state };
}

describe('strange pages in Chromium', () => {
  for (const { id, what } of [
    { id: 'kv-tk-2024Z91001', what: 'an unknown layout' },
    { id: 'kv-tk-2024Z91002', what: 'an empty body' },
    { id: 'kv-tk-2024Z91003', what: 'no head metadata' },
    { id: 'kv-tk-2024Z91004', what: 'ids that contradict each other' },
    { id: 'kv-tk-2024Z91005', what: 'the older body and attribute' },
    { id: 'kv-tk-2024Z91006', what: 'a date that does not exist' },
    { id: 'kv-tk-2024Z91007', what: 'script in title and footnote' },
    { id: 'kv-tk-2024Z91008', what: 'publication XML that is not well-formed' },
  ]) {
    it(`${what}: a state, notes, and an untouched page`, async () => {
      const { page, ax, errors } = await openStrange(id);
      await ax.click(ADD_NOTE);
      await ax.type(NOTE_BOX, `Bij ${what}`);
      await ax.waitForText({}, SAVED);
      await expectPageWorks(page, errors);
    });
  }

  it('a page without readable text gets one sentence that says so', async () => {
    for (const id of ['kv-tk-2024Z91002', 'kv-tk-2024Z91008']) {
      const { ax } = await openStrange(id);
      await ax.click({ role: 'button', name: 'Meer' });
      await ax.waitForText({ role: 'group', name: 'Meer' }, /Deze opmaak kent Kantlijn niet/);
    }
  });

  it('a question that is long overdue shows the day its term ended and claims no lateness; an impossible date is never used in a calculation', async () => {
    expect((await openStrange('kv-tk-2024Z91005')).state).toMatch(
      /^Geen antwoord gevonden Termijn liep af op 28 februari 2024/,
    );
    const { ax, state } = await openStrange('kv-tk-2024Z91006');
    expect(state).toMatch(/^Onbekend/);
    await openCourse(ax);
    expect(await ax.text(FRAME)).toMatch(/30 februari 2024|2024-02-30|datum/i);
  });

  it('a page that contradicts itself shows no answer of another question', async () => {
    const { ax, state } = await openStrange('kv-tk-2024Z91004');
    expect(state).not.toMatch(/^Beantwoord/);
    await ax.click(COURSE_TAB);
    await ax.waitForText(FRAME, /tegen|anders|2019Z00001/i);
  });

  it('nothing of a title runs, and no link leads to script', async () => {
    const { page, ax } = await openStrange('kv-tk-2024Z91007');
    expect(await page.title()).not.toMatch(/^[123]$/);
    await openCourse(ax);
    const ours = [await ax.waitFor(STRIP), await ax.waitFor(FRAME)].flatMap(flatten);
    expect(await page.title()).not.toMatch(/^[123]$/);
    const urls = ours.flatMap(({ role, properties }) => (role === 'link' ? [String(properties['url'])] : []));
    expect(urls.filter((url) => !/^(https:|chrome-extension:)/.test(url))).toEqual([]);
  });

  it('the fake 404 with status 200 gets no strip with a state', async () => {
    const { page, ax } = await browser().open(hosts().url('kv-tk-2024Z99998'));
    await page.waitForTimeout(2500);
    const text = await ax.text({});
    expect(text).not.toMatch(/Beantwoord|Te laat|Wacht op antwoord|Uitgesteld/);
  });
});
