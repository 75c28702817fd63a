import {
  readFileOfNotes,
  refuseTooLarge,
  UnreadableFile,
  uuidFrom,
  type Library,
} from '../../../utils/domain/exchange/index.ts';
import type { ExportFormat } from '../../../utils/domain/exchange/formats.ts';
import { keptTexts } from '../../../utils/domain/exchange/kept-file.ts';
import type { Paper } from '../../../utils/domain/paper/paper.ts';
import { type ExportFile, type ExportWords, type PaperForm, writeExport, writePaper } from '../files/export-files.ts';
import { answering, tell } from './worker-answers.ts';

/** What the worker is asked. One request a worker; it is ended from outside to cancel. */
export type FilesRequest =
  | { readonly does: 'read'; readonly file: Blob }
  | { readonly does: 'kept'; readonly library: Library }
  | { readonly does: 'paper'; readonly form: PaperForm; readonly paper: Paper }
  | { readonly does: 'write'; readonly format: ExportFormat; readonly library: Library; readonly words: ExportWords };

/** Entries in one message, so that taking them over never holds up the page. */
const BATCH = 500;

/** Reads and writes files of notes apart from the page, which stays quick whatever the size. */
async function answer(request: FilesRequest): Promise<void> {
  if (request.does === 'kept') {
    const { library } = request;
    return tell({ is: 'kept', ...keptTexts(library) });
  }
  if (request.does !== 'read') {
    const { name, type, content, omitted } = written(request);
    tell({ is: 'written', name, content: new Blob([content], { type: `${type};charset=utf-8` }), omitted });
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

function written(request: Exclude<FilesRequest, { does: 'read' | 'kept' }>): ExportFile {
  if (request.does === 'paper') return writePaper(request.paper, request.form);
  if (request.format === 'docx') throw new Error('another worker writes these');
  return writeExport(request.format, request.library, request.words);
}

answering(answer, (error) =>
  error instanceof UnreadableFile ? { is: 'unreadable', code: error.code, detail: error.detail } : null,
);
