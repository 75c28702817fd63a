import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describe as describePassage,
  foldPassage,
  type DescribedSelectors,
  PassageSelectors,
  resolve,
  toRange,
  type DocumentIndex,
} from '../../../../utils/domain/anchor/index.ts';
import { dropQuestion, GAZETTE, swapQuestions, toHtml, UNKNOWN, writeDocument, type Layout } from './fixtures.ts';
import { INFO, page, type Page } from './helpers.ts';

const PAGES = new URL('op-html/', RECORDED);
const recorded = existsSync(PAGES) ? readdirSync(PAGES).filter((name) => !name.startsWith('resultaten')) : [];
if (recorded.length === 0) console.log('anchor: no ../shared/recorded/op-html, recorded documents are skipped');

const layouts: readonly Layout[] = ['current', 'oldHeadings', 'flow'];
const written: Record<string, string> = {
  gazette: GAZETTE,
  unknown: UNKNOWN,
  ...Object.fromEntries(layouts.map((layout) => [`answer-${layout}`, toHtml(writeDocument(1, 9, true), layout, 60)])),
};
const sources: [string, string][] = [
  ...Object.entries(written),
  ...recorded.map((name): [string, string] => [name, readFileSync(new URL(name, PAGES), 'utf8')]),
];
const pages = new Map<string, Page>();
const pageOf = (name: string, html: string): Page => {
  const known = pages.get(name);
  if (known) return known;
  const made = page(html);
  pages.set(name, made);
  return made;
};

/** Text nodes of the document part, as a selection can begin and end in them. */
const nodesOf = (index: DocumentIndex): Text[] => [...new Set(index.segments.map(({ node }) => node))];

