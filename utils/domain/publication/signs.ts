import { HEAD } from '../site/head.ts';
import { markupFor } from '../site/markup.ts';
import type { Sign } from './record.ts';

/**
 * Which of our assumptions hold in a page. Separate from the reader, because only bug reports and Diagnose need it and the
 * page script should not load it.
 *
 * @param root the document, or an element that holds a piece of a page
 * @returns one sign per row of the tables that readers use
 */
export function readSigns(root: Document | Element): Sign[] {
  const roles = [
    'container',
    'heading',
    'question',
    'answer',
    'itemLabel',
    'remark',
    'noteBlock',
    'noteCall',
    'overview',
    'extraInfo',
    'related',
  ] as const;
  const markup = roles.flatMap((role) =>
    markupFor(role).map((row) => {
      const found = root.querySelector(row.selector) !== null;
      return { sign: row.sign, found, evidence: found ? row.selector : '' };
    }),
  );
  const metas = new Map(
    [...root.querySelectorAll('meta[name]')].map((meta) => [
      (meta.getAttribute('name') ?? '').trim().toLowerCase(),
      meta.getAttribute('content') ?? '',
    ]),
  );
  const head = HEAD.map((row) => {
    const value = metas.get(row.name.toLowerCase());
    return {
      sign: row.sign,
      found: value !== undefined,
      evidence: value === undefined ? '' : `${row.name}: ${value}`.slice(0, 200),
    };
  });
  return [...markup, ...head];
}
