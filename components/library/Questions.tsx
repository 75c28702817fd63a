import { type ReactElement, useEffect, useRef, useState } from 'react';
import { WindowVirtualizer } from 'virtua';
import type { CorpusRecord, CorpusSearchAnswer } from '../../utils/corpus/contract.ts';
import { citableOf } from '../../utils/exchange/index.ts';
import { formatDate } from '../../utils/i18n/dates.ts';
import { publicationUrl } from '../ui/links.ts';
import { CiteMenu } from './CiteMenu.tsx';
import { useLibrary } from './context.ts';
import { Marked } from './Marked.tsx';
import { wordSpans } from './marking.ts';
import { Message } from './Message.tsx';
import type { LibraryPorts } from './ports.ts';
import { submittersText } from './PublicationHead.tsx';
import { SearchBox } from './SearchBox.tsx';

const PORTION = 100;
const TYPING_MS = 150;

type Found = Extract<CorpusSearchAnswer, { outcome: 'found' }>;

/** All written questions, searched on the reader's own computer. */
export function Questions({ search }: { search: NonNullable<LibraryPorts['searchQuestions']> }): ReactElement {
  const { t, language } = useLibrary();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [failed, setFailed] = useState(false);
  const turn = useRef(0);

  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    const timer = setTimeout(
      () => {
        search({ words: text.slice(0, 500), offset: 0, limit: PORTION }).then(
          (answer) => {
            if (mine !== turn.current) return;
            setFailed(answer.outcome === 'none');
            setFound(answer.outcome === 'found' ? answer : null);
          },
          () => mine === turn.current && setFailed(true),
        );
      },
      text === '' ? 0 : TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [search, text]);
  const more = (): void => {
    const mine = turn.current;
    if (found === null) return;
    search({ words: text.slice(0, 500), offset: found.questions.length, limit: PORTION }).then(
      (answer) => {
        if (mine !== turn.current || answer.outcome !== 'found') return;
        setFound({ ...answer, questions: [...found.questions, ...answer.questions] });
      },
      () => setFailed(true),
    );
  };
  const words = text.split(/\s+/).filter((word) => word.length > 1);
  const rows = (found?.questions ?? []).map((record) => (
    <QuestionRow key={record.number} record={record} words={words} />
  ));
  return (
    <div className="questions">
      <p className="soft">{t('questions.intro')}</p>
      <SearchBox
        label={t('questions.label')}
        placeholder={t('questions.placeholder')}
        value={text}
        onChange={setText}
      />
      <output className="found soft">
        {found !== null && t('questions.count', { count: found.total })}
        {found !== null && found.updatedTo !== null && (
          <> · {t('questions.until', { date: formatDate(found.updatedTo, language) })}</>
        )}
      </output>
      {failed && <Message title={t('questions.failed')} tone="late" />}
      {found !== null && found.total === 0 && (
        <Message title={t('questions.none.title')} text={t('questions.none.text')} />
      )}
      <section className="list" aria-label={t('library.view.questions')}>
        {rows.length > 200 ? <WindowVirtualizer>{rows}</WindowVirtualizer> : rows}
        {found !== null && found.questions.length < found.total && (
          <div className="actions more">
            <button type="button" onClick={more}>
              {t('all.more')}
            </button>
          </div>
        )}
      </section>
    </div>
  );
}

function QuestionRow({ record, words }: { record: CorpusRecord; words: readonly string[] }): ReactElement {
  const { t, language, ports, say } = useLibrary();
  const { id, number, title, submitted, submitters } = record;
  const address = publicationUrl(id);
  const who = submittersText(submitters);
  return (
    <article className="row question-row" aria-label={title}>
      <div className="row-body">
        <h2>
          <a
            href={address}
            rel="noreferrer"
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              void ports.show(address, null).then((how) => how === 'failed' && say(t('row.openFailed')));
            }}
          >
            <Marked text={title} spans={wordSpans(title, words)} />
          </a>
        </h2>
        <p className="group-facts soft">
          <span>
            <Marked text={number} spans={wordSpans(number, words)} />
          </span>
          {submitted !== null && <span>{formatDate(submitted, language)}</span>}
          {submitters.length > 0 && (
            <span>
              <Marked text={who} spans={wordSpans(who, words)} />
            </span>
          )}
        </p>
      </div>
      <CiteMenu
        name={title}
        document={citableOf({
          id,
          kind: 'question',
          title,
          questionNumber: number,
          sessionYear: null,
          date: submitted,
          submitters: submitters.map((one) => ({ ...one, givenName: null, initials: null })),
        })}
        part={null}
        passage={null}
      />
    </article>
  );
}