describe('describe then resolve in the same document', () => {
  it.each(sources)('finds any selection at its place: %s', (name, html) => {
    const { document, index } = pageOf(name, html);
    const nodes = nodesOf(index);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(30), fc.nat(), (from, offset, span, endOffset) => {
        const first = nodes[from % nodes.length];
        const last = nodes[Math.min(nodes.length - 1, (from % nodes.length) + (span % 3 === 0 ? 0 : span))];
        if (!first || !last) return;
        const range = document.createRange();
        range.setStart(first, offset % (first.length + 1));
        range.setEnd(last, endOffset % (last.length + 1));
        if (range.collapsed) return;
        const selectors = describePassage(range, index, INFO);
        if (!selectors) {
          expect(range.toString().trim()).toBe('');
          return;
        }
        const outcome = resolve(selectors, index);
        expect(outcome).toMatchObject({
          state: 'found',
          how: 'exact',
          place: { start: selectors.position.start, end: selectors.position.end },
        });
      }),
      { numRuns: 150 },
    );
  });

  it.each(sources)('finds single words, however often they occur: %s', (name, html) => {
    const { document, index } = pageOf(name, html);
    const words = [...index.text.matchAll(/\S+/g)];
    fc.assert(
      fc.property(fc.nat(words.length - 1), (at) => {
        const word = words[at];
        if (!word) return;
        const selectors = describePassage({ start: word.index, end: word.index + word[0].length }, index, INFO);
        if (!selectors) throw new Error('nothing described');
        const outcome = resolve(PassageSelectors.parse(structuredClone(selectors)), index);
        expect(outcome).toMatchObject({
          state: 'found',
          place: { start: word.index, end: word.index + word[0].length },
        });
        if (outcome.state !== 'found') return;
        const range = toRange(index, outcome.place);
        expect(range?.toString().replace(/\s+/g, ' ')).toBe(word[0]);
        expect(range && document.contains(range.startContainer)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it.each(sources)('finds every whole part and both ends: %s', (name, html) => {
    const { index } = pageOf(name, html);
    const ends = [
      { start: 0, end: 5 },
      { start: index.text.length - 5, end: index.text.length },
      { start: 0, end: index.text.length },
    ];
    for (const span of [...index.parts.slice(0, 60), ...ends]) {
      const selectors = describePassage({ start: span.start, end: span.end }, index, INFO);
      expect(selectors && resolve(selectors, index), JSON.stringify(span)).toMatchObject({
        state: 'found',
        place: { start: selectors?.position.start, end: selectors?.position.end },
      });
    }
  });
});

describe('folding', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ' ',
          '\n',
          '«',
          '’',
          '–',
          '\u00ad',
          'ﬁ',
          'é',
          'e\u0301',
          '²',
          '…',
          '½',
          '´',
          '\u0301',
          'a',
          '1',
        ),
        { maxLength: 40 },
      )
      .map((list) => list.join('')),
  );
  it('is idempotent and never loses the way back', () => {
    fc.assert(
      fc.property(text, (value) => {
        const once = foldPassage(value);
        expect(foldPassage(once.text).text).toBe(once.text);
        expect(once.toSource.length).toBe(once.text.length + 1);
        for (let at = 1; at < once.toSource.length; at += 1) {
          expect(once.toSource[at]).toBeGreaterThanOrEqual(once.toSource[at - 1] ?? 0);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

/** A document of questions and a stretch of one of its questions. */
const marked = fc.record({
  seed: fc.nat(200),
  count: fc.integer({ min: 3, max: 9 }),
  question: fc.nat(),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.integer({ min: 2, max: 15 }), fc.integer({ min: 15, max: 400 })),
  layout: fc.constantFrom(...layouts),
});

type Marked = typeof marked extends fc.Arbitrary<infer T> ? T : never;

function describeIn(input: Marked): { selectors: DescribedSelectors; at: number; index: DocumentIndex } | null {
  const { index } = page(toHtml(writeDocument(input.seed, input.count), input.layout));
  const at = input.question % input.count;
  const part = index.parts.find(({ name }) => name.kind === 'question' && name.numbers[0] === at + 1);
  if (!part) throw new Error('question not read');
  const start = part.contentStart + Math.floor(input.from * (part.end - part.contentStart - 1));
  const selectors = describePassage({ start, end: Math.min(part.end, start + input.length) }, index, INFO);
  return selectors ? { selectors, at, index } : null;
}

describe('a question among its siblings', () => {
  it('is never found when its question is taken out', () => {
    fc.assert(
      fc.property(marked, (input) => {
        const made = describeIn(input);
        if (!made) return;
        const doc = writeDocument(input.seed, input.count);
        const changed = page(toHtml(dropQuestion(doc, made.at), input.layout)).index;
        // A whole question that stands twice in a document is not gone when one is.
        const outcome = resolve(made.selectors, changed);
        const texts = doc.items.map(({ question }) => question.join('\n'));
        if (texts.filter((text) => text === texts[made.at]).length > 1) return;
        expect(outcome.state, JSON.stringify([made.selectors.quote, outcome])).not.toBe('found');
      }),
      { numRuns: 150 },
    );
  });

  it('is never found in a sibling it was swapped with', () => {
    fc.assert(
      fc.property(marked, fc.nat(), (input, shift) => {
        const made = describeIn(input);
        if (!made) return;
        const other = (made.at + 1 + (shift % (input.count - 1))) % input.count;
        const doc = writeDocument(input.seed, input.count);
        if (doc.items[made.at]?.question.join() === doc.items[other]?.question.join()) return;
        const outcome = resolve(made.selectors, page(toHtml(swapQuestions(doc, made.at, other), input.layout)).index);
        expect(outcome.state, JSON.stringify([made.selectors.quote, outcome])).not.toBe('found');
      }),
      { numRuns: 150 },
    );
  });

  it('does not care what happens to other parts', () => {
    fc.assert(
      fc.property(
        marked,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop last', 'reword', 'add', 'copy'), fc.nat()), {
          minLength: 1,
          maxLength: 4,
        }),
        (input, edits) => {
          const made = describeIn(input);
          if (!made) return;
          let doc = writeDocument(input.seed, input.count);
          for (const [which, edit, salt] of edits) {
            const target = which % doc.items.length;
            if (target === made.at) continue;
            const items = [...doc.items];
            const item = items[target];
            if (!item) continue;
            const own = doc.items[made.at]?.question ?? [];
            if (edit === 'drop last') {
              if (items.length - 1 === made.at) continue;
              items.pop();
            } else if (edit === 'reword')
              items[target] = { ...item, question: [`Iets heel anders over zaak ${salt}?`] };
            else if (edit === 'copy') items[target] = { ...item, question: [...item.question, ...own] };
            else items[target] = { ...item, question: [...item.question, `Wat is uw plan voor zaak ${salt}?`] };
            doc = {
              ...doc,
              items,
              note: `Toelichting ${salt} over ${edit}.`,
              heading: `Vragen ${salt} (ingezonden 3 mei 2024).`,
            };
          }
          const { index } = page(toHtml(doc, input.layout));
          const outcome = resolve(made.selectors, index);
          const part = index.parts.find(({ name }) => name.kind === 'question' && name.numbers[0] === made.at + 1);
          const before = made.index.parts.find(
            ({ name }) => name.kind === 'question' && name.numbers[0] === made.at + 1,
          );
          expect(outcome).toMatchObject({ state: 'found', how: 'exact' });
          if (outcome.state !== 'found' || !part || !before) throw new Error('unreachable');
          expect(outcome.place.start - part.start).toBe(made.selectors.position.start - before.start);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('is never found once the words themselves are taken out', () => {
    fc.assert(
      fc.property(marked, (input) => {
        const made = describeIn(input);
        if (!made) return;
        const { index, selectors } = made;
        const { start, end } = selectors.position;
        const rest = index.text.slice(0, start) + index.text.slice(end);
        const part = index.partAt(start);
        if (!part) return;
        const parts = index.parts.map((each) => ({
          kind: each.name.kind,
          numbers: each.name.numbers,
          label: index.text.slice(each.start, each.contentStart),
          text:
            each === part
              ? rest.slice(each.contentStart, each.end - (end - start))
              : index.text.slice(each.contentStart, each.end),
        }));
        const outcome = resolve(selectors, indexPartsOf(parts));
        if (outcome.state !== 'found') return;
        // Taking out one of two like neighbours ("a a") leaves the very text that taking out the other leaves.
        throw new Error(JSON.stringify([selectors.quote, selectors.structure.pieces[0]?.occurrence, outcome]));
      }),
      { numRuns: 200 },
    );
  });
});

import { indexParts, type PlainPart } from '../../../../utils/domain/anchor/index.ts';
import { RECORDED } from '../../../recorded.ts';
const indexPartsOf = (parts: readonly PlainPart[]): DocumentIndex => indexParts(parts);
