import { type FormEvent, type ReactElement, useState } from 'react';
import { useBegin, type BeginProps } from './begin.ts';
import { Fault, FormField } from './FormField.tsx';

/** Joins a folder that another device uses: its passphrase or recovery code, and the name of this device. */
export function JoinForm(props: BeginProps): ReactElement {
  const { t } = props;
  const { isBeginning, said, begin } = useBegin(props);
  const [words, setWords] = useState('');
  const [name, setName] = useState(() => t('devices.nameExample'));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() !== '' && name.trim() !== '') begin(words, null, name);
  };
  return (
    <form onSubmit={submit}>
      <h3>{t('devices.join')}</h3>
      <p>{t('devices.joinText')}</p>
      <FormField label={t('devices.wordsOrCode')} type="password" value={words} onChange={setWords} />
      <FormField label={t('devices.name')} hint={t('devices.nameHint')} value={name} onChange={setName} />
      <div role="alert">{said !== '' && <Fault>{said}</Fault>}</div>
      <output>{isBeginning && t('devices.beginning')}</output>
      <p className="actions">
        <button type="submit" className="main">
          {t('devices.joinNow')}
        </button>
      </p>
    </form>
  );
}
