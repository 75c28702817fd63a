import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes an extension with one script in each publication.
 *
 * @param runAt when it runs, as in a manifest
 * @param worker what runs in its background; none without
 * @returns the folder
 */
export function makeExtension(name: string, runAt: string, script: string, worker?: string): string {
  const folder = mkdtempSync(join(tmpdir(), `kantlijn-${name}-`));
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    browser_specific_settings: { gecko: { id: `${name}@kantlijn.example` } },
    ...(worker === undefined ? {} : { background: { service_worker: 'worker.js', scripts: ['worker.js'] } }),
    content_scripts: [{ matches: ['https://zoek.officielebekendmakingen.nl/*'], js: ['script.js'], run_at: runAt }],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'script.js'), script);
  if (worker !== undefined) writeFileSync(join(folder, 'worker.js'), worker);
  return folder;
}

/**
 * Makes the floor to compare with: an extension that only writes "hello" under the title, in a
 * shadow root, at the moment Kantlijn's script runs.
 * In: `run_at` of Kantlijn's script. Out: the folder.
 */
export function makeHello(runAt: string): string {
  return makeExtension(
    'hello',
    runAt,
    `const host = document.createElement('kantlijn-hello');
const root = host.attachShadow({ mode: 'open' });
const status = document.createElement('p');
status.setAttribute('role', 'status');
status.textContent = 'hello';
root.append(status);
([...document.querySelectorAll('h1')].at(-1) ?? document.body.firstElementChild).after(host);`,
  );
}

/**
 * Floors below which Kantlijn cannot come: its script compiled and never run, and that with one question to the background.
 *
 * @param script text of the script that is in every publication
 */
export function makeFloors(script: string): Record<string, string> {
  // The first line, which tells V8 to compile all of it, has to stay the first.
  const [, hint = '', rest] = /^(\/\/#.*\n)?([^]*)$/.exec(script) ?? [];
  const compiled = `${hint}if (document.nodeType === 0) {${rest}}`;
  const asks = `${compiled}\nchrome.runtime.sendMessage({ ask: 1 }).then(() => undefined);`;
  const answers = 'chrome.runtime.onMessage.addListener((_message, _sender, answer) => { answer({ ok: 1 }); });';
  return {
    'compiled only': makeExtension('compiled', 'document_start', compiled),
    'and one message': makeExtension('asks', 'document_start', asks, answers),
  };
}
