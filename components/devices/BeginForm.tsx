import { type FormEvent, type ReactElement, useState } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import { newRecoveryCode } from '../../utils/sync/file/keys.ts';
import { useBegin, type BeginProps } from './begin.ts';
import { Fault, FormField } from './FormField.tsx';
import { NewWords, useNewWords } from './NewWords.tsx';

/** Sets up an empty folder: passphrase (twice), recovery code, name of this device. */
export function BeginForm(props: BeginProps): ReactElement {
  const { t, ports, place } = props;
  const { isBeginning, said, begin } = useBegin(props);
  const typed = useNewWords();
  const [code] = useState(newRecoveryCode);
  const [isKept, setKept] = useState(false);
  const [name, setName] = useState(() => t('devices.nameExample'));
  const [isTried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (typed.isGood && isKept && name.trim() !== '') begin(typed.words, code, name);
  };
  return (
    <form onSubmit={submit}>
      <h3>{t('devices.newFolder')}</h3>
      <p>{t('devices.newText')}</p>
      <NewWords t={t} typed={typed} isTried={isTried} />
      <RecoveryCode t={t} code={code} place={'disk' in place ? place.disk : place.address} onPrint={ports.print} />
      <p>
        <strong>{t('devices.lost')}</strong>
      </p>
      <label className="choice">
        <input type="checkbox" checked={isKept} onChange={() => setKept(!isKept)} />
        {t('devices.codeKept')}
      </label>
      <FormField label={t('devices.name')} hint={t('devices.nameHint')} value={name} onChange={setName} />
      <div role="alert">
        {said !== '' && <Fault>{said}</Fault>}
        {isTried && !isKept && <Fault>{t('devices.keepCode')}</Fault>}
      </div>
      <output>{isBeginning && t('devices.beginning')}</output>
      <p className="actions">
        <button type="submit" className="main">
          {t('devices.begin')}
        </button>
      </p>
    </form>
  );
}

/** The recovery code, to write down or print; printed on its own sheet. */
function RecoveryCode(props: { t: DevicesTranslate; code: string; place: string; onPrint: () => void }): ReactElement {
  const { t, code, place, onPrint } = props;
  return (
    <section className="recovery" aria-labelledby="recovery">
      <h4 id="recovery">{t('devices.code')}</h4>
      <p className="code">{code}</p>
      <p>{t('devices.codeText')}</p>
      <p className="paper">{t('devices.codeOf', { place })}</p>
      <p className="actions">
        <button type="button" className="quiet" onClick={onPrint}>
          {t('devices.print')}
        </button>
      </p>
    </section>
  );
}
