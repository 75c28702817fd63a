import { describe, it } from 'vitest';
import { SEED, useChromium, useHosts } from '../support/session.ts';
import { Accessibility } from '../support/accessibility.ts';

const hosts = useHosts();
const browser = useChromium(hosts, { locale: 'en' });

describe('in an English Chromium', () => {
  it('speaks English, and Dutch once the reader asks for it in the options', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText({ role: 'status', within: { role: 'region', name: 'Kantlijn' } }, /^Answered/);
    const options = await browser().context.newPage();
    await options.goto(`chrome-extension://${await browser().extensionId()}/options.html`);
    const optionsAx = new Accessibility(options, await browser().context.newCDPSession(options));
    await optionsAx.click({ role: 'radio', name: 'Nederlands' });
    await optionsAx.waitFor({ role: 'heading', name: 'Kantlijn: instellingen' });
    await page.reload();
    await ax.waitForText({ role: 'status', within: { role: 'region', name: 'Kantlijn' } }, /^Beantwoord/);
  });
});
