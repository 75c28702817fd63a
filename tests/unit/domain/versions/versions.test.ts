import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, type TextLine, type Piece } from '../../../../utils/domain/versions/compare.ts';
import { compareVersion } from '../../../../utils/services/versions.ts';
import type { FetchResult } from '../../../../utils/sources/http.ts';

const lines = (...texts: string[]): TextLine[] => texts.map((text) => ({ text, isLabel: text.startsWith('Antwoord') }));
/** Pieces as printed: `-gone-`, `+new+`. */
const printed = (pieces: readonly Piece[]): string =>
  pieces.map(({ is, text }) => (is === 'same' ? text : is === 'gone' ? `-${text}-` : `+${text}+`)).join(' ');

describe('what changed between two texts', () => {
  it.each([
    ['nothing, but white space', ['Ja,  dat is zo.'], ['Ja, dat is\nzo. '], []],
    [
      'a word',
      ['Antwoord 1', 'Ja, in maart.'],
      ['Antwoord 1', 'Ja, in april.'],
      ['Antwoord 1: Ja, in -maart.- +april.+'],
    ],
    [
      'a paragraph that came, under its label',
      ['Antwoord 1', 'Ja.', 'Antwoord 2', 'Nee.'],
      ['Antwoord 1', 'Ja.', 'Antwoord 2', 'Nee.', 'Zie bijlage.'],
      ['Antwoord 2: +Zie bijlage.+'],
    ],
    ['a paragraph that went, at the start', ['Geachte,', 'Ja.'], ['Ja.'], ['null: -Geachte,-']],
    ['a paragraph cut in two', ['Ja. Dat klopt.'], ['Ja.', 'Dat klopt.'], ['null: Ja. +\n+ Dat klopt.']],
    ['markup, which stays text', ['Ja.'], ['<b>Ja.</b>'], ['null: -Ja.- +<b>Ja.</b>+']],
    ['everything', ['Een', 'twee'], [], ['null: -Een\ntwee-']],
  ])('%s', (_, before, after, expected) => {
    const changes = compareTexts(lines(...before), lines(...after));
    expect(changes.map(({ under, pieces }) => `${under}: ${printed(pieces)}`)).toEqual(expected);
  });

  it('gives back the words of both, whatever they are', () => {
    const text = fc.array(fc.stringMatching(/^[ab<&\u202e ]{0,6}$/), { maxLength: 12 });
    const folded = (texts: readonly string[]): string[] =>
      texts.flatMap((one) => one.split(/\s+/)).filter((one) => one !== '');
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = compareTexts(lines(...before), lines(...after)).flatMap((change) => change.pieces);
        const words = (isNot: Piece['is'], is: Piece['is']): string =>
          folded(pieces.filter((piece) => piece.is === is && piece.is !== isNot).map((piece) => piece.text)).join(' ');
        // What went was in the first, what came is in the second, and as much of both as the texts differ in length.
        for (const word of words('new', 'gone').split(' ').filter(Boolean)) expect(folded(before)).toContain(word);
        for (const word of words('gone', 'new').split(' ').filter(Boolean)) expect(folded(after)).toContain(word);
        const [gone, came] = [words('new', 'gone'), words('gone', 'new')].map(
          (one) => one.split(' ').filter(Boolean).length,
        );
        expect((came ?? 0) - (gone ?? 0)).toBe(folded(after).length - folded(before).length);
      }),
    );
  });
});

describe('a version and the one before it', () => {
  const ID = 'ah-tk-20252026-90';
  const xml = (answer: string): string =>
    `<officiele-publicatie><kamervragen><kamervraagomschrijving type="antwoord">Antwoord van Minister Jansen.</kamervraagomschrijving><vraag><nr>Vraag 1</nr><al>Waarom?</al></vraag><antwoord><nr>Antwoord 1</nr><al>${answer}</al></antwoord></kamervragen></officiele-publicatie>`;
  const told = (document: string) => ({ evidence: { document } });
  const asked: string[] = [];
  const compare = (
    document: string,
    known: readonly string[],
    texts: Readonly<Record<string, FetchResult | string>>,
    address = 'https://zoek.officielebekendmakingen.nl/kv-tk-2026Z90001.html',
  ) => {
    asked.splice(0);
    return compareVersion(
      {
        dossiers: {
          stored: async () => ({ input: { documents: known.map(told) } }) as never,
          knownNumbersOf: () => [],
        },
        http: {
          text: async (url: string) => {
            const id = new URL(url).pathname.slice(1).replace('.xml', '');
            asked.push(id);
            const text = Object.entries(texts).find(([name]) => name === id)?.[1];
            return typeof text === 'string'
              ? { ok: true, url, text }
              : (text ?? { ok: false, code: 'notFound', detail: '' });
          },
        },
      } as never,
      { address, document },
    );
  };

  it('is compared with the newest of those known before it, else with the first', async () => {
    const texts = { [ID]: xml('Ja.'), [`${ID}-n1`]: xml('Nee.'), [`${ID}-n2`]: xml('Nee, nooit.') };
    expect(await compare(`${ID}-n2`, [ID, `${ID}-n1`, `${ID}-n2`], texts)).toMatchObject({
      is: 'compared',
      before: `${ID}-n1`,
      changes: [{ under: 'Antwoord 1', pieces: [{ is: 'gone' }, { is: 'new', text: 'Nee, nooit.' }] }],
    });
    expect(await compare(`${ID}-n2`, [`${ID}-n2`], texts)).toMatchObject({ is: 'compared', before: ID });
  });

  it('is compared for the questions as for the answers: on the page of the corrected one, and beside it', async () => {
    const QUESTION = 'kv-tk-2026Z90001';
    const asks = (words: string): string =>
      `<officiele-publicatie><kamervragen><kamervraagomschrijving>Vragen van het lid Jansen.</kamervraagomschrijving><vraag><nr>1</nr><al>${words}</al></vraag></kamervragen></officiele-publicatie>`;
    const texts = {
      [QUESTION]: asks('Waarom vaart het veer niet?'),
      [`${QUESTION}-n1`]: asks('Waarom vaart het veer nu niet?'),
    };
    const corrected = {
      is: 'compared',
      before: QUESTION,
      changes: [{ pieces: [{ is: 'same' }, { is: 'new', text: 'nu' }, { is: 'same' }] }],
    };
    expect(await compare(`${QUESTION}-n1`, [`${QUESTION}-n1`], texts)).toMatchObject(corrected);
    const own = `https://zoek.officielebekendmakingen.nl/${QUESTION}-n1.html`;
    expect(await compare(`${QUESTION}-n1`, [], texts, own)).toMatchObject(corrected);
  });

  it.each([
    ['a document of another question', `${ID}-n1`, [ID], {}, 'first'],
    ['a first version', ID, [ID], {}, 'first'],
    ['a version before it without a text', `${ID}-n1`, [`${ID}-n1`], { [`${ID}-n1`]: xml('Ja.') }, 'noText'],
    ['a text that is no XML', `${ID}-n1`, [`${ID}-n1`], { [ID]: 'onderhoud', [`${ID}-n1`]: xml('Ja.') }, 'noText'],
    [
      'a host that does not answer',
      `${ID}-n1`,
      [`${ID}-n1`],
      { [ID]: { ok: false, code: 'offline', detail: '' }, [`${ID}-n1`]: xml('Ja.') },
      'failed',
    ],
  ] as const)('is not compared: %s', async (_, document, known, texts, is) => {
    expect(await compare(document, known, texts as never)).toEqual({ is });
    if (is === 'first') expect(asked).toEqual([]);
  });
});
