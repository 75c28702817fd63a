import { describe, expect, it } from 'vitest';
import {
  carry,
  describe as describePassage,
  indexParts,
  PassageSelectors,
  resolve,
  resolveAll,
  resolveIn,
  toRanges,
} from '../../../../utils/domain/anchor/index.ts';
import { isSameWord } from '../../../../utils/domain/anchor/words.ts';
import { GAZETTE, toHtml, UNKNOWN, writeDocument, type WrittenDocument } from './fixtures.ts';
import { INFO, mark, page } from './helpers.ts';

const doc: WrittenDocument = {
  heading: 'Vragen van het lid Van Dalen-Smit (Fictief) over de veerdienst (ingezonden 3 mei 2024).',
  items: [
    { numbers: [1], question: ['Kent u het bericht «Veerdienst loopt vast»?{1}'] },
    {
      numbers: [2],
      question: ['Bent u bereid de Kamer voor 1 maart te informeren over de tekorten in de ouderenzorg?'],
    },
    { numbers: [3], question: ['Bent u bereid de Kamer voor 1 maart te informeren over de tekorten in de jeugdzorg?'] },
    { numbers: [4], question: ['Klopt het dat 12 veerboten niet varen? Zo ja, waarom?'] },
  ],
  footnotes: ['Dagblad De Proef, 2 mei 2024'],
};
const replace = (at: number, ...question: string[]): WrittenDocument => ({
  ...doc,
  items: doc.items.map((item, index) => (index === at ? { ...item, question } : item)),
});
const indexOf = (written: WrittenDocument) => page(toHtml(written)).index;
const index = indexOf(doc);

describe('the text read from a page', () => {
  it('leaves out chrome, hidden headings and our own elements', () => {
    for (const words of ['Naar boven', 'Overheid.nl', 'U bent hier', 'X Noot', 'Notities van de lezer', 'Privacy']) {
      expect(index.text).not.toContain(words);
    }
    expect(index.parts.map(({ name }) => name.kind + name.numbers.join())).toEqual([
      'heading',
      'question1',
      'question2',
      'question3',
      'question4',
      'footnote1',
    ]);
    expect(index.calls).toHaveLength(1);
  });

  it('reads the parts of every layout alike', () => {
    const kinds = (layout: 'current' | 'oldHeadings' | 'flow'): string[] =>
      page(toHtml(writeDocument(3, 5, true), layout)).index.parts.map(
        (part) => part.name.kind + part.name.numbers.join(),
      );
    expect(kinds('oldHeadings')).toEqual(kinds('current'));
    expect(kinds('flow')).toEqual(kinds('current'));
  });

  it('gives a range per text node, without what is hidden between them', () => {
    const { document, index: fresh } = page(toHtml(doc));
    const ranges = toRanges(fresh, { start: 0, end: fresh.text.length });
    const text = ranges.map(String).join(' ');
    expect(text).toContain('Dagblad De Proef');
    expect(text).not.toContain('Noot');
    expect(document.querySelectorAll('mark, span.kantlijn')).toHaveLength(0);
  });
});

