import { afterEach, expect, it } from 'vitest';
import { buildDir } from '../../../scripts/start-build.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { ADD_NOTE, ANY_STATE, NOTE_BOX, STATE, useChromium, useHosts } from '../support/session.ts';

/** An update in the middle of a word: the extension goes, the frame and its words stay. */

const hosts = useHosts();
// Builds, when it must.
useChromium(hosts);
let own: RunningChromium | undefined;
afterEach(async () => own?.close());

it('unsaved text stays in the frame, which says what to do', async () => {
  own = await launchChromium({ extensionDir: buildDir({ browser: 'chrome' }), replica: hosts().hosts });
  const { page, ax } = await own.open(hosts().url('kv-tk-2025Z90103'));
  await ax.waitForText(STATE, ANY_STATE);
  await ax.click(ADD_NOTE);
  await ax.waitFor(NOTE_BOX);
  const worker = await own.worker();
  await page.keyboard.type('midden in een wo');
  await worker.evaluate('chrome.runtime.reload()').catch(() => undefined);
  await page.keyboard.type('ord');
  await ax.waitForText({ role: 'status', name: '' }, /Kantlijn is bijgewerkt/);
  expect((await ax.waitFor(NOTE_BOX)).value).toBe('midden in een woord');
});
