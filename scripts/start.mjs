/**
 * `npm start [-- <id or URL>] [--live] [--firefox] [--lang en]`: runs Kantlijn on this machine.
 * Sets up what is missing, builds the extension and opens it on a question.
 */
import { main, runNode, setup } from './setup.mjs';
import { ensureBrowser } from './setup-browser.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const firefox = args.includes('--firefox');
  // The driver of Firefox is a tool of the tests.
  await setup({ onlyToRun: !firefox });
  const name = firefox ? 'firefox' : 'chromium';
  process.env[name.toUpperCase()] = await ensureBrowser(name);
  const { code } = await runNode(['scripts/bundled.mjs', 'scripts/start-demo.ts', ...args], { onlyToRun: !firefox });
  return code;
});
