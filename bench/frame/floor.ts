import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Buttons with the names of ours, each of which asks for a box in a frame that is made at the first press. */
const SCRIPT = `
chrome.runtime.sendMessage(1);
let port;
const open = () => {
  if (port) return void port.postMessage('box');
  const frame = document.createElement('iframe');
  const channel = new MessageChannel();
  port = channel.port1;
  frame.addEventListener('load', () => frame.contentWindow.postMessage('port', '*', [channel.port2]));
  frame.src = chrome.runtime.getURL('frame.html');
  document.body.append(frame);
};
for (const number of [2, 3]) {
  const button = document.createElement('button');
  button.setAttribute('aria-label', 'Notitie toevoegen bij vraag ' + number);
  button.textContent = 'note';
  button.addEventListener('click', open);
  document.querySelectorAll('.vraag')[number].append(button);
}`;

/** A box that takes the caret when the frame is there, and another one for each message. */
const FRAME = `
const box = () => {
  const area = document.createElement('textarea');
  document.body.append(area);
  area.focus();
};
box();
addEventListener('message', ({ ports: [port] }) => { port.onmessage = box; }, { once: true });`;

/** Answers the page, as ours does: so the process of the extension is there before a frame is. */
const WORKER = 'chrome.runtime.onMessage.addListener((_message, _sender, answer) => { answer(1); });';

/**
 * Makes the floor of the frame: an extension whose frame holds one small script and a box. It knows no notes, asks nothing and draws nothing
 * else.
 *
 * @returns the folder
 */
export function makeFrameFloor(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-frame-floor-'));
  const hosts = ['https://zoek.officielebekendmakingen.nl/*'];
  const manifest = {
    manifest_version: 3,
    name: 'floor',
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches: hosts, js: ['script.js'], run_at: 'document_idle' }],
    web_accessible_resources: [{ resources: ['frame.html'], matches: hosts, use_dynamic_url: true }],
  };
  const files = {
    'manifest.json': JSON.stringify(manifest),
    'script.js': SCRIPT,
    'frame.html': '<!doctype html><title>floor</title><p>floor</p><script src="frame.js"></script>',
    'frame.js': FRAME,
    'worker.js': WORKER,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
