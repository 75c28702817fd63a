import { browser } from 'wxt/browser';
import type { PushOf } from '../../utils/protocol/requests.ts';
import { WIRE_VERSION } from '../../utils/protocol/wire.ts';
import { COMMANDS } from '../../utils/domain/site/commands.ts';

/** Hands a keyboard command to the page in front. A page without our script ignores it. */
export function forwardCommands(): void {
  browser.commands?.onCommand.addListener((name, tab) => {
    const command = COMMANDS.find((known) => known.name === name)?.command;
    if (command === undefined) return;
    const payload: PushOf<'passage.command'> = { command };
    void frontTab(tab?.id).then(
      (id) =>
        id === undefined
          ? undefined
          : browser.tabs
              .sendMessage(id, { kantlijn: WIRE_VERSION, push: 'passage.command', payload })
              .catch(() => undefined), // Expected: a page without our script does not listen.
    );
  });
}

/** The tab the command was given in; undefined in older browsers. */
async function frontTab(given: number | undefined): Promise<number | undefined> {
  if (given !== undefined) return given;
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id;
}

/** The keys that mark a selection now, as the browser writes them; empty where there are none, as on a phone. */
export async function markKeys(): Promise<string> {
  const { name } = COMMANDS.find(({ command }) => command === 'mark') ?? {};
  const all = (await browser.commands?.getAll()) ?? [];
  return all.find((one) => one.name === name)?.shortcut ?? '';
}
