import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalReference } from '../../../../utils/domain/cite/index.ts';
import { paperOf, readOfficialNumbers } from '../../../../utils/domain/official-numbers/index.ts';
import { parseIdentifier } from '../../../../utils/domain/publication/index.ts';
import { findReferences } from '../../../../utils/domain/publication/references.ts';
import { findNumbers } from '../../../../utils/dutch/query/numbers.ts';
import { foldMapped } from '../../../../utils/dutch/query/tokenize.ts';
import { FORMS, PARTLY } from './forms.ts';

const targets = (text: string): string[] =>
  findReferences([{ place: 'x', reason: 'mentioned', text, links: [] }], []).references.map(({ target }) => target);

describe('printed forms', () => {
  it.each([...FORMS, ...PARTLY])('%s', (text, wanted) => expect(targets(text)).toEqual(wanted));

  it('are read the same inside a sentence and between brackets', () => {
    for (const [text, wanted] of FORMS.filter(([form]) => !/[.)’;]$/.test(form))) {
      expect([text, targets(`Zoals de brief zegt: ${text}.`)]).toEqual([text, wanted]);
      expect([text, targets(`Dat stond er eerder (${text}).`)]).toEqual([text, wanted]);
    }
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...FORMS.map(([text]) => text)),
    fc.constantFrom(
      'Kamerstuk ',
      'nr. ',
      'nrs. ',
      ', ',
      ' en ',
      ' t/m ',
      '-',
      '–',
      '; ',
      ' ',
      '\n',
      'Aanhangsel Handelingen ',
      '2023–2024',
      ' VII',
      ' (',
      ')',
      ' euro',
      ' februari',
      '21 501',
      '36 410',
      '€ ',
      '§',
    ),
    fc.nat({ max: 99_999 }).map(String),
    fc.string({ maxLength: 5 }),
  );

  it('gives no reference whose digits are not in the text, except the middle of a range', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const digits = new Set(text.match(/\d+/g)?.map(Number));
        const bare = text.replace(/[^\d]/g, '');
        const isRange = /t\/m|tot en met|[-–—‐‑]/.test(text);
        for (const found of readOfficialNumbers(text).found) {
          const words = text.slice(found.start, found.end);
          expect(words).not.toBe('');
          if (found.kind === 'paper') {
            expect(bare).toContain(found.dossier);
            if (/^\d+$/.test(found.number)) expect(isRange || digits.has(Number(found.number))).toBe(true);
            else expect(text).toContain(found.number);
          }
          if (found.kind === 'appendix') {
            expect(bare).toContain(found.session.slice(0, 4));
            const isJoined = bare.includes(found.session + found.number);
            expect(isRange || isJoined || digits.has(Number(found.number))).toBe(true);
          }
          if (found.kind === 'question') expect(text.toUpperCase()).toContain(`${found.year}Z${found.serial}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives only identifiers that name a publication, and no more than 50 numbers for one range', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9999 }), fc.nat({ max: 9999 }), (from, to) => {
        const found = targets(`Kamerstuk 31 839, nrs. ${from} t/m ${to}.`);
        expect(found.length).toBeLessThanOrEqual(50);
        for (const target of found) expect(parseIdentifier(target)?.id).toBe(target);
      }),
    );
  });

  it.each([
    'Kamerstukken 29 385, ',
    '31 409, ',
    'Aanhangsel Handelingen 2023–2024, ',
    'nr. 1, ',
    '12 en ',
    '1-',
    ' (',
    '2023–2024, ',
  ])('ends soon on 200,000 characters of %j', (part) => {
    const started = performance.now();
    readOfficialNumbers(part.repeat(Math.ceil(200_000 / part.length)));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('one form, one reader', () => {
  it('searches by every number that the page shows as a reference', () => {
    for (const [text, wanted] of [...FORMS, ...PARTLY]) {
      const keys = findNumbers(foldMapped(text).text).flatMap((number) => number.keys);
      for (const target of wanted) {
        // Letters of the Eerste Kamer are words like any other in small letters; a document number is one word.
        if (/^h-|^20\d\dD|-[A-Z]$/.test(target)) continue;
        const key = target
          .replace(/^(?:kst-|kv-tk-)/, '')
          .replace(/^ah-[te]k-/, 'ah-')
          .toLowerCase();
        expect([text, keys]).toEqual([text, expect.arrayContaining([key])]);
      }
    }
  });

  it('cites a paper by what the reader finds in the citation again', () => {
    for (const id of ['kst-36410-VII-12', 'kst-21501-20-1890', 'kst-34036-F', 'kst-31839-705', 'kst-36410-A-51']) {
      const identifier = parseIdentifier(id);
      if (!identifier) throw new Error(id);
      const cited = legalReference({ identifier, title: '', sessionYear: '2023-2024', date: null, authors: [] });
      expect([cited, targets(cited)]).toEqual([cited, [id]]);
      expect(paperOf(id)).not.toBeNull();
    }
  });
});
