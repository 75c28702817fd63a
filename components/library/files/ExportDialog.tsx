import { type ReactElement, useId, useState } from 'react';
import { type ExportFormat, OFFERED_FORMATS } from '../../../utils/domain/exchange/formats.ts';
import { troubleOf, type Trouble } from '../../../utils/protocol/trouble.ts';
import { useLibrary } from '../app/context.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { useStopOnClose } from '../parts/useStopOnClose.ts';
import { type ExportScope, gather, omittedNames, missingText, noteName, selectionOf, unreadable } from './gather.ts';

type State =
  | { is: 'idle' }
  | { is: 'working'; done: number }
  | { is: 'saved'; name: string; missing: readonly string[] }
  | { is: 'nothing' }
  | { is: 'failed'; why: Trouble };

/** Chooses what to export and in which form, and offers the file as a download. */
export function ExportDialog(props: { scopes: readonly ExportScope[]; onClose: () => void }): ReactElement {
  const { t } = useLibrary();
  const { scopes, onClose } = props;
  const [scope, setScope] = useState(0);
  const [format, setFormat] = useState<ExportFormat>('kantlijn');
  const { state, save } = useExport();
  const id = useId();
  const chosen = scopes[scope];
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
        {OFFERED_FORMATS.map((each) => (
          <label key={each} className="tick">
            <input type="radio" name={`${id}format`} checked={format === each} onChange={() => setFormat(each)} />
            <span>
              {t(`export.${each}`)} <span className="soft block">{t(`export.${each}.why`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <output>{stateText(state, t)}</output>
      <div className="actions">
        <button
          type="button"
          className="main"
          aria-disabled={state.is === 'working'}
          onClick={() => {
            if (chosen !== undefined && state.is !== 'working') save(chosen, format);
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

/** Gathers notes and downloads them as a file; closing the dialog stops it. */
function useExport(): { readonly state: State; readonly save: (scope: ExportScope, format: ExportFormat) => void } {
  const { t, ports, meaningNames, today, language } = useLibrary();
  const [state, setState] = useState<State>({ is: 'idle' });
  const stop = useStopOnClose();
  const save = async (scope: ExportScope, format: ExportFormat): Promise<void> => {
    setState({ is: 'working', done: 0 });
    const { library } = await gather(ports.client, selectionOf(scope), meaningNames, {
      progress: (done) => setState({ is: 'working', done }),
      signal: stop.signal(),
    });
    const isEmpty = library.notes.length === 0 && (format !== 'kantlijn' || library.collections === undefined);
    if (isEmpty) return setState({ is: 'nothing' });
    const words = { today, title: t('export.pageTitle'), language };
    const { name, content, omitted = [] } = await ports.writeFile(format, library, words);
    ports.download(name, content);
    const missing = omittedNames(library, omitted);
    setState({ is: 'saved', name, missing });
    if (scope.is !== 'all') return undefined;
    // Finding unreadable rows reads every note, so the file is offered first.
    const broken = (await unreadable(ports.client)).map(noteName);
    return setState((now) =>
      now.is === 'saved' && now.name === name ? { ...now, missing: [...missing, ...broken] } : now,
    );
  };
  return {
    state,
    save: (scope, format) => {
      save(scope, format).catch((error: unknown) => {
        if (!stop.signal().aborted) setState({ is: 'failed', why: troubleOf(error) });
      });
    },
  };
}

type T = ReturnType<typeof useLibrary>['t'];

function stateText(state: State, t: T): string {
  switch (state.is) {
    case 'idle':
      return '';
    case 'working':
      return t('export.reading', { done: state.done });
    case 'saved':
      return t('export.saved', { name: state.name }) + missingText(state.missing, t);
    case 'nothing':
      return t('export.nothing');
    case 'failed':
      return t('export.failed', { detail: t(`trouble.${state.why}`) });
  }
}

function scopeText(scope: ExportScope, t: T): string {
  if (scope.is === 'all') return t('export.what.all');
  if (scope.is === 'publication') return t('export.what.publication', { title: scope.title, count: scope.count });
  if (scope.is === 'selected') return t('export.what.selected', { count: scope.ids.length });
  return t('export.what.filtered');
}
