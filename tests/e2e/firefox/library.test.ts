import { describe, expect, it } from 'vitest';
import { launchFirefox } from '../support/firefox.ts';
import { ensureBuild } from '../../../scripts/start-build.ts';

/** The address Firefox gives our pages, chosen here so that the test can open them. */
const UUID = '6d1f0a3e-9d3c-4b0e-8f53-0a7f1f6a2c11';

describe('the library in Firefox', () => {
  it('is drawn as sidebar and as tab, and reads the notes from the background', async () => {
    const extensionDir = await ensureBuild({ browser: 'firefox' });
    const firefox = await launchFirefox({
      extensionDir,
      replica: null,
      prefs: { 'extensions.webextensions.uuids': JSON.stringify({ 'kantlijn@kantlijn.example': UUID }) },
    });
    try {
      for (const [file, text] of [
        ['library.html#all', 'Hier komen al uw notities'],
        ['sidepanel.html#manage', 'Laatste back-up: nog nooit'],
        ['library.html#welcome', 'Welkom bij Kantlijn'],
      ] as const) {
        const page = await firefox.browser.newPage();
        await page.goto(`moz-extension://${UUID}/${file}`);
        await page.waitForFunction((wanted: string) => document.body.textContent?.includes(wanted), {}, text);
        expect(await page.evaluate(() => document.documentElement.lang)).toBe('nl');
        await page.close();
      }
    } finally {
      await firefox.close();
    }
  });
});
