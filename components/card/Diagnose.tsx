import { type ReactElement, useState } from 'react';
import type { Dossier } from '../../utils/dossier/types.ts';
import type { PublicationRecord } from '../../utils/publication/record.ts';
import { useSpeech } from '../page/context.ts';
import { Icon } from '../ui/Icon.tsx';

/** What Diagnose knows. No note is ever part of it. */
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

/**
 * The report as text, in English field names so that whoever mends the reader can use it.
 * Holds signs, missing fields, defects, sources and failures; no text of the document and no note.
 */
export function reportOf({ address, version, browser, record, dossier, failed }: DiagnoseFacts): string {
  return JSON.stringify(
    {
      kantlijn: version,
      browser,
      address,
      record:
        record === null
          ? null
          : {
              id: record.identifier.id,
              kind: record.kind,
              signs: record.signs,
              missing: record.missing,
              defects: record.defects,
            },
      dossier:
        dossier === null
          ? { failed }
          : {
              number: dossier.number,
              state: dossier.status.state,
              checkedAt: dossier.checkedAt,
              evidence: dossier.documents,
              failures: dossier.failures,
              sourceErrors: dossier.status.sourceErrors,
            },
    },
    null,
    2,
  );
}

/** Which signs of the page and which sources Kantlijn used, which were missing, and a report to copy. */
export function Diagnose({ facts, onClose }: { facts: DiagnoseFacts; onClose: () => void }): ReactElement {
  const { t } = useSpeech();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const report = reportOf(facts);
  const { record, dossier } = facts;
  const copy = (): void => {
    navigator.clipboard.writeText(report).then(
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
      <h3>{t('diagnose.page')}</h3>
      <ul className="signs">
        {(record?.signs ?? []).map(({ sign, found, evidence }) => (
          <li key={sign} data-found={found}>
            <Icon name={found ? 'answered' : 'noTerm'} />
            <code>{sign}</code>
            <span className="soft">{found ? evidence || t('diagnose.found') : t('diagnose.absent')}</span>
          </li>
        ))}
      </ul>
      {record !== null && record.missing.length > 0 && (
        <p>{t('diagnose.missing', { fields: record.missing.join(', ') })}</p>
      )}
      {record !== null && record.defects.length > 0 && (
        <p>
          {t('diagnose.defects', {
            defects: record.defects.map(({ code, detail }) => `${code} (${detail})`).join('; '),
          })}
        </p>
      )}
      <h3>{t('diagnose.services')}</h3>
      <ul className="signs">
        {(dossier?.documents ?? []).map(({ document, source }) => (
          <li key={`${document} ${source}`} data-found="true">
            <Icon name="answered" />
            <code>{document}</code>
            <span className="soft">{t(`source.${source}`)}</span>
          </li>
        ))}
        {(dossier?.failures ?? []).map(({ source, what, code, at }) => (
          <li key={`${source} ${what} ${at}`} data-found="false">
            <Icon name="alert" />
            <code>{t(`source.${source}`)}</code>
            <span className="soft">{t(`failure.${code}`, { what })}</span>
          </li>
        ))}
      </ul>
      {facts.failed !== null && <p>{facts.failed}</p>}
      <label className="report">
        <span>{t('diagnose.report')}</span>
        <textarea readOnly value={report} rows={8} spellCheck={false} />
      </label>
      <p className="actions">
        <button type="button" onClick={copy}>
          {t('diagnose.copy')}
        </button>
        <output className="soft">
          {copied === 'yes' && t('diagnose.copied')}
          {copied === 'failed' && t('diagnose.copyFailed')}
        </output>
      </p>
    </section>
  );
}
