/** Path of a browser that is present, undefined when there is none. Throws when its variable names no file. */
export function findBrowser(name: 'chromium' | 'firefox'): string | undefined;
/** Path of a browser, installed when missing and allowed. Throws a SetupError that says what to install. */
export function ensureBrowser(name: 'chromium' | 'firefox'): Promise<string>;
