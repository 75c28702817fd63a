import { type FormEvent, type ReactElement, useState } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import { FormField } from './FormField.tsx';

/** After the server refused: enter another app password for the same folder. */
export function NewPassword({ t, onSet }: { t: DevicesTranslate; onSet: (password: string) => void }): ReactElement {
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '') onSet(password);
  };
  return (
    <form onSubmit={submit}>
      <FormField
        label={t('devices.newPassword')}
        hint={t('devices.passwordHint')}
        type="password"
        value={password}
        onChange={setPassword}
      />
      <p className="actions">
        <button type="submit">{t('devices.setPassword')}</button>
      </p>
    </form>
  );
}
