import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ownPaper } from '../../../components/named/own-names.ts';
import { namesOther } from '../../../components/named/scout.ts';
import { isSigned, namedIn, signedIn } from '../../../utils/domain/publication/named.ts';
import { hasRecorded, recorded, recordedFolder } from '../domain/publication/recorded.ts';

/** Whether a page may name something is asked with fewer words than what it names: it must never miss what the reader finds. */

const NOTHING = { names: new Set<string>(), paper: null };
const mayName = (text: string): boolean => namesOther(text, NOTHING);

/** What the reader finds in a text, and the scout does not. */
function missed(text: string): string[] {
  return namedIn(text)
    .named.filter(isSigned)
    .filter(({ start, end }) => !mayName(text.slice(start, end + 20)))
    .map(({ start, end }) => text.slice(start, end));
}

describe('what a page may name', () => {
  it.each([
    'Zie 2024Z01911.',
    'Zie 2024z01911.',
    '(Kamerstuk 21 501-20, nr. 2018)',
    'Kamerstuk 31 765, nr. 789',
    '(35 925, nr. 18)',
    'vergaderjaar 2023–2024, 31 765, nr. 33',
    'kst. 31 765, nr. 3',
    'Kamerstukken II 2023/24, 36 410 XVI, nr. 110',
    'Kamerstuk 34 036, F',
    'Kamerstuk 31.765, nr. 3',
    'Kamerstuk 33576-290',
    'motie 36410-XVI-110',
    'Aanhangsel Handelingen 2023–2024, nr. 99',
    'Aanhangsel van de Hand. II 2019/20, 12.',
    'Handelingen II 1998/99, Aanhangsel, nr. 4',
    'Eerste Kamer, vergaderjaar 2023–2024, Aanhangsel van de Handelingen, nr. 4',
    'Aanhangselnummer 201720182509',
    'ah-tk-2017–2018, nr. 2509',
    'ah-tk-20232024-99',
    'kv-tk-2024Z01911',
    'kst-31765-3',
  ])('%s', (text) => {
    expect(namedIn(text).named.filter(isSigned)).not.toEqual([]);
    expect(missed(text)).toEqual([]);
    expect(signedIn(text)).toEqual(namedIn(text).named.filter(isSigned));
    expect(mayName(text.replaceAll(' ', '\n      '))).toBe(true);
  });

  it('not where there is no number of that kind', () => {
    expect(mayName('Op 12 februari 2024 stuurde de Minister 29 385 brieven, voor € 36 999,12, aan 070 318 2211.')).toBe(
      false,
    );
  });

  it.each([
    ['kst-36999-13', '36 999 Register van openbare voorzieningen\n Nr. 13 OVERZICHT VAN VRAGEN'],
    ['kst-36999-13', 'Tweede Kamer, vergaderjaar 2024–2025, 36 999, nr. 13 2'],
    ['kst-36999-13-h1', 'Kamerstuk 36 999, nr. 13'],
    ['kst-21501-20-2018', '21 501-20, nr. 2018'],
    ['kst-36410-XVI-110', '36 410 XVI, nr. 110'],
    ['kst-34036-F', 'Kamerstuk 34 036, F'],
    ['kst-36999-13', 'kst-36999-13'],
  ])('not where %s prints its own number: %s', (id, text) => {
    expect(mayName(text)).toBe(true);
    expect(namesOther(text, { names: new Set([id]), paper: ownPaper(id) })).toBe(false);
  });

  it.each([
    '36 999, nr. 12',
    '36 999, nr. 131',
    '36 999, nrs. 13 en 14',
    '36 999, nr. 13, 14 en 15',
    '36 999, nrs. 13 t/m 15',
    '36 999, nr. 13 en 31 765, nr. 3',
    'Kamerstuk 31 765, nr. 3 en 36 999, nr. 13',
    '36 999, nr. 13. Zie 2024Z01911.',
    '31 765, nr. 13',
    'kst-36999-12',
  ])('but where kst-36999-13 names another: %s', (text) => {
    expect(namesOther(text, { names: new Set(['kst-36999-13']), paper: ownPaper('kst-36999-13') })).toBe(true);
  });

  it.skipIf(!hasRecorded)('everything in recorded documents (skipped when they are not there)', () => {
    const texts = readdirSync(recordedFolder('docs-text'))
      .filter((file) => file.endsWith('.txt'))
      .map((file) => recorded(`docs-text/${file}`).replaceAll(/\s+/g, ' '));
    expect(texts.flatMap((text) => namedIn(text).named.filter(isSigned)).length).toBeGreaterThan(30);
    expect(texts.flatMap(missed)).toEqual([]);
    // Signs are found by a shorter way, and are the same.
    const sentences = texts.flatMap((text) => text.split(/(?<=[.;])\s/));
    expect(sentences.flatMap(signedIn)).toEqual(sentences.flatMap((text) => namedIn(text).named.filter(isSigned)));
  });
});
