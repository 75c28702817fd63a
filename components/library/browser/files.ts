import {
  type ReadFile,
  type ReadItem,
  type ReadOptions,
  UnreadableFile,
} from '../../../utils/domain/exchange/index.ts';
import type { keptTexts } from '../../../utils/domain/exchange/kept-file.ts';
import type { LibraryPorts } from '../app/ports.ts';
import type { CalendarContent } from '../my-questions/calendar-entries.ts';
import type { FilesRequest } from './files-worker.ts';

/** What the worker says. It is our own, so its shape is trusted. */
type Said =
  | { is: 'progress'; done: number; total: number }
  | { is: 'items'; items: ReadItem[] }
  | { is: 'read'; rest: Omit<ReadFile, 'items'> }
  | ({ is: 'kept' } & ReturnType<typeof keptTexts>)
  | { is: 'written'; name: string; content: Blob; omitted: string[] }
  | { is: 'unreadable'; code: UnreadableFile['code']; detail: string }
  | { is: 'failed'; name: string; detail: string };

/** A request to a worker: about notes, or about a calendar. */
type WorkerRequest = FilesRequest | { readonly does: 'calendar'; readonly calendar: CalendarContent };

/** The worker for a request. Each address is a literal, because the bundler reads it here. */
function workerFor(request: WorkerRequest): Worker {
  if (request.does === 'calendar')
    return new Worker(new URL('./calendar-worker.ts', import.meta.url), { type: 'module' });
  return request.does === 'write' && request.format === 'docx'
    ? new Worker(new URL('./docx-worker.ts', import.meta.url), { type: 'module' })
    : new Worker(new URL('./files-worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Starts a worker for one request and hears it until it is done.
 *
 * @param hear takes what it says; a value other than undefined ends it
 */
async function ask<T>(
  request: WorkerRequest,
  hear: (said: Said) => T | undefined,
  signal: AbortSignal | undefined,
): Promise<T> {
  const worker = workerFor(request);
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = (): void => reject(signal?.reason instanceof Error ? signal.reason : new Error('cancelled'));
      if (signal?.aborted === true) return stop();
      signal?.addEventListener('abort', stop, { once: true });
      worker.addEventListener('error', (event) => reject(new Error(event.message || 'worker')));
      worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
        if (data.is === 'unreadable') return reject(new UnreadableFile(data.code, data.detail));
        if (data.is === 'failed') return reject(Object.assign(new Error(data.detail), { name: data.name }));
        const end = hear(data);
        if (end !== undefined) resolve(end);
        return undefined;
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker of our own
      worker.postMessage(request);
      return undefined;
    });
  } finally {
    worker.terminate();
  }
}

/** Reads a file of notes in a worker; see `LibraryPorts.readFile`. */
export const readFile: LibraryPorts['readFile'] = (file, { progress, signal }: ReadOptions) => {
  const items: ReadItem[] = [];
  return ask<ReadFile>(
    { does: 'read', file },
    (said) => {
      if (said.is === 'progress') void progress?.(said.done, said.total);
      if (said.is === 'items') for (const item of said.items) items.push(item);
      return said.is === 'read' ? { ...said.rest, items } : undefined;
    },
    signal,
  );
};

/** Writes notes in a worker; see `LibraryPorts.writeFile`. */
export const writeFile: LibraryPorts['writeFile'] = (format, library, words) =>
  ask(
    { does: 'write', format, library, words },
    (said) => (said.is === 'written' ? { name: said.name, content: said.content, omitted: said.omitted } : undefined),
    undefined,
  );

/** Writes a page in a worker; see `LibraryPorts.writePaper`. */
export const writePaperInWorker: LibraryPorts['writePaper'] = (paper, form) =>
  ask(
    { does: 'paper', form, paper },
    (said) => (said.is === 'written' ? { name: said.name, content: said.content } : undefined),
    undefined,
  );

/** Writes what the files of a folder say in a worker; see `LibraryPorts.writeKept`. */
export const writeKept: LibraryPorts['writeKept'] = (library) =>
  ask(
    { does: 'kept', library },
    (said) => (said.is === 'kept' ? { texts: said.texts, failed: said.failed } : undefined),
    undefined,
  );

/** Writes a calendar in a worker; see `LibraryPorts.writeCalendar`. */
export const writeCalendar: LibraryPorts['writeCalendar'] = (calendar) =>
  ask({ does: 'calendar', calendar }, (said) => (said.is === 'written' ? said.content : undefined), undefined);

/** How long the address of a download stays good, in milliseconds: the browser takes it over within this time. */
const DOWNLOAD_MS = 60_000;

/** Offers a file as a download. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), DOWNLOAD_MS);
}
