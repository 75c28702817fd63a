/**
 * Replaces the context that WXT makes for each script in a page (wxt.config.ts). WXT's own posts a message with the
 * identifier of the extension to the page, and stops when anyone posts that message. What Kantlijn needs instead is in
 * `gone.ts` (decision 201).
 */
export function ContentScriptContext(): void {}
