import { type ReactElement, useRef, useState } from 'react';
import type { ReadFile } from '../../../utils/domain/exchange/index.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import type { ImportResult } from '../../../utils/protocol/library/transfer.ts';
import { useLibrary } from '../app/context.ts';
import type { LibraryPorts } from '../app/ports.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { useStopOnClose } from '../parts/useStopOnClose.ts';
import { ImportPreview } from './ImportPreview.tsx';
import {
  DEFAULT_CHOICES,
  type Choices,
  compareWithLibrary,
  countCollections,
  countWrites,
  type MergedCollections,
  runImport,
  type WholePlan,
} from './import-run.ts';
import { collectionsText, endText, failureText } from './import-words.ts';

type State =
  | { is: 'choosing' }
  | { is: 'reading'; done: number; total: number }
  | { is: 'comparing' }
  | { is: 'preview'; file: ReadFile; plan: WholePlan }
  | { is: 'writing'; done: number; total: number }
  | { is: 'keeping' }
  | { is: 'ended'; text: string };

/** Imports a file of notes: choose, look, decide, and then everything or nothing. */
export function ImportDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useLibrary();
  const { state, name, choices, setChoices, read, write, cancel } = useImport();
  return (
    <Dialog title={t('import.title')} onClose={onClose}>
      {state.is === 'choosing' && <p>{t('import.text')}</p>}
      {name !== '' && <p className="soft">{t('import.file', { name })}</p>}
      {state.is === 'preview' && (
        <ImportPreview file={state.file} plan={state.plan} choices={choices} onChoices={setChoices} />
      )}
      <output>{stateText(state, choices, t)}</output>
      <Progress state={state} />
      <div className="actions">
        {(state.is === 'choosing' || state.is === 'ended') && <ChooseFile onFile={read} />}
        {state.is === 'preview' && hasWrites(state.plan, choices) && (
          <button type="button" className="main" onClick={() => write(state.file, state.plan)}>
            {countWrites(state.plan, choices) > 0
              ? t('import.start', { count: countWrites(state.plan, choices) })
              : t('import.startCollections', { count: countCollections(state.plan) })}
          </button>
        )}
        {state.is === 'reading' || state.is === 'comparing' || state.is === 'writing' ? (
          <button type="button" onClick={cancel}>
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

type Names = ReadFile['meaningNames'];

/** Stores the names that a file gives to meanings; those that are here stay. @returns whether they are stored */
const keepNames = async (ports: Pick<LibraryPorts, 'writeSetting'>, theirs: Names, ours: Names): Promise<boolean> =>
  Object.keys(theirs).length === 0 ||
  ports.writeSetting('meaningNames', { ...theirs, ...ours }).then(() => true, logAndReturn('settings.write', false));

/** The result of an import: notes, dossiers, names of meanings. */
const resultText = (notes: ImportResult, collections: MergedCollections, named: boolean, t: T): string =>
  [endText(notes, t), collectionsText(collections, t), named ? '' : t('import.namesFailed')]
    .filter((part) => part !== '')
    .join(' ');

/** The steps of an import. Each ends in a state; closing the dialog cancels whatever is going on. */
function useImport(): {
  readonly state: State;
  /** Name of the chosen file; empty before one is chosen. */
  readonly name: string;
  readonly choices: Choices;
  readonly setChoices: (choices: Choices) => void;
  readonly read: (file: File) => void;
  readonly write: (file: ReadFile, plan: WholePlan) => void;
  readonly cancel: () => void;
} {
  const { t, ports, meaningNames, announce } = useLibrary();
  const [state, setState] = useState<State>({ is: 'choosing' });
  const [name, setName] = useState('');
  const [choices, setChoices] = useState<Choices>(DEFAULT_CHOICES);
  const stop = useStopOnClose();

  const fail = (error: unknown, wasWriting: boolean): void => {
    const signal = stop.signal();
    const text = failureText(error, signal, wasWriting, t);
    // After the reader stopped an import, report nothing if the dialog is gone. Report every other error.
    if (signal.aborted && error !== signal.reason) announce(text);
    setState({ is: 'ended', text });
  };
  const read = async (file: File): Promise<void> => {
    const signal = stop.renew();
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
  const write = async (file: ReadFile, plan: WholePlan): Promise<void> => {
    setState({ is: 'writing', done: 0, total: 0 });
    const { notes: ended, collections } = await runImport(
      ports.client,
      ports.newId(),
      { file, plan, choices },
      (done, total) => setState(done < total ? { is: 'writing', done, total } : { is: 'keeping' }),
      stop.signal(),
    );
    const isWritten = ended.outcome === 'committed' || ended.outcome === 'partly';
    const named = !isWritten || (await keepNames(ports, file.meaningNames, meaningNames));
    const text = resultText(ended, collections, named, t);
    // The dialog was closed too late to stop the import, so its result is shown elsewhere.
    if (stop.signal().aborted) announce(text);
    setState({ is: 'ended', text });
  };
  return {
    state,
    name,
    choices,
    setChoices,
    read: (file) => void read(file).catch((error: unknown) => fail(error, false)),
    write: (file, plan) => void write(file, plan).catch((error: unknown) => fail(error, true)),
    cancel: () => stop.abort(new Error('cancelled')),
  };
}

/** A button that lets the reader choose a file. The same file can be chosen twice in a row. */
function ChooseFile({ onFile }: { onFile: (file: File) => void }): ReactElement {
  const { t } = useLibrary();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,.jsonld,application/json,application/ld+json"
        hidden
        aria-label={t('import.choose')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <button type="button" className="main" onClick={() => input.current?.click()}>
        {t('import.choose')}
      </button>
    </>
  );
}

function Progress({ state }: { state: State }): ReactElement | null {
  const { t } = useLibrary();
  if (state.is !== 'reading' && state.is !== 'writing' && state.is !== 'keeping') return null;
  return (
    <progress
      aria-label={t('import.title')}
      {...(state.is !== 'keeping' && state.total > 0 ? { value: state.done, max: state.total } : {})}
    />
  );
}

type T = ReturnType<typeof useLibrary>['t'];

/** What is going on; empty while the reader decides. */
function stateText(state: State, choices: Choices, t: T): string {
  switch (state.is) {
    case 'choosing':
      return '';
    case 'reading':
      return state.total === 0 ? t('import.reading') : t('import.read', { done: state.done, total: state.total });
    case 'comparing':
      return t('import.comparing');
    case 'preview':
      return hasWrites(state.plan, choices) ? '' : t('import.nothing');
    case 'writing':
      return t('import.writing', { done: state.done, total: state.total });
    case 'keeping':
      return t('import.keeping');
    case 'ended':
      return state.text;
  }
}

/** Whether there is anything to write. */
const hasWrites = (plan: WholePlan, choices: Choices): boolean =>
  countWrites(plan, choices) > 0 || countCollections(plan) > 0;
