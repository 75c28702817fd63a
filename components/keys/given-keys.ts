import { browser } from 'wxt/browser';

/** The keys the browser gives to a command now, by its name in the manifest; empty where the reader took them away. */
export type GivenKeys = ReadonlyMap<string, string>;

/** Asks the browser for them. Empty where it has no commands, as on a phone. Throws what the browser throws. */
export async function givenKeys(): Promise<GivenKeys> {
  const commands = (await browser.commands?.getAll()) ?? [];
  return new Map(commands.map(({ name, shortcut }) => [name ?? '', shortcut ?? '']));
}
