import { meaningNamesOf } from '../../utils/store/settings-parse.ts';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { touchTranslator } from '../../utils/domain/i18n/touch.ts';
import type { touchWords } from '../../utils/domain/i18n/texts/touch.ts';
import type { Mark } from '../../utils/protocol/frame.ts';
import type { Meaning } from '../../utils/domain/note/note.ts';
import type { Words } from '../strip/words.ts';

/** What the parts speak with that come when the reader touches something. */
export interface TouchWords {
  readonly t: Translate<typeof touchWords>;
  readonly language: Language;
  /** The name of a meaning: the reader's own, or ours. */
  readonly meaning: (meaning: Meaning) => string;
}

const made = new WeakMap<Words, TouchWords>();

/** The same language and names as the strip has; the same object for the same words. */
export function touchWordsOf(words: Words): TouchWords {
  const known = made.get(words);
  if (known !== undefined) return known;
  const { language } = words;
  const names = meaningNamesOf(words.names);
  const t = touchTranslator(language);
  const touch: TouchWords = { t, language, meaning: (meaning) => names[meaning] ?? t(`touch.as.${meaning}`) };
  made.set(words, touch);
  return touch;
}

/** What the strip says of marks that are not surely where they were, one sentence each; empty when all are. */
export function doubtOf(
  { marks, lost }: { readonly marks: readonly Mark[]; readonly lost: number },
  t: TouchWords['t'],
): string {
  const unsure = marks.filter(({ kind }) => kind === 'unsure').length;
  return [
    ...(lost > 0 ? [t('touch.lost.count', { count: lost })] : []),
    ...(unsure > 0 ? [t('touch.doubt.count', { count: unsure })] : []),
  ].join('. ');
}
