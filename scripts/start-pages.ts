import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { flatten, textOf, type Accessibility, type AxNode } from '../tests/e2e/support/accessibility.ts';

/** The question the demo opens by default. */
export const SEED = 'kv-tk-2024Z01911';

/** Publications of the replica: one for each state, and some that are hard to read. */
export const STATE_PAGES = [
  SEED,
  'kv-tk-2025Z90101',
  'kv-tk-2025Z90102',
  'kv-tk-2025Z90106',
  'kv-tk-2025Z90107',
  'kv-tk-2026Z90108',
  'kv-tk-2026Z90109',
  'kv-tk-2026Z90110',
  'kv-tk-2026Z90111',
  'kv-tk-2025Z90112',
  'kv-ek-299900001',
  'kv-tk-2025Z90114',
  'kv-tk-2025Z90123',
  'ah-tk-20232024-9019',
] as const;

const HOST = 'https://zoek.officielebekendmakingen.nl';

/** Address of a publication, from its identifier or address; the seed question by default. */
export function addressOf(given: string | undefined): string {
  if (given === undefined) return `${HOST}/${SEED}.html`;
  return /^https?:/.test(given) ? given : `${HOST}/${given.replace(/\.html$/, '')}.html`;
}

/** How to take a picture. Zoom works as in a browser: at 2, half as much fits in the window. */
export interface Look {
  dark?: boolean;
  /** Width of the window, px. */
  width?: number;
  zoom?: number;
}

/** Takes a picture of the whole page. */
export async function picture(page: Page, { dark = false, width = 1280, zoom = 1 }: Look, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  const size = {
    width: Math.round(width / zoom),
    height: Math.round(900 / zoom),
    deviceScaleFactor: zoom,
    mobile: false,
  };
  await session.send('Emulation.setDeviceMetricsOverride', size);
  await page.waitForTimeout(400);
  // Playwright's full-page picture would resize the window and change the layout.
  const { cssContentSize } = await session.send('Page.getLayoutMetrics');
  const clip = { x: 0, y: 0, width: size.width, height: Math.ceil(cssContentSize.height), scale: 1 };
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip });
  writeFileSync(path, Buffer.from(data, 'base64'));
  await session.send('Emulation.clearDeviceMetricsOverride');
  await session.detach();
}

/** How the text of a state begins, in both languages. "Status wordt opgezocht" (looking up) is not a state. */
export const ANY_STATE =
  /^(Beantwoord|Afgedaan|Ingetrokken|Wacht|Uitgesteld|Te laat|Geen antwoord|Geen termijn|Onbekend|Answered|Settled|Withdrawn|Awaiting|Postponed|Overdue|No answer|No term|Unknown)/;

/** Waits until the strip shows any state. @returns the state as a screen reader says it */
export async function waitForState(ax: Accessibility, timeout = 40_000): Promise<string> {
  await ax.waitFor({ role: 'region', name: 'Kantlijn' }, { timeout });
  return ax.waitForText({ role: 'status', within: { role: 'region', name: 'Kantlijn' } }, ANY_STATE, { timeout });
}

const LINES = new Set([
  'heading',
  'listitem',
  'paragraph',
  'status',
  'LabelText',
  'term',
  'definition',
  'button',
  'textbox',
  'figcaption',
]);

/** The strip as lines of text in reading order; links include their address. */
export function outline(strip: AxNode): string[] {
  const lines = strip.children.flatMap((child): string[] => {
    if (LINES.has(child.role)) {
      const nested = child.children.filter((below) => below.role === 'list').flatMap(outline);
      const own = { ...child, children: child.children.filter((below) => below.role !== 'list') };
      const mark = { heading: '\n# ', listitem: '- ', button: '[button] ', textbox: '[text box] ' }[child.role] ?? '';
      return [`${mark}${textOf(own) || child.name}${addresses(own)}`, ...nested.map((line) => `  ${line}`)];
    }
    if (child.children.some((below) => below.role !== 'InlineTextBox')) return outline(child);
    const text = textOf(child);
    return text ? [text + addresses(child)] : [];
  });
  return lines.filter((line) => line.trim() !== '');
}

function addresses(node: AxNode): string {
  const urls = flatten(node).flatMap(({ role, properties }) =>
    role === 'link' ? [String(properties['url'] ?? '')] : [],
  );
  return urls.length > 0 ? ` <${urls.join('> <')}>` : '';
}
