import { type ReactElement, useEffect, useRef, useState } from 'react';
import { type ImportPlan, type ReadFile, UnreadableFile } from '../../utils/domain/exchange/index.ts';
import type { ImportResult } from '../../utils/protocol/library.ts';
import { troubleOf } from '../../utils/protocol/trouble.ts';
import { useLibrary } from './context.ts';
import { Dialog } from './Dialog.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { CAREFUL, type Choices, compareWithLibrary, countWrites, runImport } from './import-run.ts';
import { whyUnreadable } from './import-words.ts';

type State =
  | { is: 'choosing' }
  | { is: 'reading'; done: number; total: number }
  | { is: 'comparing' }
  | { is: 'preview'; file: ReadFile; plan: ImportPlan }
  | { is: 'writing'; done: number; total: number }
  | { is: 'keeping' }
  | { is: 'ended'; text: string };

/** Reading a file of notes: choose, look, decide, and then everything or nothing. */
export function ImportDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t, ports, meaningNames, say } = useLibrary();
  const [state, setState] = useState<State>({ is: 'choosing' });
  const [name, setName] = useState('');
  const [choices, setChoices] = useState<Choices>(CAREFUL);
  const stop = useRef(new AbortController());
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => stop.current.abort(), []);

  const fail = (error: unknown): void => {
    if (stop.current.signal.aborted) return setState({ is: 'ended', text: t('import.cancelled') });
    if (!(error instanceof UnreadableFile))
      return setState({ is: 'ended', text: t('import.failed.other', { detail: t(`trouble.${troubleOf(error)}`) }) });
    setState({ is: 'ended', text: whyUnreadable(error, t) });
  };
  const read = async (file: File): Promise<void> => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setName(file.name);
    setState({ is: 'reading', done: 0, total: 0 });
    const content = await ports.readFile(file, {
      progress: (done, total) => setState({ is: 'reading', done, total }),
      signal,
    });
    setState({ is: 'comparing' });
    const plan = await compareWithLibrary(ports.client, content, signal);
    signal.throwIfAborted();
    setState({ is: 'preview', file: content, plan });
  };
  const write = async (file: ReadFile, plan: ImportPlan): Promise<void> => {
    setState({ is: 'writing', done: 0, total: 0 });
    const ended = await runImport(
      ports.client,
      ports.newId(),
      { file, plan, choices },
      (done, total) => setState(done < total ? { is: 'writing', done, total } : { is: 'keeping' }),
      stop.current.signal,
    );
    // The window was closed too late to stop it: what it came to is said elsewhere.
    if (stop.current.signal.aborted) say(endText(ended, t));
    if (ended.outcome === 'committed') {
      const named = { ...file.meaningNames, ...meaningNames };
      if (Object.keys(file.meaningNames).length > 0) await ports.writeSetting('meaningNames', named);
    }
    setState({ is: 'ended', text: endText(ended, t) });
  };
  const count = state.is === 'preview' ? countWrites(state.plan, choices) : 0;
  return (
    <Dialog title={t('import.title')} onClose={onClose}>
      {state.is === 'choosing' && <p>{t('import.text')}</p>}
      {name !== '' && <p className="soft">{t('import.file', { name })}</p>}
      <input
        ref={input}
        type="file"
        accept=".json,.jsonld,application/json,application/ld+json"
        hidden
        aria-label={t('import.choose')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) read(file).catch(fail);
        }}
      />
      {state.is === 'preview' && (
        <ImportPreview file={state.file} plan={state.plan} choices={choices} onChoices={setChoices} />
      )}
      <output>
        {state.is === 'reading' &&
          (state.total === 0 ? t('import.reading') : t('import.read', { done: state.done, total: state.total }))}
        {state.is === 'comparing' && t('import.comparing')}
        {state.is === 'writing' && t('import.writing', { done: state.done, total: state.total })}
        {state.is === 'keeping' && t('import.keeping')}
        {state.is === 'ended' && state.text}
        {state.is === 'preview' && count === 0 && t('import.nothing')}
      </output>
      {(state.is === 'reading' || state.is === 'writing' || state.is === 'keeping') && (
        <progress
          aria-label={t('import.title')}
          {...(state.is !== 'keeping' && state.total > 0 ? { value: state.done, max: state.total } : {})}
        />
      )}
      <div className="actions">
        {(state.is === 'choosing' || state.is === 'ended') && (
          <button type="button" className="main" onClick={() => input.current?.click()}>
            {t('import.choose')}
          </button>
        )}
        {state.is === 'preview' && count > 0 && (
          <button
            type="button"
            className="main"
            onClick={() => {
              write(state.file, state.plan).catch(fail);
            }}
          >
            {t('import.start', { count })}
          </button>
        )}
        {state.is === 'reading' || state.is === 'comparing' || state.is === 'writing' ? (
          <button type="button" onClick={() => stop.current.abort(new Error('cancelled'))}>
            {t('library.cancel')}
          </button>
        ) : (
          <button type="button" onClick={onClose}>
            {t(state.is === 'preview' ? 'library.cancel' : 'library.close')}
          </button>
        )}
      </div>
    </Dialog>
  );
}

function endText(ended: ImportResult, t: ReturnType<typeof useLibrary>['t']): string {
  switch (ended.outcome) {
    case 'committed':
      return t('import.done', { count: ended.written });
    case 'moved':
      return t('import.moved');
    case 'cancelled':
      return t('import.cancelled');
    case 'staged':
    case 'incomplete':
      return t('import.failed.other', { detail: t('trouble.unknown') });
    case 'failed':
      return ended.code === 'quota'
        ? t('import.failed.quota')
        : t('import.failed.other', { detail: t(`trouble.${troubleOf(ended)}`) });
  }
}
