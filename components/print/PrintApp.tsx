import { createElement, type ReactElement, type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { headRule } from '../../utils/domain/paper/html-file.ts';
import { paperTree } from '../../utils/domain/paper/page.ts';
import type { Paper } from '../../utils/domain/paper/paper.ts';
import type { Branch } from '../../utils/domain/paper/tree.ts';
import { copyPaper } from './copy-paper.ts';
import { FIRST_CHOICES, type PrintChoices, type PrintPorts, usePaper } from './use-paper.ts';

/** The page that prints: its contents as on paper and, on screen only, the print options above them. */
export function PrintApp({ ports }: { ports: PrintPorts }): ReactElement {
  const { state, t, language } = usePaper(ports);
  const [choices, setChoices] = useState(FIRST_CHOICES);
  const paper = state.is === 'ready' ? state.paper : null;
  useHead(paper, t('print.title'), language);
  return (
    <>
      <header className="kl print-tools">
        <h1>{t('print.title')}</h1>
        <output>{state.is === 'ready' ? '' : state.text}</output>
        {paper !== null && (
          <>
            <Choices paper={paper} choices={choices} onChange={setChoices} t={t} />
            <Buttons paper={paper} ports={ports} t={t} />
            <p className="soft">{t('print.text')}</p>
          </>
        )}
      </header>
      {paper !== null && <Sheet paper={paper} choices={choices} />}
    </>
  );
}

type T = ReturnType<typeof usePaper>['t'];

/** The document title, which browsers use as the file name when printing to a file and in the header of each page. */
function useHead(paper: Paper | null, title: string, language: string): void {
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = paper === null ? title : paper.title;
    if (paper === null) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(headRule(paper));
    document.adoptedStyleSheets = [sheet];
    return () => {
      document.adoptedStyleSheets = [];
    };
  }, [paper, title, language]);
}

function Choices(props: {
  paper: Paper;
  choices: PrintChoices;
  onChange: (choices: PrintChoices) => void;
  t: T;
}): ReactElement {
  const { paper, choices, onChange, t } = props;
  const id = useId();
  const tick = (key: 'details' | 'sources' | 'apart'): ReactElement => (
    <label>
      <input
        type="checkbox"
        checked={choices[key]}
        onChange={({ target }) => onChange({ ...choices, [key]: target.checked })}
      />{' '}
      {t(`print.${key}`)}
    </label>
  );
  return (
    <fieldset>
      <legend>{t('print.choices')}</legend>
      {(['below', 'margin'] as const).map((layout) => (
        <label key={layout}>
          <input
            type="radio"
            name={id}
            checked={choices.layout === layout}
            onChange={() => onChange({ ...choices, layout })}
          />{' '}
          {t(`print.${layout}`)}
        </label>
      ))}
      {tick('details')}
      {tick('sources')}
      {paper.chapters.length + paper.further.length > 1 && tick('apart')}
    </fieldset>
  );
}

function Buttons({ paper, ports, t }: { paper: Paper; ports: PrintPorts; t: T }): ReactElement {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => setSaid(await copyPaper(paper, ports, t));
  const save = async (): Promise<void> => {
    const { name, content } = await ports.writePaper(paper, 'html');
    ports.download(name, content);
    setSaid(t('export.saved', { name }));
  };
  const failed = (): void => setSaid(t('trouble.unknown'));
  return (
    <div className="actions">
      <button type="button" className="main" onClick={ports.print}>
        {t('print.now')}
      </button>
      <button type="button" onClick={() => void save().catch(failed)}>
        {t('taking.html')}
      </button>
      <button type="button" onClick={() => void copy().catch(failed)}>
        {t('taking.copy')}
      </button>
      <output>{said}</output>
    </div>
  );
}

/** The page itself: the same elements as in the file. */
function Sheet({ paper, choices }: { paper: Paper; choices: PrintChoices }): ReactElement {
  const drawn = useMemo(() => drawnTree(paperTree(paper), 0), [paper]);
  const { layout, details, sources, apart } = choices;
  return (
    <div className="paper" data-layout={layout} data-details={details} data-sources={sources} data-apart={apart}>
      {drawn}
    </div>
  );
}

function drawnTree(tree: Branch | string, key: number): ReactNode {
  if (typeof tree === 'string') return tree;
  const { tag, attributes, children } = tree;
  const { class: className, dir, href } = attributes;
  return createElement(
    tag,
    {
      key,
      ...(className === undefined ? {} : { className }),
      ...(dir === undefined ? {} : { dir }),
      ...(href === undefined ? {} : { href, rel: 'noreferrer' }),
    },
    ...children.map(drawnTree),
  );
}
