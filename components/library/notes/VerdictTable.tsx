import { type ReactElement, useEffect, useState } from 'react';
import { VERDICTS, type VerdictName } from '../../../utils/domain/note/verdicts.ts';
import { formatNumber } from '../../../utils/domain/i18n/numbers.ts';
import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import type { Selection } from '../../../utils/protocol/library/selection.ts';
import { useLibrary } from '../app/context.ts';

type Counted = Extract<AnyResponseOf<'library.verdicts'>, { outcome: 'counted' }>;

/**
 * The reader's verdicts in what is listed or selected, counted by question; in all, and by Kamerstukdossier. Counted when it is opened.
 *
 * @param props.selection what is counted
 * @param props.version another one for other notes
 */
export function VerdictTable(props: { selection: Selection; version: unknown }): ReactElement {
  const { t } = useLibrary();
  const { selection, version } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="verdicts" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t(selection.by === 'ids' ? 'verdicts.selected' : 'verdicts.listed')}</summary>
      {isOpen && <Counts selection={selection} version={version} />}
    </details>
  );
}

function Counts({ selection, version }: { selection: Selection; version: unknown }): ReactElement {
  const { t, ports, language } = useLibrary();
  const [counted, setCounted] = useState<Counted | 'failed' | null>(null);
  const key = JSON.stringify(selection);
  useEffect(() => {
    let isStale = false;
    const asked = JSON.parse(key) as Selection;
    ports.client.request('library.verdicts', { selection: asked }).then(
      (answer) => isStale || setCounted(answer.outcome === 'counted' ? answer : 'failed'),
      () => isStale || setCounted('failed'),
    );
    return () => {
      isStale = true;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps -- other notes are counted anew
  }, [ports, key, version]);
  if (counted === null) return <p className="soft">{t('library.loading')}</p>;
  if (counted === 'failed') return <p>{t('library.failed')}</p>;
  const rows: [string, Counted['all']][] = [
    [t('verdicts.all'), counted.all],
    ...counted.dossiers.map(({ dossier, counts }): [string, Counted['all']] => [
      t('verdicts.dossier', { dossier: dossier.replace(/(?<=\d)(?=\d{3}$)/, '\u{a0}') }),
      counts,
    ]),
  ];
  const cell = (counts: Counted['all'], verdict: VerdictName): ReactElement => (
    <td key={verdict}>{formatNumber(counts[verdict], language)}</td>
  );
  return (
    // A table wider than the window is moved by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="wide" tabIndex={0} aria-label={t('verdicts.all')}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('verdicts.of')}</span>
            </th>
            {VERDICTS.map((verdict) => (
              <th key={verdict} scope="col">
                {t(`verdict.${verdict}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, counts]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {VERDICTS.map((verdict) => cell(counts, verdict))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{t('verdicts.how')}</p>
    </section>
  );
}
