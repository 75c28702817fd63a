import { expect, it } from 'vitest';
import { sectionsOf, withSection } from '../../../bench/support/sections.ts';

/** What `npm run bench -- NAME --keep` writes into docs/performance.md. */

const table = (title: string, part?: string) => ({
  title,
  about: 'About.',
  head: ['', 'ms'],
  rows: [['row', 1]],
  ...(part === undefined ? {} : { part }),
});
const keep = (document: string, tables: ReturnType<typeof table>[], made: string): string =>
  sectionsOf('named', tables, made).reduce(withSection, document);

it('one part of a measurement leaves the others, and what is written between them', () => {
  const both = keep('# Figures\n', [table('In Chromium', 'chrome'), table('In Firefox', 'firefox')], 'both');
  const told = both.replace('<!-- bench:named-firefox -->', 'A word about it.\n\n<!-- bench:named-firefox -->');
  const after = keep(told, [table('Anew', 'chrome')], 'one');
  expect(after).toContain('### Anew');
  expect(after).not.toContain('### In Chromium');
  expect(after).toContain('### In Firefox');
  expect(after).toContain('A word about it.');
  expect(after.match(/\bone$/gmu)).toHaveLength(1);
  expect(after.match(/\bboth$/gmu)).toHaveLength(1);
});

it('a measurement without parts has one section with all its tables', () => {
  const [only, ...more] = sectionsOf('named', [table('A'), table('B')], 'made');
  expect(more).toEqual([]);
  expect(only?.name).toBe('named');
  expect(only?.text).toMatch(/### A[^]*### B[^]*made$/u);
});

it('a measurement that made nothing changes nothing', () => {
  expect(keep('# Figures\n', [], 'made')).toBe('# Figures\n');
});
