import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { runAxe, runAxeOnOwnPage } from '../support/axe.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  STRIP,
  COURSE_TAB,
  NOTE_BOX,
  noteBoxAt,
  openCourse,
  SAVED,
  SEED,
  STATE,
  useFirefox,
  useHosts,
} from '../support/session.ts';

const hosts = useHosts();
const firefox = useFirefox(hosts);
let chromium: RunningChromium;

beforeAll(async () => {
  const extensionDir = await ensureBuild({ browser: 'chrome', openRoot: true });
  chromium = await launchChromium({ extensionDir, replica: hosts().hosts });
});
afterAll(async () => chromium.close());

/** What is looked at: strip, buttons and open frame, each with enough in it that silence says something. */
async function expectNothing(page: Parameters<typeof runAxe>[0], behind?: string): Promise<void> {
  const reports = await runAxe(page, behind);
  expect(reports).toHaveLength(2);
  for (const { passes } of reports) expect(passes).toBeGreaterThan(5);
  expect(reports.flatMap(({ violations }) => violations)).toEqual([]);
}

describe('axe finds nothing, in Chromium', () => {
  for (const [name, look] of Object.entries({
    light: {},
    'a light page in a dark system': { system: 'dark' as const },
    'a dark page': { system: 'dark' as const, background: '#101418' },
    narrow: { width: 320 },
  })) {
    it(`${name}: strip, course, notes and editors open`, async () => {
      const { page, ax } = await chromium.open(hosts().url(SEED));
      if ('system' in look) await page.emulateMedia({ colorScheme: look.system });
      const background = 'background' in look ? look.background : undefined;
      if (background !== undefined) {
        await page.addStyleTag({ content: `html, body, body * { background: ${background} !important; }` });
      }
      await page.setViewportSize({ width: 'width' in look ? look.width : 1270, height: 800 });
      await ax.waitForText(STATE, ANY_STATE);
      await ax.click(ADD_NOTE);
      await ax.waitFor(NOTE_BOX);
      await page.keyboard.type('Voor de toegankelijkheid');
      await ax.waitForText({}, SAVED);
      await expectNothing(page, background);
      // In a narrow window the open part covers the next one.
      await page.keyboard.press('Escape');
      await ax.waitForGone(NOTE_BOX);
      await ax.click(addNoteAt('1'));
      await ax.waitFor(noteBoxAt('1'));
      await expectNothing(page, background);
      await page.keyboard.press('Escape');
      await ax.waitForGone(noteBoxAt('1'));
      await openCourse(ax);
      await expectNothing(page, background);
      await page.close();
    });
  }

  it('an unknown state and a notice-only publication', async () => {
    for (const id of hosts()
      .replica.ids.filter((each) => each !== SEED)
      .slice(0, 12)) {
      const { page, ax } = await chromium.open(hosts().url(id));
      await ax.waitFor(STRIP);
      if (/^(kv|ah)-/.test(id)) await ax.waitForText(STATE, ANY_STATE, { timeout: 60_000 });
      const reports = await runAxe(page);
      expect(reports[0]?.violations, id).toEqual([]);
      await page.close();
    }
  });

  it('the options page', async () => {
    const page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${await chromium.extensionId()}/options.html`);
    await page.waitForTimeout(1000);
    const { passes, violations } = await runAxeOnOwnPage(page);
    expect(passes).toBeGreaterThan(10);
    expect(violations).toEqual([]);
  });
});

describe('axe finds nothing, in Firefox', () => {
  it('strip, course, notes and editors open', async () => {
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.waitForText({ role: 'status' }, ANY_STATE, { timeout: 30_000 });
    await ax.click(COURSE_TAB);
    await ax.waitFor({ role: 'list', name: 'Documenten' });
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'Voor de toegankelijkheid');
    await ax.waitFor({ role: 'status', name: SAVED });
    await expectNothing(page);
    await ax.click(addNoteAt('1'));
    await ax.waitFor(noteBoxAt('1'));
    await expectNothing(page);
  });
});
