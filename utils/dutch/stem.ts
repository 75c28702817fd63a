import { IRREGULAR, irregularTail } from './irregular.ts';

const VOWEL = /[aeiouy]/;
const CONSONANT = /[bcdfghjklmnpqrstvwxz]/;

/** How many groups of vowels a word holds: a cheap count of syllables. */
function syllables(word: string): number {
  return word.match(/[aeiouy]+/g)?.length ?? 0;
}

/** `brieve` loses its ending as `brief`: Dutch writes no v or z at the end of a word. */
function harden(stem: string): string {
  if (stem.endsWith('v')) return `${stem.slice(0, -1)}f`;
  if (stem.endsWith('z')) return `${stem.slice(0, -1)}s`;
  return stem;
}

/**
 * Spelling after an ending (-en, -e, -ing) has gone: `bomm` → `bom`, `bom` → `boom`,
 * `briev` → `brief`. The vowel e is left single, since `ouderen` and `problemen` cannot be told
 * apart by their letters; `stem` brings `probleem` to the same form.
 */
function closeSyllable(stem: string): string {
  const last = stem.at(-1) ?? '';
  const before = stem.at(-2) ?? '';
  const further = stem.at(-3) ?? '';
  if (last === before && CONSONANT.test(last)) return stem.slice(0, -1);
  const open = CONSONANT.test(last) && /[aou]/.test(before) && !VOWEL.test(further);
  if (!open || last === 'x' || last === 'w') return harden(stem);
  // motoren, sectoren: the o stays single where the stress lies earlier.
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

/** Takes -en, -e or -ing away when enough of a word is left. */
function stripEnding(word: string): string {
  const ing = word.endsWith('ing') ? word.slice(0, -3) : '';
  if (ing.length >= 4 && syllables(ing) >= 1) return closeSyllable(ing);
  const en = word.endsWith('en') ? word.slice(0, -2) : '';
  if (en.length >= 2 && VOWEL.test(en) && !/[aeo]$/.test(en)) return en.endsWith('i') ? en : closeSyllable(en);
  const e = word.endsWith('e') ? word.slice(0, -1) : '';
  if (e.length >= 3 && VOWEL.test(e) && !/[aeiou]$/.test(e)) return closeSyllable(e);
  return word;
}

/** `probleem` and `problem(en)`: a double e before a last consonant counts as one. */
function singleE(word: string): string {
  return word.replace(/ee([bcdfgklmnprst])$/, 'e$1');
}

/**
 * The stem of one folded Dutch word, so that forms of the same word meet: vraag/vragen,
 * brief/brieven, huis/huizen, bom/bommen (but not boom/bomen), mogelijkheid/mogelijkheden,
 * ziekenhuis/ziekenhuizen, hoge/hoog. Light on purpose: of verbs only -en and -ing go, prefixes
 * and -t/-d stay, since a wrong meeting hurts more than a missed one. The result is a key, not
 * always a word (`problem`). Words with digits and words of three letters or fewer stay as they
 * are. Never throws.
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
