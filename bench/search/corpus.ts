import { PART_WORDS } from '../../utils/dutch/query/part-words.ts';
import { seededRandom } from '../../utils/questions/rank/linear.ts';
import type { SearchDocument } from '../../utils/store/search-schema.ts';

const GRAMMAR = `de het een van in en dat op te is voor met die niet aan er zijn bij door om naar als dan ook maar over
  uit nog wel worden wordt tot hebben heeft deze kan was moet kunnen meer of dit had geen zo zal dus al nu waar hoe wat`
  .trim()
  .split(/\s+/);
const SYLLABLES =
  'ba ker vel mo stra din hof ro wen ta lij ges kam bru ne vol schui pen dra zi mar ol fer hui lo ster wijn do bel ku'.split(
    ' ',
  );
const PARTIES = [
  'VVD',
  'D66',
  'GroenLinks-PvdA',
  'PVV',
  'CDA',
  'SP',
  'NSC',
  'BBB',
  'ChristenUnie',
  'SGP',
  'Volt',
  'DENK',
];
const TAGS = ['navragen', 'voor het stuk', 'cijfers', 'tijdlijn', 'bron', 'tegenspraak', 'later', 'grote zaak'];

/** A made-up name: the long tail of words that no list has. */
function madeUp(seed: number): string {
  const pick = seededRandom(seed * 7919 + 17);
  const length = 2 + Math.floor(pick() * 3);
  return Array.from({ length }, () => SYLLABLES[Math.floor(pick() * SYLLABLES.length)] ?? 'ba').join('');
}

/**
 * Notes in words with the statistics of Dutch: two fifths grammar, nouns by Zipf's law, one word in eight a compound of two
 * nouns, a long tail of names. About 50 words in body and quote, a title of 8. Note `n` is the same in a library of any size.
 */
export function makeNote(n: number): SearchDocument {
  const next = seededRandom(n + 1);
  const zipf = (size: number): number => Math.min(size - 1, Math.floor(Math.exp(next() * Math.log(size + 1)) - 1));
  const noun = (): string => PART_WORDS[(zipf(PART_WORDS.length) * 37) % PART_WORDS.length] ?? 'zaak';
  const word = (): string => {
    const kind = next();
    if (kind < 0.4) return GRAMMAR[zipf(GRAMMAR.length)] ?? 'de';
    if (kind < 0.82) return noun();
    if (kind < 0.95) return noun() + noun();
    return madeUp(zipf(60_000));
  };
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const year = 2010 + Math.floor(next() * 15);
  const number = `${year}Z${String(Math.floor(next() * 20_000)).padStart(5, '0')}`;
  const quoted = next() < 0.5;
  const tags = TAGS.filter(() => next() < 0.06);
  const modified = new Date(Date.UTC(2021, 0, 1) + Math.floor(next() * 1.5e8) * 1000).toISOString();
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    body: words(quoted ? 30 : 50),
    quote: quoted ? words(20) : '',
    title: words(8),
    numbers: [number, `kv-tk-${number}`],
    submitters: [
      { name: madeUp(Math.floor(next() * 300)), party: PARTIES[Math.floor(next() * PARTIES.length)] ?? null },
    ],
    tags,
    meaning: null,
    verdict: null,
    publication: `kv-tk-${number}`,
    date: `${year}-03-01`,
    modified,
  };
}

/** Queries: common, usual and rare words, two and three words, prefixes, a part of a compound, a number. */
export function queries(): string[] {
  const part = (place: number): string => PART_WORDS[(place * 37) % PART_WORDS.length] ?? 'zaak';
  return [
    part(1),
    part(12),
    part(120),
    `${part(2)} ${part(9)}`,
    `${part(30)} ${part(4)}`,
    `${part(5)} ${part(20)} ${part(3)}`,
    part(40).slice(0, 4),
    `${part(8)} ${part(15).slice(0, 3)}`,
    part(700),
    makeNote(7).numbers[0] ?? '',
  ];
}
