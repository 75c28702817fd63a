import { type ReactElement, useState } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import { isStrongEnough, MIN_WORDS, strengthOf } from '../../utils/domain/sync/passphrase.ts';
import { FormField } from './FormField.tsx';

/** A new passphrase as typed so far. */
export interface Typed {
  readonly words: string;
  readonly again: string;
  /** Whether it is long enough and both entries match. */
  readonly isGood: boolean;
  readonly set: (words: string, again: string) => void;
}

/** Tracks the two entries of a new passphrase. */
export function useNewWords(): Typed {
  const [[words, again], setBoth] = useState(['', '']);
  const isGood = isStrongEnough(words) && words.trim() === again.trim();
  return { words, again, isGood, set: (one, two) => setBoth([one, two]) };
}

/** Two text boxes for a new passphrase, with a strength indicator. */
export function NewWords(props: {
  t: DevicesTranslate;
  typed: Typed;
  /** Whether the reader tried to continue: errors are shown only from then on. */
  isTried: boolean;
  labels?: readonly ['devices.words' | 'devices.newWords', 'devices.wordsAgain' | 'devices.newWordsAgain'];
}): ReactElement {
  const { t, typed, isTried, labels = ['devices.words', 'devices.wordsAgain'] } = props;
  const { words, again, set } = typed;
  const strength = strengthOf(words);
  return (
    <>
      <FormField
        label={t(labels[0])}
        hint={words === '' ? t('devices.wordsHint', { least: MIN_WORDS }) : t(`devices.strength.${strength}`)}
        type="password"
        autoComplete="new-password"
        value={words}
        onChange={(next) => set(next, again)}
        fault={isTried && !isStrongEnough(words) ? t(`devices.strength.${strength}`) : null}
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
