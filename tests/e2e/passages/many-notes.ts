import type { Worker } from 'playwright-core';
import { describe, indexDocument } from '../../../utils/domain/anchor/index.ts';

/**
 * Marks all over a document, described by Kantlijn itself, as rows of its database.
 *
 * @param document the page as it came
 * @param id its identifier
 */
export function marks(document: Document, id: string, count: number): object[] {
  const index = indexDocument(document);
  const questionNumber = '2025Z90120';
  const info = { id, version: null, date: null, questionNumbers: [questionNumber] };
  return Array.from({ length: count }, (_, n) => {
    const start = Math.floor((n / count) * (index.text.length - 200));
    const passage = describe({ start, end: start + 20 + (n % 60) }, index, info);
    // Notes come by id: spread, so that those in sight are nowhere together.
    const place = (n * 7_919) % count;
    return {
      id: `20000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
      target: { publication: id, questionNumber, subQuestion: null },
      body: `notitie ${n}`,
      publicationTitle: 'Lang',
      created: '2026-11-01T10:00:00.000Z',
      modified: '2026-11-01T10:00:00.000Z',
      revision: 1,
      deleted: null,
      passage,
      meaning: ['important', 'question', 'fact', 'action', null][n % 5],
      tags: [],
    };
  });
}

/** Puts rows into the extension's database, past its messages: what is measured is reading them. */
export async function store(worker: Worker, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1_000) {
    // oxlint-disable-next-line no-await-in-loop
    await worker.evaluate(
      async (portion) => {
        for (const { name } of await indexedDB.databases()) {
          const request = indexedDB.open(name ?? '');
          await new Promise((resolve) => request.addEventListener('success', resolve));
          const database = request.result;
          if (database.objectStoreNames.contains('notes')) {
            const transaction = database.transaction('notes', 'readwrite');
            for (const row of portion) transaction.objectStore('notes').put(row);
            await new Promise((resolve) => transaction.addEventListener('complete', resolve));
          }
          database.close();
        }
      },
      rows.slice(at, at + 1_000),
    );
  }
}
