import type { CorpusSearchRequest } from '../../../utils/questions/file/contract.ts';
import type { ExportFormat } from '../../../utils/domain/exchange/formats.ts';
import type { keptTexts } from '../../../utils/domain/exchange/kept-file.ts';
import type { Library, ReadFile, ReadOptions, ZoteroItem } from '../../../utils/domain/exchange/index.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { QuestionsAnswer } from '../../../utils/questions/search/contract.ts';
import type { Settings } from '../../../utils/store/settings.ts';
import type { TextFolder } from '../text-folder/port.ts';
import type { DraftKeeper } from '../notes/kept-drafts.ts';
import type { Paper } from '../../../utils/domain/paper/paper.ts';
import type { SharingPorts } from '../sharing/port.ts';
import type { PrintTarget } from '../../print/address.ts';
import type { ExportWords, PaperForm } from '../files/export-files.ts';
import type { CalendarContent } from '../my-questions/calendar-entries.ts';
import type { LibraryTarget } from '../../../utils/protocol/wanted.ts';

/** Where automatic backups go; null where the browser cannot write to a folder. */
export interface BackupFolder {
  /** Name of the chosen folder and whether it may be written to now; null when none was chosen. */
  current(): Promise<{ name: string; allowed: boolean } | null>;
  /** Lets the reader choose; only in a click. False when the reader turned back. */
  choose(): Promise<boolean>;
  /** Asks the browser for permission again; only in a click. */
  allow(): Promise<boolean>;
  /** Bytes of a file that is there; null when it is not. Throws what the browser throws. */
  size(name: string): Promise<number | null>;
  /** Writes or replaces a file, whole or not at all. Throws what the browser throws. */
  write(name: string, content: Blob): Promise<void>;
  forget(): Promise<void>;
}

/** A tab on the official host. */
export interface ActiveTab {
  readonly address: string;
  readonly title: string;
  /** A note to begin there at once. */
  readonly writes?: NonNullable<LibraryTarget['writes']> | undefined;
}

/** How opening a publication or a note ended. */
export type OpenOutcome = 'shown' | 'failed';

/** Access to the official hosts, which the reader can take back. */
export interface AccessPorts {
  /** Official hosts that may not be read now. */
  closed(): Promise<readonly string[]>;
  /** Asks the browser for access; only in a click. False when the reader refused. */
  ask(hosts: readonly string[]): Promise<boolean>;
  /** Calls at every change. @returns a function that stops it */
  onChange(listener: () => void): () => void;
}

/** The permission for system notifications. */
export interface NoticePorts {
  allowed(): Promise<boolean>;
  /** Asks the browser; only in a click. False when the reader refused. */
  ask(): Promise<boolean>;
}

/**
 * The outcome of sending items to Zotero. `notRunning`: nothing was sent; `readOnly`, `refused`: Zotero stored
 * nothing; `unknown`: the connection broke while Zotero was storing.
 */
export type ZoteroAnswer = 'saved' | 'notRunning' | 'readOnly' | 'refused' | 'unknown';

/** Zotero on the reader's own machine. */
export interface ZoteroPorts {
  /**
   * Asks the browser for permission for its address. Call only in a click. Returns false when the reader refused,
   * true at once when it was allowed before.
   */
  ask(): Promise<boolean>;
  /** Sends items, which are stored all together or not at all. Never throws. */
  save(items: readonly ZoteroItem[]): Promise<ZoteroAnswer>;
}

/** What the library needs of the browser and the background; the entrypoints give the real ones. */
export interface LibraryPorts {
  /** `panel`: side panel or sidebar; `page`: a tab of its own. */
  readonly form: 'panel' | 'page';
  readonly languages: readonly string[];
  readonly now: () => Date;
  readonly newId: () => string;
  readonly client: LibraryClient;
  /** May reject; the defaults then count. */
  readonly readSettings: () => Promise<Settings>;
  readonly watchSettings: (listener: (settings: Settings) => void) => () => void;
  readonly writeSetting: <K extends keyof Settings>(key: K, value: Settings[K]) => Promise<void>;
  /** Tells what is in the active tab of this window, now and after each change; null for a page that is not on the official host. */
  readonly watchActive: (listener: (active: ActiveTab | null) => void) => () => void;
  /** What a page without a frame asked this library to open with, once; null for none. */
  readonly wanted: () => Promise<LibraryTarget | null>;
  /** Brings a publication in sight, in the tab where it is open or a new one, and a note in it when given. */
  readonly show: (address: string, note: string | null) => Promise<OpenOutcome>;
  /** Opens this library in a tab. @param view name of a view */
  readonly openFull: (view: string) => Promise<void>;
  readonly openOptions: () => Promise<void>;
  readonly copy: (text: string) => Promise<void>;
  /** Offers a file as a download. */
  readonly download: (name: string, content: Blob) => void;
  /** Reads a file of notes apart from this page's thread. Throws `UnreadableFile`, or the signal's reason. */
  readonly readFile: (file: Blob, options: ReadOptions) => Promise<ReadFile>;
  /**
   * Writes notes in a format, off this page's main thread. `omitted`: notes that could not be written and were left
   * out.
   */
  readonly writeFile: (
    format: ExportFormat,
    library: Library,
    words: ExportWords,
  ) => Promise<{ name: string; content: Blob; omitted?: readonly string[] }>;
  /** Writes a readable page as a file, off the main thread. */
  readonly writePaper: (paper: Paper, form: PaperForm) => Promise<{ name: string; content: Blob }>;
  /** Writes the contents of a text folder's files, off the main thread; see `keptTexts`. */
  readonly writeKept: (library: Library) => Promise<ReturnType<typeof keptTexts>>;
  /** Opens the page that prints. May reject. */
  readonly print: (target: PrintTarget) => Promise<void>;
  /** Writes a calendar file, off the main thread. */
  readonly writeCalendar: (calendar: CalendarContent) => Promise<Blob>;
  readonly folder: BackupFolder | null;
  /** The folder of text; null or left out where the browser cannot write to a folder. */
  readonly textFolder?: TextFolder | null;
  /** What the browser lets Kantlijn read; left out where that cannot change. */
  readonly access?: AccessPorts;
  /** System notifications; left out where there are none. */
  readonly notices?: NoticePorts;
  /** Sharing dossiers; left out where the browser cannot be asked for access, as in the side panel. */
  readonly sharing?: SharingPorts;
  /** Zotero on this machine; left out where it cannot be reached. */
  readonly zotero?: ZoteroPorts;
  /** Keeps unsaved words for the next window; left out where nothing is kept. */
  readonly drafts?: DraftKeeper;
  /** Searches all questions; null in a version without the list. */
  readonly searchQuestions: ((request: CorpusSearchRequest) => Promise<QuestionsAnswer>) | null;
  /** Removes what this page itself stored, for deleting everything. */
  readonly forgetAll: () => Promise<void>;
}
