/**
 * Stands in for the context that WXT makes for each script in a page (wxt.config.ts). That one tells the page by a message
 * that holds the identifier of the extension, and takes the same message, from whoever sends it, for a newer script that
 * wants it to stop. What Kantlijn needs of it stands in `gone.ts` (decision 201).
 */
export function ContentScriptContext(): void {}
