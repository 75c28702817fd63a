import type { Page } from 'playwright-core';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { KAMER_DATA_HOST, KAMER_HOSTS } from '../../../utils/domain/site/hosts.ts';
import type { RunningChromium } from '../support/chromium.ts';
import { allowedBuild } from '../support/allowed.ts';

/** The shipped build as it is once the reader has consented to both hosts of the Tweede Kamer. */
export async function kamerBuild(): Promise<string> {
  await ensureBuild({ browser: 'chrome' });
  return allowedBuild({ browser: 'chrome' }, [`https://${KAMER_DATA_HOST}/*`, `https://${KAMER_HOSTS[0]}/*`]);
}

export const PAGES_SWITCH = 'Op pagina’s van Kamervragen tonen hoe het met de vraag staat';
export const DATA_SWITCH = 'Bij een vraag ook tonen wat de Tweede Kamer ervan weet';

/** The settings, opened as a reader does. */
export async function openSettings(browser: RunningChromium): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/options.html`);
  return page;
}

/** Puts a switch on or off in the settings, and closes them. */
export async function turn(browser: RunningChromium, label: string, on: boolean): Promise<void> {
  const page = await openSettings(browser);
  const box = page.getByLabel(label);
  await page.getByText('Namen en fracties, het ministerie').waitFor();
  if ((await box.isChecked()) !== on) await box.click();
  await page.waitForFunction(
    ([name, wanted]) =>
      [...document.querySelectorAll('label')].some(
        (one) => one.textContent === name && one.querySelector('input')?.checked === wanted,
      ),
    [label, on] as const,
  );
  await page.close();
}
