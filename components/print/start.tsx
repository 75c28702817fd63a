import { createRoot } from 'react-dom/client';
import { request } from '../../utils/messages/client.ts';
import { libraryClient } from '../../utils/messages/library-client.ts';
import { setErrorListener } from '../../utils/messages/log-error.ts';
import { readSettings } from '../../utils/store/settings.ts';
import { download, writePaperInWorker } from '../library/browser/files.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import './print.css';
import './paper.css';
import { targetOf } from './address.ts';
import { PrintApp } from './PrintApp.tsx';

/** Draws the page that prints. */
export function startPrint(): void {
  // Expected: without a background there is no log either.
  setErrorListener((place, name) => void request('errors.note', { place, name }).catch(() => undefined));
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has no root');
  createRoot(root).render(
    <PrintApp
      ports={{
        client: libraryClient,
        languages: navigator.languages,
        now: () => new Date(),
        readSettings,
        target: () => targetOf(location.hash),
        writePaper: writePaperInWorker,
        download,
        copy: (text) => navigator.clipboard.writeText(text),
        print: () => window.print(),
      }}
    />,
  );
  // Another address is another page.
  window.addEventListener('hashchange', () => location.reload());
}
