import type { Page } from 'playwright-core';
import type { BuildOptions } from '../../../scripts/start-build.ts';
import { packCorpus } from '../../../utils/questions/file/pack.ts';
import { listed } from '../../unit/questions/listed.ts';
import { buildWithCorpus } from '../support/corpus.ts';

/** The one question of the replica that is in the list of these tests: overdue, as its own publication shows too. */
export const LISTED = '2026Z90110';
/** One that is not: only what was looked up knows it. */
export const UNLISTED = '2026Z90108';
const UNTIL = '2026-11-20';

/** A build with a list of all questions in which only {@link LISTED} is one that the replica's papers name. */
export const buildWithList = async (options?: BuildOptions): Promise<string> =>
  buildWithCorpus(
    await packCorpus(
      [listed(LISTED, { title: 'De losse stenen in de straat', submitted: '2026-10-01' }), listed('2024Z00001')],
      { until: UNTIL, source: 'generated' },
      { learn: false },
    ),
    options,
  );

/** A sign as it is drawn: nobody but the browser's own tools sees it. */
export interface DrawnSign {
  /** `bare` or `link`. */
  readonly on: string;
  readonly tone: string;
  /** `followed` and `noted`, and whether a state is drawn. */
  readonly own: readonly string[];
  readonly hasState: boolean;
}

interface RawNode {
  readonly localName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly RawNode[];
  readonly shadowRoots?: readonly RawNode[];
}

const attribute = (node: RawNode, name: string): string => {
  const at = node.attributes?.indexOf(name) ?? -1;
  return at < 0 ? '' : (node.attributes?.[at + 1] ?? '');
};

const below = (node: RawNode): RawNode[] => [
  node,
  ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(below),
];

/** What stands in the closed root of one of our hosts, as the debugger of Chromium tells it. */
async function inHost(page: Page, name: string): Promise<RawNode[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: RawNode };
  await session.detach();
  const host = below(root).find((node) => attribute(node, 'data-kantlijn') === name);
  return host === undefined ? [] : (host.shadowRoots ?? []).flatMap(below);
}

/** The signs that are drawn in a page, in the order they were made. */
export async function signsIn(page: Page): Promise<DrawnSign[]> {
  return (await inHost(page, 'named'))
    .filter(({ localName }) => localName === 'i')
    .map((sign) => {
      return {
        on: attribute(sign, 'class'),
        tone: attribute(sign, 'data-tone'),
        own: attribute(sign, 'data-own').split(' ').filter(Boolean),
        hasState: attribute(sign, 'data-state') === 'known',
      };
    });
}

/** What the page could read of the card if it had its root: names, attributes and texts. */
export async function cardIn(page: Page): Promise<string> {
  return JSON.stringify(await inHost(page, 'card'));
}

/** Where words stand, CSS pixels of the window, scrolled into it: the middle of a number in the text. */
export function middleOf(words: string): string {
  return `(() => {
    const walker = document.createTreeWalker(document.querySelector('#content') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.data.indexOf(${JSON.stringify(words)});
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + ${words.length});
      node.parentElement.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error('not in the page');
  })()`;
}