describe('the four answers', () => {
  const cases: [string, ReturnType<typeof mark>, WrittenDocument, object][] = [
    [
      'other quotes',
      mark(index, 'question', 1, 'bericht «Veerdienst loopt vast»'),
      replace(0, 'Kent u het bericht ‘Veerdienst loopt vast’?{1}'),
      { state: 'found', how: 'folded' },
    ],
    [
      'a call more',
      mark(index, 'question', 4, 'varen? Zo ja'),
      replace(3, 'Klopt het dat 12 veerboten niet varen?{1} Zo ja, waarom?'),
      { state: 'found', how: 'folded' },
    ],
    [
      'a typing error put right',
      mark(index, 'question', 2, 'informeren over de tekorten'),
      replace(1, 'Bent u bereid de Kamer voor 1 maart te informeren over de tekortten in de ouderenzorg?'),
      { state: 'found', how: 'near' },
    ],
    [
      'a sentence before it',
      mark(index, 'question', 4, 'Zo ja, waarom?'),
      replace(3, 'Klopt het dat 12 veerboten niet varen? Dat zegt de krant. Zo ja, waarom?'),
      { state: 'found', how: 'exact' },
    ],
    [
      'another number',
      mark(index, 'question', 4, '12 veerboten niet varen'),
      replace(3, 'Klopt het dat 13 veerboten niet varen? Zo ja, waarom?'),
      { state: 'uncertain', why: 'near' },
    ],
    [
      '"niet" taken out',
      mark(index, 'question', 4, '12 veerboten niet varen'),
      replace(3, 'Klopt het dat 12 veerboten varen? Zo ja, waarom?'),
      { state: 'uncertain', why: 'near' },
    ],
    [
      'its sibling in its place',
      mark(index, 'question', 2, 'de Kamer voor 1 maart te informeren'),
      {
        ...doc,
        items: [
          doc.items[0],
          { ...doc.items[2], numbers: [2] },
          { ...doc.items[3], numbers: [3] },
        ] as WrittenDocument['items'],
      },
      { state: 'uncertain' },
    ],
    [
      'its question under another number',
      mark(index, 'question', 4, '12 veerboten'),
      { ...doc, items: [doc.items[0], doc.items[1], { ...doc.items[3], numbers: [3] }] as WrittenDocument['items'] },
      { state: 'uncertain', why: 'moved' },
    ],
    [
      'another question in its place',
      mark(index, 'question', 4, 'Zo ja, waarom?'),
      replace(3, 'Wat kost de brug?'),
      { state: 'lost' },
    ],
  ];
  it.each(cases)('%s', (_name, selectors, changed, expected) => {
    expect(resolve(selectors, indexOf(changed))).toMatchObject(expected);
  });

  it('asks which, when similar sentences have become identical', () => {
    const { index: many } = page(UNKNOWN);
    const selectors = mark(many, 'body', 0, 'De gemeente vraagt', 30);
    const { index: fewer } = page(UNKNOWN.replace(/<p>De gemeente vraagt[^<]*<\/p>\n/, ''));
    expect(resolve(selectors, fewer).state).toBe('ambiguous');
  });

  it('finds a table cell again after a row elsewhere was changed', () => {
    const { index: table } = page(GAZETTE);
    const at = table.text.indexOf('Rij 7');
    const selectors = describePassage({ start: at, end: at + 5 }, table, INFO);
    if (!selectors) throw new Error('nothing to describe');
    expect(resolve(selectors, page(GAZETTE.replace('<td>Rij 2</td>', '<td>Rij twee</td>')).index)).toMatchObject({
      state: 'found',
    });
  });

  it('says lost in an empty document', () => {
    expect(resolve(mark(index, 'question', 1, 'bericht'), indexParts([]))).toEqual({ state: 'lost' });
  });
});

