import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../../tests/e2e/support/chromium.ts';
import { unpack } from './packages.ts';

interface ExtensionInfo {
  manifestErrors: { message: string }[];
  runtimeErrors: { message: string; severity: string }[];
  installWarnings?: string[];
  state: string;
  version: string;
}

/**
 * Loads a package in Chromium, and asks the browser itself what it has to say of its manifest and of its start.
 *
 * @param zip the package
 * @returns a sentence for each error and warning
 */
export async function whatChromiumSays(zip: string, version: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-package-'));
  try {
    unpack(zip, folder);
    // A network that leads nowhere: nothing here is about the site.
    const browser = await launchChromium({
      extensionDir: folder,
      replica: { resolverRules: 'MAP * ~NOTFOUND', proxy: null },
    });
    try {
      const id = await browser.extensionId();
      const page = await browser.context.newPage();
      await page.goto('chrome://extensions');
      const info = (await page.evaluate(
        async (id) =>
          (
            globalThis as unknown as {
              chrome: { developerPrivate: { getExtensionInfo(id: string): Promise<unknown> } };
            }
          ).chrome.developerPrivate.getExtensionInfo(id),
        id,
      )) as ExtensionInfo;
      return [
        ...(info.state === 'ENABLED' ? [] : [`is ${info.state} once loaded`]),
        ...(info.version === version ? [] : [`has version ${info.version}`]),
        ...info.manifestErrors.map(({ message }) => `manifest: ${message}`),
        ...info.runtimeErrors.map(({ message, severity }) => `${severity} at its start: ${message}`),
        ...(info.installWarnings ?? []),
      ];
    } finally {
      await browser.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
