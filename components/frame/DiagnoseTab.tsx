import { type ReactElement, useEffect, useState } from 'react';
import type { DiagnoseAnswer } from '../../utils/protocol/page.ts';
import type { PageState } from '../page/usePage.ts';
import { Icon } from '../ui/Icon.tsx';
import { useFrame } from './context.ts';
import { diagnosePage, reportHead } from './diagnosis.ts';

type Run = { readonly is: 'running' | 'failed' } | { readonly is: 'done'; readonly found: DiagnoseAnswer };
const ICONS = { holds: 'answered', doesNotHold: 'alert', cannotTell: 'noTerm' } as const;

/** Our assumptions held against this page and the services, and a report to copy. */
export function DiagnoseTab({ page }: { page: PageState }): ReactElement {
  const { t, announce } = useFrame();
  const { run, start } = useDiagnosis(page);
  const missing = page.record?.missing ?? [];
  const verdicts = run.is === 'done' ? run.found.verdicts : [];
  const copy = (): void => {
    if (run.is !== 'done') return;
    navigator.clipboard.writeText(run.found.report).then(
      () => announce(t('diagnose.copied')),
      () => announce(t('diagnose.copyFailed')),
    );
  };
  return (
    <div className="diagnose">
      <p className="soft">{t('diagnose.intro')}</p>
      <Tally run={run} />
      <Verdicts list={verdicts.filter(({ outcome }) => outcome === 'doesNotHold')} />
      {missing.length > 0 && <p>{t('diagnose.missing', { fields: missing.join(', ') })}</p>}
      {run.is === 'done' && (
        <>
          <details>
            <summary>{t('diagnose.all')}</summary>
            <Verdicts list={verdicts} />
          </details>
          <label className="report">
            <span>{t('diagnose.report')}</span>
            <textarea readOnly value={run.found.report} rows={8} spellCheck={false} />
          </label>
        </>
      )}
      <div className="actions">
        <button type="button" onClick={copy} aria-disabled={run.is !== 'done'}>
          {t('diagnose.copy')}
        </button>
        <button
          type="button"
          onClick={() => {
            if (run.is !== 'running') start(true);
          }}
          aria-disabled={run.is === 'running'}
        >
          {t('diagnose.run')}
        </button>
      </div>
    </div>
  );
}

/** Runs the checks when it is opened, and again with the services when asked. */
function useDiagnosis({ record, number, dossier, failed }: PageState): {
  run: Run;
  start: (services: boolean) => void;
} {
  const { model, version } = useFrame();
  const [run, setRun] = useState<Run>({ is: 'running' });
  const start = (services: boolean): void => {
    setRun({ is: 'running' });
    const about = reportHead({
      address: model.home.address,
      version,
      browser: navigator.userAgent,
      record: record ?? null,
      dossier,
      failed,
    });
    diagnosePage(model, { services, number, about }).then(
      (found) => setRun({ is: 'done', found }),
      () => setRun({ is: 'failed' }),
    );
  };
  // oxlint-disable-next-line react/exhaustive-deps -- once, when it is opened
  useEffect(() => start(false), []);
  return { run, start };
}

function Tally({ run }: { run: Run }): ReactElement {
  const { t } = useFrame();
  const count = (outcome: string): number =>
    run.is === 'done' ? run.found.verdicts.filter((verdict) => verdict.outcome === outcome).length : 0;
  return (
    <output className="tally">
      {run.is === 'running' && t('diagnose.running')}
      {run.is === 'failed' && t('diagnose.failed')}
      {run.is === 'done' &&
        t('diagnose.tally', {
          holds: count('holds'),
          doesNotHold: count('doesNotHold'),
          cannotTell: count('cannotTell'),
        })}
    </output>
  );
}

function Verdicts({ list }: { list: DiagnoseAnswer['verdicts'] }): ReactElement | null {
  const { t } = useFrame();
  if (list.length === 0) return null;
  return (
    <ul className="verdicts">
      {list.map(({ key, outcome, evidence }) => (
        <li key={key} data-outcome={outcome}>
          <Icon name={ICONS[outcome]} />
          <span>{t(`diagnose.${outcome}`)}</span> <code>{key}</code> <span className="soft">{evidence}</span>
        </li>
      ))}
    </ul>
  );
}
