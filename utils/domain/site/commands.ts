/** The keyboard commands. Manifest, background and help are derived from them. The reader can change the keys in the browser. */
export const PASSAGE_COMMANDS = ['mark', 'next', 'previous'] as const;
export type PassageCommand = (typeof PASSAGE_COMMANDS)[number];

/** A command as the manifest declares it. */
export interface Command {
  /** Name in the manifest. */
  readonly name: string;
  readonly command: PassageCommand;
  /** Suggested keys, in the spelling of the manifest. */
  readonly keys: string;
  /** Key of its description in `public/_locales`. */
  readonly message: string;
}

export const COMMANDS: readonly Command[] = [
  { name: 'mark-passage', command: 'mark', keys: 'Alt+Shift+K', message: 'commandMark' },
  { name: 'next-passage', command: 'next', keys: 'Alt+Shift+Period', message: 'commandNext' },
  { name: 'previous-passage', command: 'previous', keys: 'Alt+Shift+Comma', message: 'commandPrevious' },
];
