import { IRREGULAR, irregularTail } from './irregular.ts';

const VOWEL = /[aeiouy]/;
const CONSONANT = /[bcdfghjklmnpqrstvwxz]/;

/** Counts the groups of vowels of a word: nearly its syllables. */
function syllables(word: string): number {
  return word.match(/[aeiouy]+/g)?.length ?? 0;
}

/** `briev` → `brief`: Dutch spells no v or z at the end of a word. */
function harden(stem: string): string {
  if (stem.endsWith('v')) return `${stem.slice(0, -1)}f`;
  if (stem.endsWith('z')) return `${stem.slice(0, -1)}s`;
  return stem;
}

/**
 * Spells what is left after an ending (-en, -e, -ing) as a word: `bomm` → `bom`, `bom` → `boom`, `briev` → `brief`. Leaves a single
 * e, since letters cannot tell `ouderen` from `problemen`; `singleE` gives `probleem` the same form.
 */
function closeSyllable(stem: string): string {
  const last = stem.at(-1) ?? '';
  const before = stem.at(-2) ?? '';
  const further = stem.at(-3) ?? '';
  if (last === before && CONSONANT.test(last)) return stem.slice(0, -1);
  const open = CONSONANT.test(last) && /[aou]/.test(before) && !VOWEL.test(further);
  if (!open || last === 'x' || last === 'w') return harden(stem);
  // motoren, sectoren: the o stays single where the stress is earlier.
  if (before === 'o' && last === 'r' && syllables(stem) > 1) return stem;
  return harden(stem.slice(0, -1) + before + last);
}

function stripPlural(word: string): string {
  if (word.endsWith('heden') && word.length > 7) return `${word.slice(0, -5)}heid`;
  if (word.endsWith('ieen')) return word.slice(0, -2);
  if (word.endsWith('ingen') || word.endsWith('ieven')) return closeSyllable(word.slice(0, -2));
  if (/(?:er|el|en|em|aar|ier|eur|or|ing|je|ment|ie|eau|age|ant|ist)s$/.test(word) && syllables(word) > 1)
    return word.slice(0, -1);
  if (/[a-z][^aeiou]es$/.test(word) && word.length > 6) return word.slice(0, -1);
  return word;
}

/** Removes -en, -e or -ing when enough of a word is left. */
function stripEnding(word: string): string {
  const ing = word.endsWith('ing') ? word.slice(0, -3) : '';
  if (ing.length >= 4 && syllables(ing) >= 1) return closeSyllable(ing);
  const en = word.endsWith('en') ? word.slice(0, -2) : '';
  if (en.length >= 2 && VOWEL.test(en) && !/[aeo]$/.test(en)) return en.endsWith('i') ? en : closeSyllable(en);
  const e = word.endsWith('e') ? word.slice(0, -1) : '';
  if (e.length >= 3 && VOWEL.test(e) && !/[aeiou]$/.test(e)) return closeSyllable(e);
  return word;
}

/** Writes a double e before the last consonant as one: `probleem` as in `problemen`. */
function singleE(word: string): string {
  return word.replace(/ee([bcdfgklmnprst])$/, 'e$1');
}

/**
 * The stem of a folded Dutch word, equal for forms of the same word: vraag/vragen, brief/brieven, huis/huizen, bom/bommen (not
 * boom/bomen), mogelijkheid/mogelijkheden, hoge/hoog. A light stemmer: of verbs it removes only -en and -ing, and leaves
 * prefixes and -t/-d, since a wrong match hurts more than a missed one. A stem is a key and not always a word (`problem`). Words
 * with digits or of three letters or fewer are their own stem. Never throws.
 */
export function stem(word: string): string {
  if (word.length <= 3 || /\p{N}/u.test(word)) return word;
  const irregular = IRREGULAR.get(word) ?? irregularTail(word);
  if (irregular !== undefined) return irregular;
  const plural = stripPlural(word);
  const known = IRREGULAR.get(plural);
  if (known !== undefined) return known;
  return singleE(plural === word || /(?:ing|je|e)$/.test(plural) ? stripEnding(plural) : plural);
}
