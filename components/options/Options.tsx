import { type ReactElement, useEffect, useState } from 'react';
import { resolveLanguage } from '../../utils/domain/i18n/language.ts';
import { optionsTranslator } from '../../utils/domain/i18n/options.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/store/settings.ts';
import { Devices } from '../devices/Devices.tsx';
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

/** The options page. Each part fails alone. */
export function Options({ ports }: { ports: OptionsPorts }): ReactElement {
  const [settings, setSettings] = useState<Settings>(DEFAULT_SETTINGS);
  useEffect(() => {
    ports.readSettings().then(setSettings, logAndReturn('settings.read'));
    return ports.watchSettings(setSettings);
  }, [ports]);
  const language = resolveLanguage(settings.language, ports.languages);
  const t = optionsTranslator(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('options.title');
  }, [language, t]);

  return (
    <main className="kl options">
      <h1>{t('options.title')}</h1>
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
    </main>
  );
}
