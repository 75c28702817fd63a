import { writeDocx } from '../files/docx.ts';
import type { FilesRequest } from './files-worker.ts';
import { answering, tell } from './worker-answers.ts';

/** Writes Word documents in a separate worker: the library is large and loaded only on demand. */
answering(async (request: FilesRequest) => {
  if (request.does !== 'write') return;
  const { library, words } = request;
  const { name, type, content, omitted } = await writeDocx(library, words);
  tell({ is: 'written', name, content: new Blob([content], { type }), omitted });
});
