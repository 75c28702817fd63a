import { type ReactElement, useEffect, useState } from 'react';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import type { DiagnoseAnswer } from '../../utils/protocol/page.ts';
import type { PublicationRecord } from '../../utils/domain/publication/record.ts';
import { useSpeech } from '../page/context.ts';
import { Icon } from '../ui/Icon.tsx';

/** What Diagnose knows besides the checks. No note is ever part of it. */
export interface DiagnoseFacts {
  /** Address of the page, without its query and fragment. */
  address: string;
  version: string;
  /** Name and version of the browser as it tells itself. */
  browser: string;
  record: PublicationRecord | null;
  dossier: Dossier | null;
  /** Why there is no dossier, when there is none. */
  failed: string | null;
}

/** Runs the checks of the page, and of the services when asked; `about` are lines for the head of the report. */
export type RunDiagnosis = (services: boolean, about: string[]) => Promise<DiagnoseAnswer>;

/** The head of the report: what was read and asked. Names of fields, codes and addresses, no text of the document. */
function aboutLines({ address, version, browser, record, dossier, failed }: DiagnoseFacts): string[] {
  const lines = [`Kantlijn ${version}`, browser, address];
  if (record === null) lines.push('record: none');
  else {
    lines.push(`record: ${record.identifier.id}, ${record.kind}`);
    if (record.missing.length > 0) lines.push(`missing: ${record.missing.join(', ')}`);
    for (const { code, detail } of record.defects.slice(0, 10)) lines.push(`defect: ${code} (${detail})`);
  }
  if (dossier === null) lines.push(`dossier: none${failed === null ? '' : ` (${failed})`}`);
  else {
    lines.push(`dossier: ${dossier.number}, ${dossier.status.state}, checked ${dossier.checkedAt}`);
    for (const { document, role, source } of dossier.documents.slice(0, 10))
      lines.push(`evidence: ${document} (${role}, ${source})`);
    for (const { source, what, code } of dossier.failures.slice(0, 10))
      lines.push(`failure: ${source} ${what} (${code})`);
    for (const { code, document, detail } of dossier.status.sourceErrors.slice(0, 10))
      lines.push(`source error: ${document} ${code} (${detail})`);
  }
  return lines.map((line) => line.slice(0, 2000));
}

type State = { is: 'running' | 'failed' } | { is: 'done'; found: DiagnoseAnswer };
const ICONS = { holds: 'answered', doesNotHold: 'alert', cannotTell: 'noTerm' } as const;

/** Our assumptions held against this page and the services, and a report to copy. */
export function Diagnose(props: { facts: DiagnoseFacts; run: RunDiagnosis; onClose: () => void }): ReactElement {
  const { facts, run, onClose } = props;
  const { t } = useSpeech();
  const [state, setState] = useState<State>({ is: 'running' });
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const start = (services: boolean): void => {
    setCopied('no');
    setState({ is: 'running' });
    run(services, aboutLines(facts)).then(
      (found) => setState({ is: 'done', found }),
      () => setState({ is: 'failed' }),
    );
  };
  // oxlint-disable-next-line react/exhaustive-deps -- once, when it is opened
  useEffect(() => start(false), []);
  const verdicts = state.is === 'done' ? state.found.verdicts : [];
  const count = (outcome: string): number => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const wrong = verdicts.filter(({ outcome }) => outcome === 'doesNotHold');
  const copy = (): void => {
    if (state.is !== 'done') return;
    navigator.clipboard.writeText(state.found.report).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <section className="diagnose" aria-label={t('diagnose.title')}>
      <div className="diagnose-head">
        <h2>{t('diagnose.title')}</h2>
        <button type="button" className="quiet" onClick={onClose}>
          <Icon name="close" />
          {t('diagnose.close')}
        </button>
      </div>
      <p className="soft">{t('diagnose.intro')}</p>
      <output className="tally">
        {state.is === 'running' && t('diagnose.running')}
        {state.is === 'failed' && t('diagnose.failed')}
        {state.is === 'done' &&
          t('diagnose.tally', {
            holds: count('holds'),
            doesNotHold: count('doesNotHold'),
            cannotTell: count('cannotTell'),
          })}
      </output>
      <Verdicts list={wrong} />
      {facts.record !== null && facts.record.missing.length > 0 && (
        <p>{t('diagnose.missing', { fields: facts.record.missing.join(', ') })}</p>
      )}
      {state.is === 'done' && (
        <>
          <details>
            <summary>{t('diagnose.all')}</summary>
            <Verdicts list={verdicts} />
          </details>
          <label className="report">
            <span>{t('diagnose.report')}</span>
            <textarea readOnly value={state.found.report} rows={8} spellCheck={false} />
          </label>
        </>
      )}
      <p className="actions">
        <button type="button" onClick={copy} aria-disabled={state.is !== 'done'}>
          {t('diagnose.copy')}
        </button>
        <button
          type="button"
          onClick={() => {
            if (state.is !== 'running') start(true);
          }}
          aria-disabled={state.is === 'running'}
        >
          {t('diagnose.run')}
        </button>
        <output className="soft">
          {copied === 'yes' && t('diagnose.copied')}
          {copied === 'failed' && t('diagnose.copyFailed')}
        </output>
      </p>
    </section>
  );
}

function Verdicts({ list }: { list: DiagnoseAnswer['verdicts'] }): ReactElement | null {
  const { t } = useSpeech();
  if (list.length === 0) return null;
  return (
    <ul className="signs">
      {list.map(({ key, outcome, evidence }) => (
        <li key={key} data-outcome={outcome}>
          <Icon name={ICONS[outcome]} />
          <span>{t(`diagnose.${outcome}`)}</span>
          <code>{key}</code>
          <span className="soft">{evidence}</span>
        </li>
      ))}
    </ul>
  );
}
