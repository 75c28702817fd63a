import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { troubleOf, type Trouble } from '../../utils/protocol/trouble.ts';
import { useLibrary } from './context.ts';
import { Dialog } from './Dialog.tsx';
import { EXPORT_FORMATS, type ExportFormat } from './export-files.ts';
import { type ExportScope, gather, leftOut, missingText, noteName, selectionOf, unreadable } from './gather.ts';

type State =
  | { is: 'idle' }
  | { is: 'working'; done: number }
  | { is: 'saved'; name: string; missing: readonly string[] }
  | { is: 'nothing' }
  | { is: 'failed'; why: Trouble };

/** Chooses what to export and in which form, and offers the file as a download. */
export function ExportDialog(props: { scopes: readonly ExportScope[]; onClose: () => void }): ReactElement {
  const { t, ports, meaningNames, today } = useLibrary();
  const { scopes, onClose } = props;
  const [scope, setScope] = useState(0);
  const [format, setFormat] = useState<ExportFormat>('kantlijn');
  const [state, setState] = useState<State>({ is: 'idle' });
  const stop = useRef(new AbortController());
  const id = useId();
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const save = async (): Promise<void> => {
    const chosen = scopes[scope];
    if (chosen === undefined || state.is === 'working') return;
    setState({ is: 'working', done: 0 });
    const { library } = await gather(ports.client, selectionOf(chosen), meaningNames, {
      progress: (done) => setState({ is: 'working', done }),
      signal: stop.current.signal,
    });
    if (library.notes.length === 0) return setState({ is: 'nothing' });
    const {
      name,
      content,
      left = [],
    } = await ports.writeFile(format, library, { today, title: t('export.pageTitle') });
    ports.download(name, content);
    const missing = leftOut(library, left);
    setState({ is: 'saved', name, missing });
    // Looking for them reads every note, which takes a while with many.
    const broken = chosen.is === 'all' ? (await unreadable(ports.client)).map(noteName) : [];
    setState((now) => (now.is === 'saved' && now.name === name ? { ...now, missing: [...missing, ...broken] } : now));
  };
  return (
    <Dialog title={t('export.title')} onClose={onClose}>
      {scopes.length > 1 && (
        <fieldset>
          <legend>{t('export.what')}</legend>
          {scopes.map((each, index) => (
            <label key={each.is} className="tick">
              <input type="radio" name={`${id}what`} checked={scope === index} onChange={() => setScope(index)} />
              <span>{scopeText(each, t)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <fieldset>
        <legend>{t('export.format')}</legend>
        {EXPORT_FORMATS.map((each) => (
          <label key={each} className="tick">
            <input type="radio" name={`${id}format`} checked={format === each} onChange={() => setFormat(each)} />
            <span>
              {t(`export.${each}`)} <span className="soft block">{t(`export.${each}.why`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <output>
        {state.is === 'working' && t('export.reading', { done: state.done })}
        {state.is === 'saved' && t('export.saved', { name: state.name })}
        {state.is === 'saved' && missingText(state.missing, t)}
        {state.is === 'nothing' && t('export.nothing')}
        {state.is === 'failed' && t('export.failed', { detail: t(`trouble.${state.why}`) })}
      </output>
      <div className="actions">
        <button
          type="button"
          className="main"
          aria-disabled={state.is === 'working'}
          onClick={() => {
            save().catch((error: unknown) => {
              if (!stop.current.signal.aborted) setState({ is: 'failed', why: troubleOf(error) });
            });
          }}
        >
          {t('export.save')}
        </button>
        <button type="button" onClick={onClose}>
          {t(state.is === 'saved' ? 'library.close' : 'library.cancel')}
        </button>
      </div>
    </Dialog>
  );
}

function scopeText(scope: ExportScope, t: ReturnType<typeof useLibrary>['t']): string {
  if (scope.is === 'all') return t('export.what.all');
  if (scope.is === 'publication') return t('export.what.publication', { title: scope.title, count: scope.count });
  if (scope.is === 'selected') return t('export.what.selected', { count: scope.ids.length });
  return t('export.what.filtered');
}
