import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import type { Licence } from '../../utils/protocol/licences.ts';
import type { ErrorLine } from '../../utils/protocol/error-log.ts';
import type { StoreFactsResult } from '../../utils/protocol/requests.ts';
import type { CheckResult } from '../../utils/domain/site/checks/index.ts';
import type { DevicesPorts } from '../devices/ports.ts';
import type { ListPorts } from '../question-list/ports.ts';
import type { KamerService } from '../../utils/protocol/kamer.ts';
import type { KamerState, KamerSwitchName } from '../../utils/store/kamer-settings.ts';
import type { Policies } from '../../utils/store/policies.ts';
import type { Settings } from '../../utils/store/settings.ts';

/** A setting that is on or off. */
export type SwitchName = 'paper' | 'answers' | 'signs';

/** What the options page needs of the browser and the background; the entrypoint gives the real ones. */
export interface OptionsPorts {
  readonly version: string;
  /** Name and version of the browser as it tells itself. */
  readonly browser: string;
  readonly languages: readonly string[];
  readonly now: () => Date;
  /** What the administrator of this computer has set. */
  readonly policies: () => Promise<Policies>;
  /** Calls back when that changed. @returns a function that stops it */
  readonly watchPolicies: (listener: () => void) => () => void;
  /** May reject; the defaults then count. */
  readonly readSettings: () => Promise<Settings>;
  readonly watchSettings: (listener: (settings: Settings) => void) => () => void;
  readonly writeMeaningNames: (names: Settings['meaningNames']) => Promise<void>;
  readonly writeSwitch: (name: SwitchName, on: boolean) => Promise<void>;
  readonly writeLanguage: (language: Settings['language']) => Promise<void>;
  /** Whether the extension may read from a host. May reject. */
  readonly hasAccess: (host: string) => Promise<boolean>;
  /** Calls when the reader gave or took access, here or in the browser. @returns a function that stops it */
  readonly onAccess: (listener: () => void) => () => void;
  /** Asks the browser for access to the hosts; only in a click. */
  readonly askAccess: (hosts: readonly string[]) => Promise<boolean>;
  readonly facts: () => Promise<StoreFactsResult>;
  /** Whether the browser says that it does not clear our storage by itself. */
  readonly isPersisted: () => Promise<boolean>;
  /** Runs the checks of the services, telling how far it is. */
  readonly runChecks: (progress: (done: number, total: number) => void) => Promise<CheckResult[]>;
  /** Whose code is in this build; rejects where the list is missing (while developing). */
  readonly licences: () => Promise<readonly Licence[]>;
  readonly copy: (text: string) => Promise<void>;
  readonly corpus: CorpusPorts;
  readonly kamer: KamerPorts;
  /** The reader's other devices. */
  readonly devices: DevicesPorts;
  /** Errors after which Kantlijn went on, latest first; each may reject when the background cannot be reached. */
  readonly errors: {
    readonly list: () => Promise<readonly ErrorLine[]>;
    /** Clears them. @returns what is left */
    readonly clear: () => Promise<readonly ErrorLine[]>;
  };
}

/** The status of the switches of the Tweede Kamer. */
export interface KamerStates extends Readonly<Record<KamerSwitchName, KamerState>> {
  /** What is known about the service; null when it is off, or was not asked in this session. */
  readonly service: KamerService | null;
}

/** The optional features of the Tweede Kamer. Each method may reject. */
export interface KamerPorts {
  readonly states: () => Promise<KamerStates>;
  /**
   * Asks the browser for permission for the host, and switches it on. Call only in a click.
   *
   * @returns false when the reader did not consent
   */
  readonly turnOn: (name: KamerSwitchName) => Promise<boolean>;
  /** Switches it off, and gives up the permission for the host. */
  readonly turnOff: (name: KamerSwitchName) => Promise<void>;
  /**
   * Calls back when a switch or a permission changed, here or elsewhere.
   *
   * @returns a function that stops it
   */
  readonly onChange: (listener: () => void) => () => void;
}

/** The list of all questions; each may reject when the background cannot be reached. */
export interface CorpusPorts extends ListPorts {
  readonly remove: () => Promise<CorpusFacts>;
  readonly configure: (settings: { enabled?: boolean; daily?: boolean }) => Promise<CorpusFacts>;
}
