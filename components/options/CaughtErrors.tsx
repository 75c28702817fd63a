import { type ReactElement, useEffect, useState } from 'react';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import { todayInAmsterdam } from '../../utils/domain/clock/today.ts';
import type { ErrorLine } from '../../utils/protocol/error-log.ts';
import type { OptionsPorts } from './ports.ts';

type State = { is: 'reading' | 'failed' } | { is: 'read'; lines: readonly ErrorLine[] };

/** Errors after which Kantlijn went on. They hold no text of the reader's; the reader can clear them. */
export function CaughtErrors(props: { t: OptionsTranslate; language: Language; ports: OptionsPorts }): ReactElement {
  const { t, language, ports } = props;
  const [state, setState] = useState<State>({ is: 'reading' });
  const show = (asked: Promise<readonly ErrorLine[]>): void => {
    asked.then(
      (lines) => setState({ is: 'read', lines }),
      () => setState({ is: 'failed' }),
    );
  };
  // oxlint-disable-next-line react/exhaustive-deps -- once, when the page is opened
  useEffect(() => show(ports.errors.list()), [ports]);
  const lines = state.is === 'read' ? state.lines : [];
  const today = todayInAmsterdam(ports.now());
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">{t('errors.title')}</h2>
      <p>{t('errors.intro')}</p>
      <output>
        {state.is === 'failed' && t('errors.failed')}
        {state.is === 'read' && lines.length === 0 && t('errors.none')}
      </output>
      {lines.length > 0 && (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('errors.place')}</th>
                <th scope="col">{t('errors.name')}</th>
                <th scope="col">{t('errors.count')}</th>
                <th scope="col">{t('errors.last')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ place, name, count, last }) => (
                <tr key={`${place} ${name}`}>
                  <th scope="row">{place}</th>
                  <td>{name}</td>
                  <td>{count}</td>
                  <td>{formatMoment(last, today, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="actions">
            <button type="button" onClick={() => show(ports.errors.clear())}>
              {t('errors.clear')}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
