import type { ReactElement } from 'react';
import { Fault, FormField } from '../../devices/FormField.tsx';
import { useSharing } from './words.ts';

/** The name by which the others see the reader. @param isTried whether the reader tried to go on: without a name that is said */
export function NameField(props: {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly isTried: boolean;
}): ReactElement {
  const { st } = useSharing();
  const { name, setName, isTried } = props;
  return (
    <FormField
      label={st('shared.name')}
      hint={st('shared.nameHint')}
      value={name}
      onChange={setName}
      autoComplete="name"
      isFirst
      fault={isTried && name.trim() === '' ? st('shared.noName') : null}
    />
  );
}

/** What went wrong, what is in progress, and the button. @param said why it was not done; empty for nothing @param busy empty when nothing is in progress */
export function FormEnd(props: { readonly said: string; readonly busy: string; readonly act: string }): ReactElement {
  const { said, busy, act } = props;
  return (
    <>
      <div role="alert">{said !== '' && <Fault>{said}</Fault>}</div>
      <output>{busy}</output>
      <p className="actions">
        <button type="submit" className="main" aria-disabled={busy !== ''}>
          {act}
        </button>
      </p>
    </>
  );
}
