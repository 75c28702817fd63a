import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { keysTranslator } from '../../utils/domain/i18n/keys.ts';
import { resolveLanguage } from '../../utils/domain/i18n/language.ts';
import { optionsTranslator } from '../../utils/domain/i18n/options.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/store/settings.ts';
import { Devices } from '../devices/Devices.tsx';
import { HELP_KEY } from '../../utils/domain/site/keys.ts';
import { KeysDialog } from '../keys/KeysDialog.tsx';
import { useHelpKey } from '../keys/useHelpKey.ts';
import { MeaningNamesForm } from '../meanings/MeaningNamesForm.tsx';
import { About } from './About.tsx';
import { Access } from './Access.tsx';
import { Checks } from './Checks.tsx';
import { CorpusList } from './CorpusList.tsx';
import { CaughtErrors } from './CaughtErrors.tsx';
import { KamerSettings } from './KamerSettings.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { Managed } from './Managed.tsx';
import type { OptionsPorts } from './ports.ts';
import { Switch } from './Switch.tsx';
import { StorageFacts } from './StorageFacts.tsx';
import { logAndReturn } from '../../utils/messages/log-error.ts';

/** List what is relevant here first. */
const PLACES = ['own', 'browser', 'inLibrary', 'notes'] as const;

/** The options page. Each part fails alone. */
export function Options({ ports }: { ports: OptionsPorts }): ReactElement {
  const [settings, setSettings] = useState<Settings>(DEFAULT_SETTINGS);
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  useHelpKey(showKeys);
  useEffect(() => {
    ports.readSettings().then(setSettings, logAndReturn('settings.read'));
    return ports.watchSettings(setSettings);
  }, [ports]);
  const language = resolveLanguage(settings.language, ports.languages);
  const t = optionsTranslator(language);
  const keys = keysTranslator(language)('keys.show');
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('options.title');
  }, [language, t]);

  return (
    <main className="kl options">
      <div className="options-head">
        <h1>{t('options.title')}</h1>
        <button type="button" className="quiet square" aria-label={keys} title={keys} onClick={showKeys}>
          <kbd>{HELP_KEY}</kbd>
        </button>
      </div>
      <p>{t('options.intro')}</p>
      <Managed t={t} language={language} ports={ports} />
      <LanguageChoice t={t} ports={ports} chosen={settings.language} />
      <Switch t={t} ports={ports} name="paper" chosen={settings.paper} />
      <Switch t={t} ports={ports} name="answers" chosen={settings.answers} />
      <Switch t={t} ports={ports} name="signs" chosen={settings.signs} />
      <KamerSettings t={t} language={language} ports={ports.kamer} now={ports.now} />
      <MeaningNamesForm language={language} chosen={settings.meaningNames} write={ports.writeMeaningNames} />
      <Devices ports={ports.devices} language={language} />
      <Access t={t} ports={ports} />
      <StorageFacts t={t} language={language} ports={ports} />
      <CorpusList ports={ports.corpus} language={language} />
      <Checks t={t} language={language} ports={ports} />
      <CaughtErrors t={t} language={language} ports={ports} />
      <About t={t} language={language} ports={ports} />
      {keysShown && <KeysDialog language={language} places={PLACES} onClose={() => setKeysShown(false)} />}
    </main>
  );
}
