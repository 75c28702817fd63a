import type { TextMemory } from './memory.ts';

/** Only one window of Kantlijn writes to the folder at a time. */
export const TEXT_LOCK = 'kantlijn-text-folder';

/** A file of the folder as it was found. */
export interface FoundFile {
  /** Null when it is no text, or no file. */
  readonly text: string | null;
  /** Changes whenever somebody writes the file. */
  readonly stamp: string;
}

/**
 * The folder of text, and what is remembered of it. Every method that touches the folder throws what the browser
 * throws.
 */
export interface TextFolder {
  /** Name of the chosen folder and whether it may be written to now; null when none was chosen. */
  current(): Promise<{ name: string; allowed: boolean } | null>;
  /** Lets the reader choose. Call only in a click. Returns false when the reader cancelled. */
  choose(): Promise<boolean>;
  /** Asks the browser for permission again. Call only in a click. */
  allow(): Promise<boolean>;
  /** Forgets the folder and all memory of it; its files stay. */
  forget(): Promise<void>;
  /** What was last remembered, as stored; see `readMemory`. */
  recall(): Promise<unknown>;
  remember(memory: TextMemory): Promise<void>;
  /** Throws when the folder is missing or may not be used. */
  check(): Promise<void>;
  /** Null when there is no such file. */
  read(name: string): Promise<FoundFile | null>;
  /**
   * Writes a file, whole or not at all.
   *
   * @param stamp of the file as it was read; null for a file that was not there
   * @returns false when somebody wrote it meanwhile: nothing was written then
   */
  write(name: string, text: string, stamp: string | null): Promise<boolean>;
}
