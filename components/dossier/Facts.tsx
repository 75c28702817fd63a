import { Fragment, type ReactElement, type ReactNode } from 'react';
import { officeText } from '../../utils/domain/publication/offices.ts';
import type { PublicationRecord, Submitter } from '../../utils/domain/publication/record.ts';
import { useSpeech } from '../page/context.ts';
import { SafeLink } from '../ui/SafeLink.tsx';

/** Groups neighbours of the same party: their names, then the party once. */
function byParty(
  submitters: readonly Pick<Submitter, 'name' | 'party'>[],
): { names: string[]; party: string | null }[] {
  const groups: { names: string[]; party: string | null }[] = [];
  for (const { name, party } of submitters) {
    const last = groups.at(-1);
    if (last !== undefined && last.party === party) last.names.push(name);
    else groups.push({ names: [name], party });
  }
  return groups;
}

/** One line of a list of facts. */
export function Fact({ term, children }: { term: string; children: ReactNode }): ReactElement {
  return (
    <div className="fact">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const member = (name: string): ReactElement => (
  <span className="member" key={name}>
    {name}
  </span>
);

/** Who asked, who was asked, about what, and the sources in the footnotes: as the document says it. */
export function Facts({ record }: { record: PublicationRecord }): ReactElement {
  const { t } = useSpeech();
  const asked = record.kind === 'other' ? null : record;
  const sources = record.footnotes.filter(({ links }) => links.length > 0);
  return (
    <dl className="facts">
      {asked !== null && asked.submitters.length > 0 && (
        <Fact term={t('course.submitters')}>
          <Submitters submitters={asked.submitters} />
        </Fact>
      )}
      {asked !== null && asked.addressees.length > 0 && (
        <Fact term={t('course.addressees')}>{asked.addressees.map(officeText).map(member)}</Fact>
      )}
      {record.kind === 'appendix' && record.answeredBy.length > 0 && (
        <Fact term={t('course.answeredBy')}>
          {record.answeredBy.map(officeText).map(member)}
          {record.onBehalfOf.length > 0 && (
            <span className="member soft">
              {t('course.onBehalfOf', { officials: record.onBehalfOf.map(officeText).join(', ') })}
            </span>
          )}
        </Fact>
      )}
      {record.subjects.length > 0 && <Fact term={t('course.subjects')}>{record.subjects.map(member)}</Fact>}
      {sources.length > 0 && (
        <Fact term={t('course.sources')}>
          {sources.flatMap(({ number, links }) =>
            links.map((link) => (
              <span className="member" key={`${number} ${link.url}`}>
                <SafeLink href={link.url}>{sourceName(link)}</SafeLink>{' '}
                <span className="soft">{t('course.note', { number })}</span>
              </span>
            )),
          )}
        </Fact>
      )}
    </dl>
  );
}

/** Names, each party once behind its members. */
export function Submitters({ submitters }: { submitters: readonly Pick<Submitter, 'name' | 'party'>[] }): ReactElement {
  return (
    <>
      {byParty(submitters).map(({ names, party }) => (
        <span className="member" key={names.join()}>
          {names.map((name, at) => (
            <Fragment key={name}>
              {at > 0 && ', '}
              <bdi>{name}</bdi>
            </Fragment>
          ))}
          {party !== null && <span className="party">{party}</span>}
        </span>
      ))}
    </>
  );
}

/** The words of a link; for a bare address its host. */
function sourceName({ text, url }: { text: string; url: string }): string {
  if (!/^(?:https?:|www\.)/i.test(text.trim()) && text.trim() !== '') return text.trim();
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : text;
}
