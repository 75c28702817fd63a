import { type FormEvent, type ReactElement, useState } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import { notBegun } from './begin.ts';
import { Fault, FormField, takeFocus } from './FormField.tsx';
import { NewWords, useNewWords } from './NewWords.tsx';
import type { DevicesPorts } from './ports.ts';

interface Props {
  readonly t: DevicesTranslate;
  readonly ports: DevicesPorts;
}

/** Changes the folder's passphrase. Hidden behind a button, since it is rarely needed. */
export function ChangeWords({ t, ports }: Props): ReactElement {
  const [is, setIs] = useState<'untouched' | 'open' | 'closed' | 'done'>('untouched');
  if (is === 'open') return <ChangeForm t={t} ports={ports} onEnd={(isDone) => setIs(isDone ? 'done' : 'closed')} />;
  return (
    <>
      <output>{is === 'done' && t('devices.wordsChanged')}</output>
      <p className="actions">
        <button
          type="button"
          className="quiet"
          ref={is === 'untouched' ? undefined : takeFocus}
          onClick={() => setIs('open')}
        >
          {t('devices.changeWords')}
        </button>
      </p>
    </>
  );
}

function ChangeForm({ t, ports, onEnd }: Props & { onEnd: (isDone: boolean) => void }): ReactElement {
  const typed = useNewWords();
  const [old, setOld] = useState('');
  const [isTried, setTried] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const [said, setSaid] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isChanging || old.trim() === '' || !typed.isGood) return;
    setChanging(true);
    setSaid('');
    ports
      .changePassphrase({ words: old.trim(), passphrase: typed.words.trim() })
      .then((answer) => {
        if (answer.outcome === 'changed') return onEnd(true);
        if (answer.outcome === 'fault') return setSaid(t(`devices.fault.${answer.fault}`));
        return setSaid(t(answer.outcome === 'wrongWords' ? 'devices.wrongWords' : 'devices.unreachable'));
      })
      .catch(() => setSaid(t('devices.unreachable')))
      .finally(() => setChanging(false));
  };
  return (
    <form onSubmit={submit} aria-label={t('devices.changeWords')}>
      <h3>{t('devices.changeWords')}</h3>
      <p>{t('devices.changeText')}</p>
      <FormField label={t('devices.oldWords')} type="password" value={old} onChange={setOld} isFirst />
      <NewWords t={t} typed={typed} isTried={isTried} labels={['devices.newWords', 'devices.newWordsAgain']} />
      <div role="alert">{said !== '' && <Fault>{said}</Fault>}</div>
      <output>{isChanging && t('devices.changing')}</output>
      <p className="actions">
        <button type="submit">{t('devices.change')}</button>
        <button type="button" className="quiet" onClick={() => onEnd(false)}>
          {t('devices.cancel')}
        </button>
      </p>
    </form>
  );
}

/** The address now holds another folder: enter its passphrase to join it. */
export function Rejoin({ t, ports, onJoined }: Props & { onJoined: () => void }): ReactElement {
  const [words, setWords] = useState('');
  const [isJoining, setJoining] = useState(false);
  const [said, setSaid] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isJoining || words.trim() === '') return;
    setJoining(true);
    setSaid('');
    ports
      .rejoin(words.trim())
      .then((answer) => {
        if (answer.outcome === 'begun') return onJoined();
        return setSaid(notBegun(t, answer));
      })
      .catch(() => setSaid(t('devices.unreachable')))
      .finally(() => setJoining(false));
  };
  return (
    <form onSubmit={submit}>
      <p>{t('devices.rejoinText')}</p>
      <FormField label={t('devices.wordsOrCode')} type="password" value={words} onChange={setWords} />
      <div role="alert">{said !== '' && <Fault>{said}</Fault>}</div>
      <output>{isJoining && t('devices.beginning')}</output>
      <p className="actions">
        <button type="submit">{t('devices.joinNow')}</button>
      </p>
    </form>
  );
}
