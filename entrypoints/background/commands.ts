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
