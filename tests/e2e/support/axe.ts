import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** The axe-core script, to be run in a page. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A finding of axe, short enough to read in a failed test. */
export interface Violation {
  id: string;
  impact: string | null | undefined;
  targets: string[];
}

/** What axe found. */
export interface AxeReport {
  passes: number;
  violations: Violation[];
}

/** WCAG 2.2 A and AA, and what axe calls good practice. */
const TAGS = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

const SHORT = `({
  passes: result.passes.length,
  violations: result.violations.map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.map(({ target, html }) => target.join(' ') + ' ' + html.slice(0, 160)) })),
})`;

/** Runs in the page after {@link AXE}: over Kantlijn's own elements, open roots included, but not into its frame. */
const RUN_AXE = `(async () => {
  const ours = [...document.querySelectorAll('*')].filter((element) => element.hasAttribute('data-kantlijn'));
  if (ours.length === 0) throw new Error('Nothing of Kantlijn is in the page.');
  if (ours.some((element) => element.shadowRoot === null)) throw new Error('A root is closed; this needs the open build.');
  const result = await axe.run({ include: ours }, { runOnly: ${TAGS}, resultTypes: ['violations'], iframes: false });
  return ${SHORT};
})()`;

/** Runs in the frame after {@link AXE}. It is a part of a page: main heading and landmarks are the page's. */
const RUN_AXE_IN_FRAME = `axe.run(document, {
  runOnly: ${TAGS},
  resultTypes: ['violations'],
  rules: Object.fromEntries(['page-has-heading-one', 'landmark-one-main', 'region'].map((rule) => [rule, { enabled: false }])),
}).then((result) => ${SHORT})`;

/** Runs axe over a page of the extension. Its policy lets no script in, so the browser itself runs it. */
export async function runAxeOnOwnPage(page: Page): Promise<{ passes: number; violations: string[] }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ${TAGS} }).then((result) => ({
      passes: result.passes.length,
      violations: result.violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')),
    }))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return result.value as { passes: number; violations: string[] };
}

/** A page as either driver gives it. */
interface AnyPage {
  evaluate(script: string): Promise<unknown>;
  frames(): { parentFrame(): unknown; evaluate(script: string): Promise<unknown> }[];
}

/**
 * Runs axe over everything of Kantlijn's in a page that has no frames of its own.
 *
 * @param behind colour of the page behind the frame, which axe cannot see from within; without it it takes white
 * @returns what it found in the page, and in the frame when there is one
 */
export async function runAxe(page: AnyPage, behind?: string): Promise<AxeReport[]> {
  await page.evaluate(AXE);
  const reports = [(await page.evaluate(RUN_AXE)) as AxeReport];
  for (const frame of page.frames().filter((one) => one.parentFrame() !== null)) {
    if (behind !== undefined)
      await frame.evaluate(`document.documentElement.style.background = ${JSON.stringify(behind)}`);
    await frame.evaluate(AXE);
    reports.push((await frame.evaluate(RUN_AXE_IN_FRAME)) as AxeReport);
  }
  return reports;
}
