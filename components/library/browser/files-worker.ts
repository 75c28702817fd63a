import {
  readFileOfNotes,
  refuseTooLarge,
  UnreadableFile,
  uuidFrom,
  type Library,
} from '../../../utils/domain/exchange/index.ts';
import type { ExportFormat } from '../../../utils/domain/exchange/formats.ts';
import { type ExportWords, writeExport } from '../files/export-files.ts';

/** What the worker is asked. One request a worker; it is ended from outside to cancel. */
export type FilesRequest =
  | { readonly does: 'read'; readonly file: Blob }
  | { readonly does: 'write'; readonly format: ExportFormat; readonly library: Library; readonly words: ExportWords };

/** Entries in one message, so that taking them over never holds up the page. */
const BATCH = 500;

/** What of a worker's own scope is used; the page's library of types does not know it. */
const scope = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
// A worker's messages go to the page that made it and nowhere else: there is no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const tell = (said: object): void => scope.postMessage(said);

/** Reads and writes files of notes apart from the page, which stays quick whatever the size. */
async function answer(request: FilesRequest): Promise<void> {
  if (request.does === 'write') {
    const { name, type, content, left } = writeExport(request.format, request.library, request.words);
    tell({ is: 'written', name, content: new Blob([content], { type: `${type};charset=utf-8` }), left });
    return;
  }
  refuseTooLarge(request.file.size);
  const text = await request.file.text();
  const { items, ...rest } = await readFileOfNotes(text, uuidFrom, {
    progress: (done, total) => tell({ is: 'progress', done, total }),
  });
  for (let at = 0; at < items.length; at += BATCH) tell({ is: 'items', items: items.slice(at, at + BATCH) });
  tell({ is: 'read', rest });
}

scope.addEventListener('message', ({ data }: MessageEvent<FilesRequest>) => {
  answer(data).catch((error: unknown) => {
    if (error instanceof UnreadableFile) {
      tell({ is: 'unreadable', code: error.code, detail: error.detail });
      return;
    }
    const { name = '', message = String(error) } = error instanceof Error || error instanceof DOMException ? error : {};
    tell({ is: 'failed', name, detail: message.slice(0, 300) });
  });
});
