/**
 * `node scripts/bundled.mjs <script.ts> [arguments]`: runs a TypeScript script. Vite, which builds Kantlijn anyway, makes one file of the script
 * and of everything of ours it imports, which Node from 20.19 on runs as it is: with no other Node, and no compiler to install (decision 510).
 * Packages stay in node_modules.
 */
import { basename, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, ROOT } from './setup.mjs';
import './old-node.mjs';

/** Keeps what a file says of its own place: the bundle is elsewhere. */
const places = {
  name: 'places',
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null }
      : null,
};

/** Whether an import names a package, and no file. */
const isPackage = (id) => !id.startsWith('.') && !id.startsWith('\0') && !isAbsolute(id);

/** Bundles a script. In: its path from the project's folder. Out: the absolute path of the bundle. */
async function bundle(path) {
  const { build } = await import('vite');
  const folder = join(ROOT, '.output', 'scripts');
  const name = `${basename(path, '.ts')}.mjs`;
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    // The project's own rests on what WXT makes, which a fresh clone has not.
    tsconfig: join(ROOT, 'scripts', 'bundled.tsconfig.json'),
    plugins: [places],
    build: {
      ssr: join(ROOT, path),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      // Also those that are not installed: the script asks for them when it needs them.
      rolldownOptions: { external: isPackage, output: { entryFileNames: name } },
    },
  });
  return join(folder, name);
}

await main(async () => {
  const [script, ...args] = process.argv.slice(2);
  const bundled = await bundle(script);
  // The script finds its arguments where it would if it were started itself.
  process.argv.splice(1, process.argv.length - 1, bundled, ...args);
  await import(pathToFileURL(bundled).href);
});
