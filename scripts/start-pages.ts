import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { flatten, textOf, type Accessibility, type AxNode } from '../tests/e2e/support/accessibility.ts';

/** The question the demo opens unless told otherwise. */
export const SEED = 'kv-tk-2024Z01911';
const HOST = 'https://zoek.officielebekendmakingen.nl';

/** Address of a publication given as identifier or as address; without any, the seed question. */
export function addressOf(given: string | undefined): string {
  if (given === undefined) return `${HOST}/${SEED}.html`;
  return /^https?:/.test(given) ? given : `${HOST}/${given.replace(/\.html$/, '')}.html`;
}

/** How a page is looked at. Zoom is the browser's: twice as large, half as much room. */
export interface Look {
  dark?: boolean;
  /** Width of the window, px. */
  width?: number;
  zoom?: number;
}

/** Takes a picture of the whole page in a certain look. */
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
  // The driver's own full-page picture lays the page out in its own size of window again.
  const { cssContentSize } = await session.send('Page.getLayoutMetrics');
  const clip = { x: 0, y: 0, width: size.width, height: Math.ceil(cssContentSize.height), scale: 1 };
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip });
  writeFileSync(path, Buffer.from(data, 'base64'));
  await session.send('Emulation.clearDeviceMetricsOverride');
  await session.detach();
}

/** How a state begins in either language; "Status wordt opgezocht" is none. */
export const ANY_STATE =
  /^(Beantwoord|Afgedaan|Ingetrokken|Wacht|Uitgesteld|Te laat|Geen termijn|Onbekend|Answered|Settled|Withdrawn|Awaiting|Postponed|Overdue|No term|Unknown)/;

/** Waits until the strip shows a state, whichever it is. Out: the state as it is read aloud. */
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

/** The strip as lines of text, in the order a screen reader meets them; links with their address. */
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
