import { markdown, type Table } from './table.ts';

/** What a measurement has in docs/performance.md: all of it, or one part. */
export interface Section {
  readonly name: string;
  /** Markdown: tables, and how and when they were made. */
  readonly text: string;
}

/**
 * One section for each part of a measurement, so that a part that was made alone replaces no other.
 *
 * @param name of the measurement
 * @param made how and when the tables were made, Markdown
 */
export function sectionsOf(name: string, tables: readonly Table[], made: string): Section[] {
  const parts = new Set(tables.map(({ part }) => part));
  return [...parts].map((part) => ({
    name: part === undefined ? name : `${name}-${part}`,
    text: `${tables
      .filter((table) => table.part === part)
      .map(markdown)
      .join('\n\n')}\n\n${made}`,
  }));
}

/** A document in which a section replaces what was there of the same name, or comes last. What is outside of sections stays. */
export function withSection(document: string, { name, text }: Section): string {
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const part = `${start}\n${text}\n${end}`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  return from >= 0 && to > from
    ? document.slice(0, from) + part + document.slice(to + end.length)
    : `${document.trimEnd()}\n\n${part}\n`;
}
