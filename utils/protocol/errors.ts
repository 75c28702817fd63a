/**
 * Why a message did not bring an answer.
 *
 * - `contextInvalidated`: the extension was reloaded, updated or removed while the page stayed open;
 *   this page can never speak to it again and the reader must reload the page.
 * - `noReceiver`: nobody listens, or the worker stopped before it answered, also after one retry.
 * - `timeout`: no answer within the time the protocol gives this message.
 * - `rejected`: the background refused the message (sender or payload).
 * - `failed`: the handler threw.
 * - `invalidAnswer`: an answer came and is not of the shape the protocol promises.
 */
export type MessageErrorCode =
  'contextInvalidated' | 'noReceiver' | 'timeout' | 'rejected' | 'failed' | 'invalidAnswer';

/** The only error `request` throws. `detail` is for reports and never holds the text of a note. */
export class MessageError extends Error {
  override readonly name = 'MessageError';
  constructor(
    readonly code: MessageErrorCode,
    readonly request: string,
    readonly detail: string,
  ) {
    super(`${request}: ${code} (${detail})`);
  }
}

/**
 * Recognises what the browsers say when a message found nobody or the receiver went away.
 * Chrome and Firefox give no code, only these sentences.
 *
 * @param text message of the error thrown by `runtime.sendMessage`
 * @returns the code, or null when the sentence is not known
 */
export function classifyBrowserError(text: string): 'contextInvalidated' | 'noReceiver' | null {
  if (/context invalidated|extension context|message manager disconnected/i.test(text)) return 'contextInvalidated';
  if (/receiving end does not exist|could not establish connection/i.test(text)) return 'noReceiver';
  if (/message (port|channel) closed|port closed before|promised response.*went out of scope/i.test(text)) {
    return 'noReceiver';
  }
  return null;
}
