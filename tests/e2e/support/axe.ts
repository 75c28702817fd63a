import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The axe-core script, to be run in a page. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A finding of axe, short enough to read in a failed test. */
export interface Violation {
  id: string;
  impact: string | null | undefined;
  targets: string[];
}

/** Runs in the page after {@link AXE}: WCAG 2.2 A and AA over Kantlijn's own elements, open roots included. */
export const RUN_AXE = `(async () => {
  const ours = [...document.querySelectorAll('*')].filter((element) => element.hasAttribute('data-kantlijn'));
  if (ours.length === 0) throw new Error('Nothing of Kantlijn is in the page.');
  if (ours.some((element) => element.shadowRoot === null)) throw new Error('A root is closed; this needs the open build.');
  const result = await axe.run({ include: ours }, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });
  return {
    passes: result.passes.length,
    violations: result.violations.map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.map(({ target, html }) => target.join(' ') + ' ' + html.slice(0, 160)) })),
  };
})()`;
