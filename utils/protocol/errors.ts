/**
 * Why a request got no answer.
 *
 * - `contextInvalidated`: the extension was reloaded, updated or removed while the page stayed open. The page can never
 *   reach it again; the reader has to reload the page.
 * - `noReceiver`: nobody listens, or the worker stopped before answering; one retry did not help.
 * - `timeout`: no answer within the time limit of this request.
 * - `rejected`: the background rejected the sender or the payload.
 * - `failed`: the handler threw.
 * - `invalidAnswer`: the answer does not match its schema.
 */
export type MessageErrorCode =
  'contextInvalidated' | 'noReceiver' | 'timeout' | 'rejected' | 'failed' | 'invalidAnswer';

/** The only error `request` throws. `detail` is for reports and never contains note text. */
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
 * Recognises the errors browsers throw when a message has no receiver or the receiver goes away. Chrome and Firefox
 * provide no code, only these sentences.
 *
 * @param text message of the error thrown by `runtime.sendMessage`
 * @returns the code, or null for an unknown sentence
 */
export function classifyBrowserError(text: string): 'contextInvalidated' | 'noReceiver' | null {
  if (/context invalidated|extension context|message manager disconnected/i.test(text)) return 'contextInvalidated';
  if (/receiving end does not exist|could not establish connection/i.test(text)) return 'noReceiver';
  if (/message (port|channel) closed|port closed before|promised response.*went out of scope/i.test(text)) {
    return 'noReceiver';
  }
  return null;
}
