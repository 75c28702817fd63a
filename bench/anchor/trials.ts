import { toRange } from '../../utils/domain/anchor/index.ts';
import { seededRandom } from '../../utils/questions/rank/linear.ts';
import type { BenchDocument } from './corpus.ts';
import { EDITS, pick, type Random } from './edits.ts';
import { CLOSE, OPEN, render, truth, type Rendered } from './render.ts';
import type { Scheme, Verdict } from './schemes.ts';

/** Result of a scheme for one passage after one edit. */
export type Mark = 'right' | 'wrong' | 'lost' | 'asked right' | 'asked other';

export interface Outcome {
  readonly scheme: string;
  readonly edit: string;
  readonly selection: string;
  /** The passage is still there. */
  readonly there: boolean;
  readonly mark: Mark;
  readonly detail: string;
}

const SELECTIONS = ['word', 'phrase', 'repeated', 'sentence', 'part'] as const;

/** A stretch of one part of the text, in offsets of the part's text; null when it has none of that kind. */
function choose(
  doc: BenchDocument,
  at: number,
  kind: (typeof SELECTIONS)[number],
  next: Random,
): [number, number] | null {
  const text = doc.parts[at]?.text ?? '';
  const words = [...text.matchAll(/[^\s\uE002\uE003]+/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const run = (from: number, count: number): [number, number] | null => {
    const [first, last] = [words[from], words[from + count - 1]];
    return first && last ? [first[0], last[1]] : null;
  };
  switch (kind) {
    case 'word':
      return run(Math.floor(next() * words.length), 1);
    case 'phrase':
      return run(
        Math.floor(next() * Math.max(1, words.length - 5)),
        Math.min(words.length, 3 + Math.floor(next() * 4)),
      );
    case 'repeated': {
      const everything = doc.parts.map((part) => part.text).join('\n');
      const choices = words.flatMap((_, from) => {
        const stretch = run(from, 2 + Math.floor(next() * 4));
        const quote = stretch ? text.slice(...stretch) : '';
        const first = quote === '' ? -1 : everything.indexOf(quote);
        return stretch && first >= 0 && everything.includes(quote, first + 1) ? [stretch] : [];
      });
      return pick(choices, next) ?? null;
    }
    case 'sentence': {
      const sentences = [...text.matchAll(/\p{Lu}[^.?!\n]{20,}[.?!]/gu)];
      const match = pick(sentences, next);
      return match ? [match.index, match.index + match[0].length] : null;
    }
    case 'part':
      return [0, text.length];
  }
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};

/** At the right position: what is shown and what should be overlap by four fifths. */
const SAME = 0.8;

function judge(verdict: Verdict, wanted: { start: number; end: number } | null): Mark {
  const hits = wanted !== null && verdict.places.some((place) => overlap(place, wanted) >= SAME);
  if (verdict.says === 'lost') return 'lost';
  if (verdict.says === 'asks') return hits ? 'asked right' : 'asked other';
  return hits ? 'right' : 'wrong';
}

/** Runs every edit on a few passages of a document, every scheme on each. */
export async function trials(
  doc: BenchDocument,
  schemes: readonly Scheme[],
  seed: number,
  perSelection: number,
): Promise<Outcome[]> {
  const next = seededRandom(seed);
  const outcomes: Outcome[] = [];
  const page: Rendered = render(doc);
  const usable = doc.parts.flatMap((part, index) => (part.kind !== 'heading' && part.text.length > 15 ? [index] : []));
  for (const selection of SELECTIONS) {
    for (let turn = 0; turn < perSelection; turn += 1) {
      const at = pick(usable, next);
      const stretch = at === undefined ? null : choose(doc, at, selection, next);
      if (at === undefined || !stretch) continue;
      const [from, to] = stretch;
      const marked: BenchDocument = {
        ...doc,
        parts: doc.parts.map((part, index) =>
          index === at
            ? {
                ...part,
                text: part.text.slice(0, from) + OPEN + part.text.slice(from, to) + CLOSE + part.text.slice(to),
              }
            : part,
        ),
      };
      const here = truth(marked, page.index);
      const range = here && toRange(page.index, here);
      if (!range) continue;
      const stored = await Promise.all(schemes.map((scheme) => scheme.describe(page, range)));
      for (const [edit, change] of Object.entries(EDITS)) {
        const edited = change(marked, at, next);
        if (!edited) continue;
        const changed = render(edited.doc, edited.layout);
        const wanted = truth(edited.doc, changed.index);
        for (const [which, scheme] of schemes.entries()) {
          const verdict = await scheme.resolve(changed, stored[which]);
          const mark = judge(verdict, wanted);
          const texts = verdict.places.map((place) => changed.index.text.slice(place.start, place.end).slice(0, 400));
          outcomes.push({
            scheme: scheme.name,
            edit,
            selection,
            there: wanted !== null,
            mark,
            detail: `${doc.name} | ${JSON.stringify(page.index.text.slice(here.start, here.end).slice(0, 400))} -> ${JSON.stringify(texts)} wanted ${wanted ? JSON.stringify(changed.index.text.slice(wanted.start, wanted.end).slice(0, 400)) : 'nothing'}`,
          });
        }
      }
    }
  }
  return outcomes;
}
