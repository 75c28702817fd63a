import type { ReactElement } from 'react';
import type { FrameTranslate } from '../../utils/domain/i18n/frame.ts';
import { formatDate, formatMoment } from '../../utils/domain/i18n/dates.ts';
import { type KamerFacts, WRITTEN } from '../../utils/domain/kamer/facts.ts';
import { roleOfKind } from '../../utils/domain/kamer/standing.ts';
import { KAMER_DATA_HOST } from '../../utils/domain/site/hosts.ts';
import type { KamerView } from '../../utils/protocol/kamer.ts';
import { useFrame } from '../frame/context.ts';
import { housePage } from '../ui/links.ts';
import { SafeLink } from '../ui/SafeLink.tsx';
import { Fact, Submitters } from './Facts.tsx';

type Found = Extract<KamerView, { is: 'found' }>;

/**
 * Shows what the Tweede Kamer says of a question, kept apart from what the publications say.
 *
 * @param props.view null while it is being read
 * @param props.onSettings opens the settings
 */
export function KamerSection({
  view,
  onSettings,
}: {
  view: KamerView | null;
  onSettings: () => void;
}): ReactElement | null {
  const { t, language, today } = useFrame();
  if (view?.is === 'off') return null;
  return (
    <section className="kamer" aria-label={t('kamer.title')}>
      <h3>{t('kamer.title')}</h3>
      <output className="soft">
        {view === null && t('kamer.reading')}
        {view?.is === 'noAccess' && t('kamer.noAccess', { host: KAMER_DATA_HOST })}
        {view?.is === 'none' && t('kamer.none')}
        {view?.is === 'failed' &&
          t('kamer.failed', {
            what:
              view.until === undefined
                ? whyFailed(view.code, t)
                : t('failure.until', { what: KAMER_DATA_HOST, time: formatMoment(view.until, today, language) }),
          })}
      </output>
      {view?.is === 'noAccess' && (
        <button type="button" className="quiet" onClick={onSettings}>
          {t('kamer.settings')}
        </button>
      )}
      {view?.is === 'found' && <Told {...view} />}
    </section>
  );
}

function whyFailed(code: Extract<KamerView, { is: 'failed' }>['code'], t: FrameTranslate): string {
  const what = { what: KAMER_DATA_HOST };
  return code === 'otherNames' || code === 'unreadable' ? t(`kamer.failed.${code}`, what) : t(`failure.${code}`, what);
}

function Told({ facts, standings }: Found): ReactElement {
  const { t, language, today } = useFrame();
  const { kind, term, submitters, addressees, documents, unread, readAt } = facts;
  return (
    <>
      <dl className="facts">
        {kind !== WRITTEN && <Fact term={t('kamer.kind')}>{kind}</Fact>}
        {submitters.length > 0 && (
          <Fact term={t('course.submitters')}>
            <Submitters submitters={submitters} />
          </Fact>
        )}
        {addressees.length > 0 && (
          <Fact term={t('course.addressees')}>
            {addressees.map((one) => (
              <Addressee key={`${one.name} ${one.office}`} {...one} />
            ))}
          </Fact>
        )}
        {term !== null && (
          <Fact term={t('kamer.term')}>
            {formatDate(term, language)} <span className="soft detail">{t('kamer.term.why')}</span>
          </Fact>
        )}
        {documents.length > 0 && (
          <Fact term={t('kamer.documents')}>
            {documents.map((document, at) => (
              <Paper
                key={JSON.stringify(document)}
                document={document}
                question={facts.number}
                standing={standings[at]}
              />
            ))}
          </Fact>
        )}
      </dl>
      <p className="soft detail">
        {unread > 0 && <>{t('kamer.unread', { count: unread })} </>}
        {t('kamer.readAt', { time: formatMoment(readAt, today, language), host: KAMER_DATA_HOST })}
      </p>
    </>
  );
}

/** Office, name, and the ministry where the office does not say it. */
function Addressee({ name, office, ministry }: KamerFacts['addressees'][number]): ReactElement {
  const { t } = useFrame();
  const isSaid = ministry === null || (office ?? '').toLowerCase().includes(ministry.toLowerCase());
  return (
    <span className="member">
      <bdi>{[office, name].filter((part) => part !== null && part !== '').join(', ')}</bdi>
      {!isSaid && <span className="soft detail">{t('kamer.ministry', { name: ministry })}</span>}
    </span>
  );
}

/** One document, as the Kamer calls it; what is said of its standing only where it makes a difference. */
function Paper(props: {
  document: KamerFacts['documents'][number];
  question: string;
  standing: Found['standings'][number] | undefined;
}): ReactElement {
  const { t, language } = useFrame();
  const { document, question, standing } = props;
  const { kind, date, number } = document;
  const isDoubted = standing === 'unsure' && roleOfKind(kind) !== 'other';
  return (
    <span className="member">
      <SafeLink href={housePage(question, number) ?? ''}>
        <bdi>{kind}</bdi>
        {date !== null && <> {formatDate(date, language)}</>}
      </SafeLink>
      <span className="soft detail">
        <bdi>{number}</bdi>
        {standing === 'notFound' && <>, {t('kamer.document.notFound')}</>}
        {isDoubted && <>, {t('kamer.document.unsure')}</>}
      </span>
    </span>
  );
}
