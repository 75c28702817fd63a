import { readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findReferences } from '../../../../utils/domain/publication/references.ts';
import { hasRecorded, recorded, recordedFolder } from '../publication/recorded.ts';

const targets = (text: string): string[] =>
  findReferences([{ place: 'x', reason: 'mentioned', text, links: [] }], []).references.map(({ target }) => target);

/** Plain forms, found by a rule that shares nothing with the reader: dossier, optional part, "nr." and a number. */
const PLAIN = /(?<![\d.,])(\d{2}) ?(\d{3})(?:[- ]([IVX]+|[A-Z]|\d{2}))?,? ?nr\.? ?(\d{1,4})(?![\d-])/g;
const plain = (text: string): string[] =>
  [...text.matchAll(PLAIN)].map(([, a, b, part, number]) =>
    [`kst-${a}${b}`, part ?? [], String(Number(number))].flat().join('-'),
  );

describe.skipIf(!hasRecorded)('recorded texts (skipped when they are not there)', () => {
  const texts = hasRecorded
    ? readdirSync(recordedFolder('docs-text'))
        .filter((file) => file.endsWith('.txt'))
        .map((file) => recorded(`docs-text/${file}`).replace(/\s+/g, ' '))
    : [];
  const titles = hasRecorded
    ? gunzipSync(readFileSync(recordedFolder('odata/zaken-schriftelijke-vragen.2024-10-02.jsonl.gz')))
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const row = JSON.parse(line) as { Titel: string | null; Onderwerp: string | null };
          return `${row.Titel ?? ''} ${row.Onderwerp ?? ''}`.replace(/\s+/g, ' ');
        })
    : [];

  it('real documents: every paper in a plain form is found', () => {
    const wanted = texts.map(plain);
    expect(wanted.flat().length).toBeGreaterThan(30);
    expect(texts.map((text, index) => wanted[index]?.filter((one) => !targets(text).includes(one)))).toEqual(
      texts.map(() => []),
    );
  });

  it('real titles: every paper in a plain form is found, and few numbers beside them', () => {
    const wanted = titles.map(plain);
    expect(wanted.flat().length).toBeGreaterThan(15);
    const missed = titles.flatMap((title, index) => wanted[index]?.filter((one) => !targets(title).includes(one)));
    expect(missed).toEqual([]);
    const papers = titles.flatMap(targets).filter((target) => target.startsWith('kst-'));
    console.log(
      `papers named in ${titles.length} titles: ${papers.length}, ${wanted.flat().length} of them in a plain form`,
    );
    expect(papers.length).toBeLessThan(60);
  });
});
