import { type ReactElement, useState } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import { MIN_WORDS, strengthOf } from '../../utils/domain/sync/passphrase.ts';
import { FormField } from './FormField.tsx';

/** A new passphrase as far as it was typed. */
export interface Typed {
  readonly words: string;
  readonly again: string;
  /** Whether it is long enough, and twice the same. */
  readonly isGood: boolean;
  readonly set: (words: string, again: string) => void;
}

/** Follows what is typed as a new passphrase, twice. */
export function useNewWords(): Typed {
  const [[words, again], setBoth] = useState(['', '']);
  const strength = strengthOf(words);
  const isGood = (strength === 'fair' || strength === 'good') && words.trim() === again.trim();
  return { words, again, isGood, set: (one, two) => setBoth([one, two]) };
}

/** Two boxes for a new passphrase, with how strong it is. */
export function NewWords(props: {
  t: DevicesTranslate;
  typed: Typed;
  /** Whether the reader tried to go on: then what is wrong is said. */
  isTried: boolean;
  labels?: readonly ['devices.words' | 'devices.newWords', 'devices.wordsAgain' | 'devices.newWordsAgain'];
}): ReactElement {
  const { t, typed, isTried, labels = ['devices.words', 'devices.wordsAgain'] } = props;
  const { words, again, set } = typed;
  const strength = strengthOf(words);
  const isLong = strength === 'fair' || strength === 'good';
  return (
    <>
      <FormField
        label={t(labels[0])}
        hint={words === '' ? t('devices.wordsHint', { least: MIN_WORDS }) : t(`devices.strength.${strength}`)}
        type="password"
        autoComplete="new-password"
        value={words}
        onChange={(next) => set(next, again)}
        fault={isTried && !isLong ? t(`devices.strength.${strength}`) : null}
      />
      <FormField
        label={t(labels[1])}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={(next) => set(words, next)}
        fault={isTried && words.trim() !== again.trim() ? t('devices.notSame') : null}
      />
    </>
  );
}
