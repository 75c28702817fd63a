import { type ReactElement, useState } from 'react';
import { formatReport, tally, verdicts, type CheckResult } from '../../utils/domain/site/checks/index.ts';
import { evidenceIn } from '../../utils/domain/i18n/evidence.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import { errorInWords, type ErrorLine } from '../../utils/protocol/error-log.ts';
import { troubleOf, type Trouble } from '../../utils/protocol/trouble.ts';
import type { OptionsPorts } from './ports.ts';

type State =
  | { is: 'idle' }
  | { is: 'running'; done: number; total: number }
  | { is: 'done'; results: CheckResult[]; errors: readonly ErrorLine[]; at: string }
  | { is: 'failed'; why: Trouble };

/** Runs the executable assumptions against the real services and shows what holds. */
export function Checks(props: { t: OptionsTranslate; language: Language; ports: OptionsPorts }): ReactElement {
  const { t, language, ports } = props;
  const [state, setState] = useState<State>({ is: 'idle' });
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const run = (): void => {
    if (state.is === 'running') return;
    setCopied('no');
    setState({ is: 'running', done: 0, total: 10 });
    ports
      .runChecks((done, total) => setState({ is: 'running', done, total }))
      .then(async (results) => {
        const errors = await ports.errors.list().catch(logAndReturn('errors.list', []));
        setState({ is: 'done', results, errors, at: ports.now().toISOString() });
      })
      .catch((error: unknown) => setState({ is: 'failed', why: troubleOf(error) }));
  };
  const list = state.is === 'done' ? verdicts(state.results) : [];
  const copy = (): void => {
    if (state.is !== 'done') return;
    const about = [`Kantlijn ${ports.version}`, ports.browser, state.at, ...state.errors.map(errorInWords)];
    const report = formatReport(state.results, about);
    ports.copy(report).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };

  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t('checks.title')}</h2>
      <p>{t('checks.intro')}</p>
      <p className="actions">
        <button type="button" onClick={run} aria-disabled={state.is === 'running'}>
          {t('checks.run')}
        </button>
        {state.is === 'done' && (
          <button type="button" onClick={copy}>
            {t('checks.copy')}
          </button>
        )}
      </p>
      <output>
        {state.is === 'running' && t('checks.running', { done: state.done, total: state.total })}
        {state.is === 'failed' && t('checks.failed', { detail: t(`trouble.${state.why}`) })}
        {state.is === 'done' && t('checks.done', tally(list))} {copied === 'yes' && t('checks.copied')}
        {copied === 'failed' && t('checks.copyFailed')}
      </output>
      {state.is === 'done' && <Results list={list} t={t} language={language} />}
    </section>
  );
}

function Results(props: { list: ReturnType<typeof verdicts>; t: OptionsTranslate; language: Language }): ReactElement {
  const { list, t, language } = props;
  return (
    // A wide table scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="scroll" tabIndex={0} aria-label={t('checks.what')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('checks.outcome')}</th>
            <th scope="col">{t('checks.what')}</th>
            <th scope="col">{t('checks.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ key, outcome, evidence }) => (
            <tr key={key}>
              <td className={`state ${outcome}`}>{t(`checks.${outcome}`)}</td>
              <th scope="row">{key}</th>
              <td>{evidenceIn(evidence, language).slice(0, 300)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
