import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { AXE, RUN_AXE, type Violation } from '../support/axe.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { ADD_NOTE, ANY_STATE, NOTE_BOX, SAVED, SEED, STATE, useFirefox, useHosts } from '../support/session.ts';

const hosts = useHosts();
const firefox = useFirefox(hosts);
let chromium: RunningChromium;
type Report = { passes: number; violations: Violation[] };

beforeAll(async () => {
  const extensionDir = await ensureBuild({ browser: 'chrome', openRoot: true });
  chromium = await launchChromium({ extensionDir, replica: hosts().hosts });
});
afterAll(async () => chromium.close());

describe('axe finds nothing, in Chromium', () => {
  for (const [name, look] of Object.entries({
    light: {},
    dark: { colorScheme: 'dark' as const },
    narrow: { width: 320 },
  })) {
    it(`${name}: card, notes and editors open`, async () => {
      const { page, ax } = await chromium.open(hosts().url(SEED));
      if ('colorScheme' in look) await page.emulateMedia({ colorScheme: look.colorScheme });
      if ('width' in look) await page.setViewportSize({ width: look.width, height: 800 });
      await ax.waitForText(STATE, ANY_STATE);
      if (!(await ax.find(NOTE_BOX))) {
        await ax.click(ADD_NOTE);
        await ax.type(NOTE_BOX, 'Voor de toegankelijkheid');
        await ax.waitForText({}, SAVED);
      }
      const question = await ax.find({ role: 'button', name: 'Notitie toevoegen bij vraag 1' });
      if (question) await ax.click({ role: 'button', name: 'Notitie toevoegen bij vraag 1' });
      await page.waitForTimeout(400);
      await page.evaluate(AXE);
      const report = (await page.evaluate(RUN_AXE)) as Report;
      expect(report.passes).toBeGreaterThan(5);
      expect(report.violations).toEqual([]);
      await page.close();
    });
  }

  it('an unknown state and a notice-only publication', async () => {
    for (const id of hosts()
      .replica.ids.filter((each) => each !== SEED)
      .slice(0, 12)) {
      const { page, ax } = await chromium.open(hosts().url(id));
      await ax.waitFor({ role: 'region', name: 'Kantlijn' });
      await page.waitForTimeout(800);
      await page.evaluate(AXE);
      const report = (await page.evaluate(RUN_AXE)) as Report;
      expect(report.violations, id).toEqual([]);
      await page.close();
    }
  });

  it('the options page', async () => {
    const page = await chromium.context.newPage();
    await page.goto(`chrome-extension://${await chromium.extensionId()}/options.html`);
    await page.waitForTimeout(1000);
    const session = await page.context().newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: AXE });
    const { result } = await session.send('Runtime.evaluate', {
      expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((result) => result.violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`,
      awaitPromise: true,
      returnByValue: true,
    });
    expect(result.value).toEqual([]);
  });
});

describe('axe finds nothing, in Firefox', () => {
  it('card, notes and editors open', async () => {
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.waitForText({ role: 'status' }, ANY_STATE, { timeout: 30_000 });
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'Voor de toegankelijkheid');
    await ax.click({ role: 'button', name: 'Notitie toevoegen bij vraag 1' });
    await page.evaluate(AXE);
    const report = (await page.evaluate(RUN_AXE)) as Report;
    expect(report.passes).toBeGreaterThan(5);
    expect(report.violations).toEqual([]);
  });
});
