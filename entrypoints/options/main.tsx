import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { folderPicker } from '../../components/devices/pick-folder.ts';
import { Options } from '../../components/options/Options.tsx';
import type { OptionsPorts } from '../../components/options/ports.ts';
import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import { learnWhenWanted } from '../../utils/services/list/start-learning.ts';
import { Licences } from '../../utils/protocol/licences.ts';
import { browserPort, createClientOf, onPush, request } from '../../utils/messages/client.ts';
import { logAndReturn, setErrorListener } from '../../utils/messages/log-error.ts';
import { DISK } from '../../utils/domain/sync/place.ts';
import { KAMER_REQUESTS } from '../../utils/protocol/kamer.ts';
import { forgetPickedFolder, pickedFolder } from '../../utils/store/synced/picked-folder.ts';
import { SYNC_REQUESTS } from '../../utils/protocol/sync.ts';
import { todayInAmsterdam } from '../../utils/domain/clock/calendar.ts';
import { ERROR_REQUESTS } from '../../utils/protocol/error-log.ts';
import { askForHosts, mayRead, onAccessChange } from '../../utils/sources/access.ts';
import { kamerState, originsOf, watchKamer, writeKamer } from '../../utils/store/kamer-settings.ts';
import { readPolicies, watchPolicies } from '../../utils/store/policies.ts';
import { readSettings, watchSettings, writeSetting } from '../../utils/store/settings.ts';
import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import '../../components/ui/chips.css';
import '../../components/ui/dialog.css';
import '../../components/keys/keys.css';
import '../../components/meanings/meanings.css';
import '../../components/options/options.css';
import '../../components/devices/devices.css';
import { runChecks } from './run-checks.ts';

// This sets nothing: the background reads the list again and notifies every page.
const learnFrom = learnWhenWanted(() => void request('corpus.configure', {}));
const told = async (asked: Promise<CorpusFacts>): Promise<CorpusFacts> => {
  const facts = await asked;
  learnFrom(facts);
  return facts;
};

// Expected: without a background there is no log either.
setErrorListener((place, name) => void request('errors.note', { place, name }).catch(() => undefined));
const errors = createClientOf(ERROR_REQUESTS, browserPort);
const listErrors = async () => (await errors.request('errors.list', {})).lines;

const kamer = createClientOf(KAMER_REQUESTS, browserPort);
const devices = createClientOf(SYNC_REQUESTS, browserPort);

const ports: OptionsPorts = {
  version: browser.runtime.getManifest().version,
  browser: navigator.userAgent,
  languages: navigator.languages,
  now: () => new Date(),
  policies: readPolicies,
  watchPolicies,
  readSettings,
  watchSettings,
  writeMeaningNames: (names) => writeSetting('meaningNames', names),
  writeSwitch: writeSetting,
  writeLanguage: (language) => writeSetting('language', language),
  hasAccess: mayRead,
  onAccess: onAccessChange,
  askAccess: askForHosts,
  facts: () => request('store.facts', {}),
  isPersisted: () => navigator.storage.persisted(),
  runChecks,
  licences: async () => Licences.parse(await (await fetch('/licences.json')).json()),
  corpus: {
    facts: () => told(request('corpus.facts', {})),
    update: () => request('corpus.update', {}),
    pause: () => request('corpus.pause', {}),
    remove: () => request('corpus.remove', {}),
    configure: (settings) => request('corpus.configure', settings),
    onChange: (listener) =>
      onPush('corpus.changed', (facts) => {
        listener(facts);
        learnFrom(facts);
      }),
  },
  devices: {
    state: () => devices.request('sync.state', {}),
    onChange: (listener) => onPush('sync.changed', listener),
    askAccess: async (permission) => {
      if (permission !== DISK) return browser.permissions.request({ origins: [permission] });
      const folder = await pickedFolder();
      return (await folder?.requestPermission?.({ mode: 'readwrite' })) === 'granted';
    },
    pickFolder: folderPicker(window),
    dropFolder: () => void forgetPickedFolder().catch(logAndReturn('sync.start')),
    look: (place) => devices.request('sync.look', place),
    begin: (asked) => devices.request('sync.begin', asked),
    now: () => devices.request('sync.now', {}),
    pause: (paused) => devices.request('sync.pause', { paused }),
    setPassword: (password) => devices.request('sync.password', { password }),
    gone: (device) => devices.request('sync.gone', { device }),
    decide: (isDone) => devices.request('sync.deletions', { isDone }),
    understood: (what) => devices.request('sync.understood', { what }),
    changePassphrase: (asked) => devices.request('sync.passphrase', asked),
    rejoin: (words) => devices.request('sync.rejoin', { words }),
    leave: () => devices.request('sync.leave', {}),
    print: () => window.print(),
    today: () => todayInAmsterdam(new Date()),
  },
  kamer: {
    async states() {
      const [{ state, service }, pages] = await Promise.all([kamer.request('kamer.service', {}), kamerState('pages')]);
      return { data: state, pages, service };
    },
    async turnOn(name) {
      if (!(await browser.permissions.request({ origins: originsOf(name) }))) return false;
      await writeKamer(name, true);
      return true;
    },
    async turnOff(name) {
      await writeKamer(name, false);
      await browser.permissions.remove({ origins: originsOf(name) }).catch(logAndReturn('kamer.permission'));
    },
    onChange(listener) {
      const ends = [watchKamer(listener), onAccessChange(listener)];
      return () => ends.forEach((end) => end());
    },
  },
  errors: {
    list: listErrors,
    clear: async () => {
      await errors.request('errors.clear', {});
      return listErrors();
    },
  },
  copy: (text) => navigator.clipboard.writeText(text),
};

const root = document.querySelector('#root');
if (root === null) throw new Error('the options page has no root');
createRoot(root).render(
  <StrictMode>
    <Options ports={ports} />
  </StrictMode>,
);
