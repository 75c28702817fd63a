import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Its identifier in Firefox. */
const HELLO_ID = 'hello@kantlijn.example';

/**
 * Makes the floor to compare with: an extension that only writes "hello" under the title, in a
 * shadow root, at the moment Kantlijn's script runs.
 * In: `run_at` of Kantlijn's script. Out: the folder.
 */
export function makeHello(runAt: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-hello-'));
  const manifest = {
    manifest_version: 3,
    name: 'hello',
    version: '1',
    browser_specific_settings: { gecko: { id: HELLO_ID } },
    content_scripts: [{ matches: ['https://zoek.officielebekendmakingen.nl/*'], js: ['hello.js'], run_at: runAt }],
  };
  const script = `const host = document.createElement('kantlijn-hello');
const root = host.attachShadow({ mode: 'open' });
const status = document.createElement('p');
status.setAttribute('role', 'status');
status.textContent = 'hello';
root.append(status);
([...document.querySelectorAll('h1')].at(-1) ?? document.body.firstElementChild).after(host);`;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'hello.js'), script);
  return folder;
}
