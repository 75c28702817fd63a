import { IRREGULAR } from '../text/irregular.ts';
import { stemOf as stem } from './stems.ts';

function openSyllable(base: string): string {
  return base.replace(/(?<!e)e([bdfgklmnprst])$/, 'ee$1');
}

/**
 * Other stems a form of the same verb may have, which the light stemmer keeps apart: `sturen` ↔ `stuurt`, `stuurde`,
 * `gestuurd`; `controleren` ↔ `controleert`. Guesses, some of them no words: they only help when they stand in the index,
 * and weigh less. Empty for words that do not look like a verb form.
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

/** Stems of the words a typed beginning is on its way to: `vrag` → `vraag` (of `vragen`). Guesses, the beginning itself included. */
export function stemsOfPrefix(prefix: string): string[] {
  const found = new Set([stem(prefix)]);
  if (/\P{L}/u.test(prefix)) return [...found];
  if (prefix.length >= 3) for (const ending of ['n', 'en', 'e', 's']) found.add(stem(prefix + ending));
  if (prefix.length >= 4) for (const [form, target] of IRREGULAR) if (form.startsWith(prefix)) found.add(target);
  return [...found];
}
