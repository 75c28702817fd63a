/**
 * Finds the browsers for demo and tests. Installs them where that is safe without asking: on Debian or Ubuntu, as root
 * or in CI. Elsewhere prints what to install.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './setup.mjs';
import { installByApt } from './setup-apt.mjs';

const { platform, env } = process;
const programFiles = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
const windows = (...parts) => programFiles.map((folder) => join(folder, ...parts));

/** Each browser: its environment variable, its paths per system (preferred first), its apt packages. */
const BROWSERS = {
  chromium: {
    variable: 'CHROMIUM',
    label: 'Chromium',
    linux: [
      'chromium',
      'chromium-browser',
      'google-chrome-for-testing',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
    ],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [
      ...windows('Chromium', 'Application', 'chrome.exe'),
      ...windows('Google', 'Chrome', 'Application', 'chrome.exe'),
      ...windows('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ],
    apt: ['chromium'],
  },
  firefox: {
    variable: 'FIREFOX',
    label: 'Firefox 140 or newer',
    linux: ['firefox', 'firefox-esr'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: windows('Mozilla Firefox', 'firefox.exe'),
    apt: ['firefox-esr', 'firefox'],
  },
};

/** Absolute path of a program, from an existing path or a name in PATH; undefined when not found. */
function locate(program) {
  if (program.includes('/') || program.includes('\\')) return existsSync(program) ? program : undefined;
  return (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}

/** Path of an installed browser; undefined when there is none. Throws when the variable is not the path of a file. */
export function findBrowser(name) {
  const browser = BROWSERS[name];
  const given = env[browser.variable];
  if (given) {
    const path = locate(given);
    if (!path) throw new SetupError(`${browser.variable} is set to "${given}", but there is no such program.`);
    return path;
  }
  return (browser[platform] ?? browser.linux).map(locate).find(Boolean);
}

/**
 * Path of a browser; installs it if that is allowed. In: `chromium` or `firefox`.
 * Throws a SetupError that says what to install when there is none.
 */
export async function ensureBrowser(name) {
  const present = findBrowser(name);
  if (present) return present;
  const browser = BROWSERS[name];
  if (
    await installByApt(
      browser.label,
      browser.apt.map((name) => [name]),
    )
  ) {
    const installed = findBrowser(name);
    if (installed) return installed;
  }
  throw new SetupError(
    `No ${browser.label} was found. Install it (on Debian or Ubuntu: sudo apt-get install ${browser.apt[0]}), ` +
      `or set ${browser.variable} to the path of its program.`,
  );
}