describe('from question to answer and back', () => {
  const answerInfo = { ...INFO, id: 'ah-tk-20232024-9999' };
  const answered = indexOf({
    ...doc,
    items: [
      {
        numbers: [1],
        question: doc.items[0]?.question ?? [],
        answer: ['Ja, ik ken het bericht «Veerdienst loopt vast».'],
      },
      {
        numbers: [2, 3],
        question: [...(doc.items[1]?.question ?? []), ...(doc.items[2]?.question ?? [])],
        answer: ['Ja.'],
      },
      { numbers: [4], question: doc.items[3]?.question ?? [], answer: ['Zo ja, waarom? Dat is de vraag.'] },
    ],
  });
  it.each([
    [1, 'het bericht'],
    [3, 'de tekorten in de jeugdzorg'],
    [2, 'Bent u bereid'],
    [3, 'Bent u bereid'],
    [4, 'Zo ja, waarom?'],
  ])('finds words of question %i in the answer', (number, words) => {
    const outcome = carry(mark(index, 'question', number, words), answered, answerInfo);
    expect(outcome).toMatchObject({ state: 'found', place: { part: { kind: 'question' } } });
    if (outcome?.state !== 'found') throw new Error('unreachable');
    expect(outcome.place.part.numbers).toContain(number);
    const line = answered.text.slice(answered.text.lastIndexOf('\n', outcome.place.start) + 1).split('\n')[0];
    expect(line).toBe(doc.items[number - 1]?.question[0]?.replace('{1}', '1'));
  });

  it('brings a passage of a grouped question back to its own question', () => {
    const back = carry(
      { ...mark(answered, 'question', 3, 'de tekorten in de jeugdzorg'), source: answerInfo },
      index,
      INFO,
    );
    expect(back).toMatchObject({ state: 'found', place: { part: { numbers: [3] } } });
  });

  it('carries nothing to another question set, nor an answer', () => {
    const other = { ...answerInfo, questionNumbers: ['2024Z09999'] };
    expect(carry(mark(index, 'question', 1, 'bericht'), answered, other)).toBeNull();
    expect(resolveIn({ ...mark(answered, 'answer', 2, 'Ja'), source: answerInfo }, index, INFO)).toBeNull();
  });
});

describe('many at once', () => {
  it('yields to the page, keeps the order given, and stops when aborted', async () => {
    const items = [1, 2, 3, 4].map((number) => ({
      key: number,
      selectors: mark(index, 'question', number, doc.items[number - 1]?.question[0]?.slice(0, 8) ?? ''),
    }));
    let clock = 0;
    const order: number[] = [];
    const outcomes = await resolveAll(items, index, {
      now: () => (clock += 10),
      yield: () => Promise.resolve(),
      onBatch: (batch) => order.push(...batch.keys()),
    });
    expect(outcomes.size).toBe(4);
    expect(order).toEqual([1, 2, 3, 4]);
    const stop = new AbortController();
    const some = await resolveAll(items, index, {
      now: () => (clock += 20),
      yield: () => Promise.resolve(),
      onBatch: () => stop.abort(),
      signal: stop.signal,
    });
    expect(some.size).toBeLessThan(4);
  });
});

describe('a part that changed a little', () => {
  it('finds a question that an answer prints together with the next, whatever that says', () => {
    const marked = mark(index, 'question', 2, 'tekorten in de ouderenzorg');
    const grouped = indexOf({
      ...doc,
      items: [
        ...doc.items.slice(0, 1),
        { numbers: [2, 3], question: [...(doc.items[1]?.question ?? []), 'en ook dit, zonder hoofdletter of punt'] },
        ...doc.items.slice(3),
      ],
    });
    const outcome = resolve(marked, grouped);
    expect(outcome).toMatchObject({ state: 'found', place: { part: { numbers: [2, 3] } } });
  });

  it('excludes text inserted before and after the words', () => {
    const words = 'Klopt het dat 12 veerboten niet varen? Zo ja, waarom?';
    const marked = mark(index, 'question', 4, words);
    const longer = indexOf(
      replace(3, `Dat is veel. ${words.replace('varen? ', 'varen? Dat hoor ik. ')} Graag een overzicht.`),
    );
    const outcome = resolve(marked, longer);
    if (outcome.state !== 'found') throw new Error(outcome.state);
    expect(longer.text.slice(outcome.place.start, outcome.place.end)).toBe(
      'Klopt het dat 12 veerboten niet varen? Dat hoor ik. Zo ja, waarom?',
    );
  });

  const lines = Array.from(
    { length: 40 },
    (_, n) => `De gemeente vraagt wat de gemeente mag, ${n === 7 ? 'naar men zegt' : 'zegt de gemeente'}.`,
  );
  const rowsOf = (list: readonly string[]) => indexParts([{ kind: 'body', text: list.join('\n') }]);
  const before = rowsOf(lines);
  const nth = (n: number) => {
    const start = lines.slice(0, n).join('\n').length + 1;
    const made = describePassage({ start, end: start + (lines[n]?.length ?? 0) }, before, INFO);
    if (!made) throw new Error('nothing to describe');
    return { made, start };
  };

  it('tells forty like lines apart by their place, when slips were put right in others or in itself', () => {
    const { made, start } = nth(20);
    const other = rowsOf(
      lines.map((line, n) => (n === 3 || n === 30 ? line.replace('gemeente vraagt', 'gemeentte vraagt') : line)),
    );
    expect(resolve(made, other)).toMatchObject({ state: 'found', place: { start: start + 1 } });
    const own = rowsOf(lines.map((line, n) => (n === 20 ? line.replace('gemeente vraagt', 'gemeentte vraagt') : line)));
    expect(resolve(made, own)).toMatchObject({ state: 'found', how: 'near', place: { start } });
  });

  it('never takes another of forty like lines for one that was taken out', () => {
    // Not line 8: taking that out leaves the very text that taking out line 9 leaves.
    for (const at of [1, 6, 20, 38]) {
      const { made } = nth(at);
      const without = lines.filter((_, n) => n !== at);
      expect(resolve(made, rowsOf(without)).state).not.toBe('found');
      const slipped = without.map((line, n) => (n === 3 ? line.replace('vraagt', 'vraaagt') : line));
      expect(resolve(made, rowsOf(slipped)).state).not.toBe('found');
    }
  });
});

