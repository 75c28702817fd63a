import { browser } from 'wxt/browser';
import { WIRE_VERSION } from '../../utils/protocol/wire.ts';
import { PASSAGE_COMMANDS } from '../../utils/domain/site/commands.ts';
import type { Passages } from './start.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Hears what is asked of this tab alone: keyboard commands, and the library that wants to show a note. The library
 * gets an answer, so that it knows that this script was there to hear it.
 */
export function listenToPassages(passages: Passages): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, _sender: unknown, answer: (heard: { heard: true }) => void): undefined => {
      if (!isObject(message) || message['kantlijn'] !== WIRE_VERSION) return;
      const payload = isObject(message['payload']) ? message['payload'] : {};
      if (message['push'] === 'note.show' && typeof payload['note'] === 'string') {
        answer({ heard: true });
        passages.show(payload['note']);
      }
      const command = PASSAGE_COMMANDS.find((known) => known === payload['command']);
      if (message['push'] === 'passage.command' && command !== undefined) passages.command(command);
    },
  );
}
