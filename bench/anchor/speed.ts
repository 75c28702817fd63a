import { indexDocument } from '../../utils/domain/anchor/index.ts';
import { toRange } from '../../utils/domain/anchor/index.ts';
import { seededRandom } from '../../utils/questions/rank/linear.ts';
import { longDocument, type BenchDocument } from './corpus.ts';
import { render, type Rendered } from './render.ts';
import type { Scheme } from './schemes.ts';

export interface Timing {
  readonly scheme: string;
  readonly state: 'unchanged' | 'edited' | 'taken out';
  /** Milliseconds for all notes; extrapolated for a scheme that exceeds the limit. */
  readonly milliseconds: number;
  readonly notes: number;
  readonly measured: number;
  readonly documentLength: number;
}

/** Time limit of a scheme per state; the rest is extrapolated. */
const LIMIT = 15_000;

/** Time to find `notes` passages again in a long document, reading the document included. */
export async function speed(schemes: readonly Scheme[], size = 300_000, notes = 1_000): Promise<Timing[]> {
  const doc = longDocument(size);
  const page = render(doc);
  const next = seededRandom(7);
  const spans = Array.from({ length: notes }, () => {
    const part = page.index.parts[Math.floor(next() * page.index.parts.length)];
    if (!part) throw new Error('empty document');
    const length = 5 + Math.floor(next() * 150);
    const start = part.contentStart + Math.floor(next() * Math.max(1, part.end - part.contentStart - length));
    return { start, end: Math.min(part.end, start + length) };
  });
  const versions: Record<Timing['state'], BenchDocument> = {
    unchanged: doc,
    edited: {
      ...doc,
      parts: doc.parts.map((part) => ({ ...part, text: `${part.text.replace('dossier', 'dosier')} Dat is alles.` })),
    },
    'taken out': {
      ...doc,
      parts: doc.parts.map((part) => ({
        ...part,
        text: `Deze tekst is vervallen op grond van besluit ${part.numbers.join()} ${'en wat daarop volgde '.repeat(8)}.`,
      })),
    },
  };
  const timings: Timing[] = [];
  const pages = Object.entries(versions).map(([state, version]): [Timing['state'], Rendered] => [
    state as Timing['state'],
    render(version),
  ]);
  for (const scheme of schemes) {
    const stored: unknown[] = [];
    const begun = performance.now();
    for (const span of spans) {
      const range = toRange(page.index, span);
      if (range) stored.push(await scheme.describe(page, range));
      if (performance.now() - begun > LIMIT) break;
    }
    for (const [state, fresh] of pages) {
      const start = performance.now();
      const target = scheme.name === 'Kantlijn' ? { root: fresh.root, index: indexDocument(fresh.root) } : fresh;
      let measured = 0;
      for (const each of stored) {
        await scheme.resolve(target, each);
        measured += 1;
        if (performance.now() - start > LIMIT) break;
      }
      const spent = performance.now() - start;
      timings.push({
        scheme: scheme.name,
        state,
        milliseconds: (spent / measured) * notes,
        notes,
        measured,
        documentLength: page.index.text.length,
      });
    }
  }
  return timings;
}