it('reads the words of a long document in slices before it compares them', async () => {
  const long = (salt: string) =>
    indexParts(
      Array.from({ length: 400 }, (_, n) => ({
        kind: 'question' as const,
        numbers: [n + 1],
        label: `Vraag ${n + 1}`,
        text: `Wat kost pont ${n} ${salt}, en waarom vaart zij op dag ${n * 3} niet naar haven ${n * 7} van gemeente ${n * 11}?`,
      })),
    );
  const before = long('aan de oever');
  const marked = describePassage({ start: 60, end: 90 }, before, INFO);
  if (!marked) throw new Error('nothing to describe');
  let [clock, pauses] = [0, 0];
  const outcomes = await resolveAll([{ key: 'a', selectors: marked }], long('aan de ooever'), {
    now: () => (clock += 1),
    yield: async () => {
      pauses += 1;
    },
    budgetMs: 1,
  });
  expect(outcomes.get('a')?.state).toBe('found');
  expect(pauses).toBeGreaterThan(3);
});

it('keeps the stored form: version 1 parses, another does not', () => {
  const selectors = mark(index, 'question', 2, 'tekorten');
  expect(PassageSelectors.parse(JSON.parse(JSON.stringify(selectors)))).toEqual(selectors);
  expect(PassageSelectors.safeParse({ ...selectors, version: 2 }).success).toBe(false);
  expect(selectors.quote.prefix.length).toBeGreaterThanOrEqual(64);
  expect(selectors.quote.suffix.length).toBeGreaterThanOrEqual(64);
});

it.each([
  ['tekorten', 'tekortten', true],
  ['Financien', 'Financiën', true],
  ['voldoende', 'onvoldoende', false],
  ['niet', 'net', false],
  ['12', '13', false],
  ['Jansen', 'Janssen', false],
  ['vraag,', 'vraag', true],
  // Two slips of the fingers in one word …
  ['tekorten', 'tekkortten', true],
  ['betaalt', 'betttaalt', true],
  ['reageren', 'regaereen', true],
  ['mogelijk', 'moegijk', true],
  ['kennisgenomen', 'kenigeonmen', true],
  ['milieuverslag', 'milievrslag', true],
  // … and other words, as few letters as they differ in.
  ['verlagen', 'verhogen', false],
  ['afnemen', 'aannemen', false],
  ['toename', 'afname', false],
  ['toegestaan', 'toegezegd', false],
  ['minister', 'ministerie', false],
  ['zonder', 'zondre', false],
  ['december', 'september', false],
  ['binnen', 'boven', false],
])('a slip or another word: %s, %s', (first, second, same) => {
  expect(isSameWord(first, second)).toBe(same);
});
