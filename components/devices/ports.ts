import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { AnyRequestOf, AnyResponseOf } from '../../utils/protocol/library.ts';
import type { SyncPlace, SyncState } from '../../utils/protocol/sync.ts';

/** What became of testing a folder: how it is, or what is wrong with it, in words. */
export type LookedAt =
  | { readonly hasKantlijn: boolean; readonly hasOthers: boolean; readonly canWrite: boolean }
  | { readonly said: string };

/** What asking for a folder needs of the browser. */
export interface PlaceAccess {
  /** Asks the browser for permission for one address. Call only in a click, before anything is awaited. */
  readonly askAccess: (permission: string) => Promise<boolean>;
  /** Lets the reader pick a folder on this computer, and keeps it; null where the browser cannot. Its name, or null for none. */
  readonly pickFolder: (() => Promise<string | null>) | null;
  /** Forgets a folder that was picked but is not used. */
  readonly dropFolder: () => void;
}

/** What `PlaceForm` needs. */
export interface PlacePorts extends PlaceAccess {
  /** Tests a folder. May reject when the background cannot be reached. */
  readonly look: (place: SyncPlace) => Promise<LookedAt>;
}

/** What the sync settings need. Each may reject when the background cannot be reached. */
export interface DevicesPorts extends PlaceAccess {
  readonly state: () => Promise<SyncState>;
  readonly onChange: (listener: () => void) => () => void;
  readonly look: (place: SyncPlace) => Promise<AnyResponseOf<'sync.look'>>;
  readonly begin: (asked: AnyRequestOf<'sync.begin'>) => Promise<AnyResponseOf<'sync.begin'>>;
  readonly now: () => Promise<SyncState>;
  readonly pause: (paused: boolean) => Promise<SyncState>;
  readonly setPassword: (password: string) => Promise<SyncState>;
  readonly decide: (isDone: boolean) => Promise<SyncState>;
  readonly gone: (device: string) => Promise<SyncState>;
  readonly understood: (what: AnyRequestOf<'sync.understood'>['what']) => Promise<SyncState>;
  readonly changePassphrase: (asked: AnyRequestOf<'sync.passphrase'>) => Promise<AnyResponseOf<'sync.passphrase'>>;
  readonly rejoin: (words: string) => Promise<AnyResponseOf<'sync.rejoin'>>;
  readonly leave: () => Promise<SyncState>;
  /** Opens the browser's dialog to print this page. */
  readonly print: () => void;
  /** Today in Amsterdam, YYYY-MM-DD. */
  readonly today: () => string;
}

/** What is shown once a folder is in use, and what the reader can do. */
export interface StateProps {
  readonly t: DevicesTranslate;
  readonly language: Language;
  readonly ports: DevicesPorts;
  readonly state: SyncState;
  /** Shows the state that an operation leads to, or why it failed. */
  readonly act: (work: Promise<SyncState>) => void;
}
