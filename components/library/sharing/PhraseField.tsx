import type { ReactElement } from 'react';
import { isStrongEnough, MIN_WORDS, strengthOf } from '../../../utils/domain/sync/passphrase.ts';
import { FormField } from '../../devices/FormField.tsx';
import { useSharing } from './words.ts';

/** A box for the phrase of a new invitation. It is readable, because the reader has to tell it to somebody. */
export function PhraseField(props: {
  phrase: string;
  setPhrase: (phrase: string) => void;
  /** Whether the reader tried to continue: errors are shown only from then on. */
  isTried: boolean;
  isFirst?: boolean;
}): ReactElement {
  const { st } = useSharing();
  const { phrase, setPhrase, isTried, isFirst = false } = props;
  return (
    <FormField
      label={st('shared.phrase')}
      hint={
        phrase === '' ? st('shared.phraseHint', { least: MIN_WORDS }) : st(`devices.strength.${strengthOf(phrase)}`)
      }
      value={phrase}
      onChange={setPhrase}
      isFirst={isFirst}
      fault={isTried && !isStrongEnough(phrase) ? st(`devices.strength.${strengthOf(phrase)}`) : null}
    />
  );
}
