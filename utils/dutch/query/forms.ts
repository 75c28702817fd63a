import { IRREGULAR } from '../irregular.ts';
import { isFunctionWord } from './function-words.ts';
import { stemOf as stem } from './stems.ts';

/** `controler` → `controleer`: the e that `stem` leaves single, doubled. */
function openSyllable(base: string): string {
  return base.replace(/(?<!e)e([bdfgklmnprst])$/, 'ee$1');
}

/**
 * Stems that other forms of the same verb may have, which the light stemmer keeps apart: `sturen` ↔ `stuurt`, `stuurde`,
 * `gestuurd`; `controleren` ↔ `controleert`. These are guesses, some of them no words: they matter only when they are in the
 * index, and count less. Empty for a word that does not look like a verb form.
 *
 * `sturen` has the base `stuur`, so its other forms may have the stems `stuurt`, `stuurd`, `gestuurt`, `gestuurd`, `gestuur`.
 *
 * @param word folded word as typed
 */
export function verbForms(word: string): string[] {
  if (word.length < 5 || /\P{L}/u.test(word)) return [];
  const found = new Set<string>();
  const bases = new Set<string>();
  const own = stem(word);
  if (word.endsWith('en')) bases.add(own);
  const past = /^(.{3,}?)(?:de|te|den|ten)$/.exec(word)?.[1];
  if (past !== undefined) bases.add(stem(past));
  const present = /^(.{3,})(?:t|d)$/.exec(word)?.[1];
  if (present !== undefined) bases.add(stem(present));
  const participle = /^ge(.{3,})(?:d|t|de|te|en)$/.exec(word)?.[1];
  if (participle !== undefined) {
    bases.add(stem(participle));
    bases.add(stem(`${participle}en`));
  }
  for (const base of bases) {
    if (base.length < 3) continue;
    for (const spelled of [base, openSyllable(base)]) {
      for (const form of [spelled, `${spelled}t`, `${spelled}d`, `ge${spelled}t`, `ge${spelled}d`, `ge${spelled}`])
        found.add(form);
    }
  }
  found.delete(own);
  return [...found];
}

/** What may come before the -s of a plural: a vowel, or a consonant after which an -s is hardly ever anything else (`team`, `app`, `club`). */
const BEFORE_S = /(?:[aeiouy]|[mpbf]|in|et|ail)$/;

/** Amounts are written in both ways. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  mln: 'miljoen',
  mld: 'miljard',
  miljoen: 'mln',
  miljard: 'mld',
};

/** Stems of the same word in another way: written out or abbreviated, singular or plural in -s. */
export function nearForms(word: string): string[] {
  const out = Object.hasOwn(WRITTEN_OUT, word) ? WRITTEN_OUT[word] : undefined;
  return out === undefined ? pluralForms(word) : [out];
}

/**
 * Stems of the singular and plural in -s of a word, which the light stemmer keeps apart: `boete` ↔ `boetes`, `vaccin` ↔ `vaccins`.
 * Guesses, like those of `verbForms`; none where an -s makes another word (`kan`, `kans`; `plaat`, `plaats`).
 *
 * @param word folded word as typed
 */
function pluralForms(word: string): string[] {
  if (/\P{L}/u.test(word)) return [];
  const own = stem(word);
  const single = word.endsWith('s') ? word.slice(0, -1) : word;
  if (single.length < (single.endsWith('pp') ? 3 : 4) || !BEFORE_S.test(single) || isFunctionWord(single)) return [];
  return [...new Set([stem(single), stem(`${single}s`)])].filter((form) => form !== own);
}

/** Stems of words that start with these letters: `vrag` → `vraag`, of `vragen`. Guesses; the stem of the letters themselves included. */
export function stemsOfPrefix(prefix: string): string[] {
  const found = new Set([stem(prefix)]);
  if (/\P{L}/u.test(prefix)) return [...found];
  if (prefix.length >= 3) for (const ending of ['n', 'en', 'e', 's']) found.add(stem(prefix + ending));
  if (prefix.length >= 4) for (const [form, target] of IRREGULAR) if (form.startsWith(prefix)) found.add(target);
  return [...found];
}
