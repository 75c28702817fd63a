import { browser } from 'wxt/browser';

/** The keys the browser assigns to each command now, by its manifest name; empty where the reader removed them. */
export type GivenKeys = ReadonlyMap<string, string>;

/** Asks the browser for them. Empty where it has no commands, as on a phone. Throws what the browser throws. */
export async function givenKeys(): Promise<GivenKeys> {
  const commands = (await browser.commands?.getAll()) ?? [];
  return new Map(commands.map(({ name, shortcut }) => [name ?? '', shortcut ?? '']));
}
