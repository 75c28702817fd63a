import type { ReactElement, ReactNode } from 'react';
import { PublicationLink } from '../parts/PublicationLink.tsx';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import type { ListedPublication } from '../../../utils/protocol/library/lists.ts';
import { listTone } from '../../../utils/domain/status/looks.ts';
import { shownAs } from '../../../utils/domain/status/long-ago.ts';
import { Icon } from '../../ui/Icon.tsx';
import { isProvisional } from '../../../utils/domain/publication/identifier.ts';
import { publicationUrl } from '../../../utils/domain/site/address.ts';
import { useLibrary } from '../app/context.ts';
import { Marked } from '../search/Marked.tsx';
import type { Marks } from '../search/query.ts';
import { useShow } from '../app/useShow.ts';

/** A piece of the line of submitters, and which entry of which searched field it is; a field of null is punctuation. */
interface Piece {
  readonly text: string;
  readonly field: 'submitters' | 'parties' | null;
  readonly entry: number;
}

type Submitters = readonly { readonly name: string; readonly party: string | null }[];

const between = (text: string): Piece => ({ text, field: null, entry: 0 });

/** Everyone who submitted, a party once after its members: `Van Eijk-Nagel, Brekelmans (VVD)`. */
function submitterPieces(submitters: Submitters): Piece[] {
  const parties = Map.groupBy(
    submitters.map(({ name, party }, entry) => ({ name, party, entry })),
    ({ party }) => party,
  );
  return [...parties].flatMap(([party, members], at) => [
    ...(at === 0 ? [] : [between(', ')]),
    ...members.flatMap(({ name, entry }, index): Piece[] => [
      ...(index === 0 ? [] : [between(', ')]),
      { text: name, field: 'submitters', entry },
    ]),
    ...(party === null
      ? []
      : [between(' ('), { text: party, field: 'parties' as const, entry: members[0]?.entry ?? 0 }, between(')')]),
  ]);
}

/** The same as one text. */
export function submittersText(submitters: Submitters): string {
  return submitterPieces(submitters)
    .map(({ text }) => text)
    .join('');
}

/** Who submitted, with what was searched for marked. */
export function SubmitterNames(props: {
  submitters: Submitters;
  marks: { readonly [F in 'submitters' | 'parties']?: Marks[F] | undefined };
}): ReactElement {
  return (
    <>
      {submitterPieces(props.submitters).map(({ text, field, entry }) =>
        field === null ? (
          text
        ) : (
          <Marked
            key={`${field} ${entry}`}
            text={text}
            spans={(props.marks[field] ?? []).filter((mark) => mark.entry === entry)}
          />
        ),
      )}
    </>
  );
}

/** That a publication has the identifier of its first days, and what it became since. */
export function FinalStage({ publication }: { publication: Pick<ListedPublication, 'id' | 'final'> }): ReactElement {
  const { t } = useLibrary();
  const { id, final } = publication;
  return <span>{final ? t('group.became', { id, final }) : t('group.provisional', { id })}</span>;
}

/** The publication above its notes: title that opens it, state, number, date, submitters. */
export function PublicationHead(props: {
  publication: ListedPublication;
  marks: Marks;
  /** Check box before the title; nothing without. */
  select?: ReactNode;
  actions: ReactNode;
}): ReactElement {
  const { t, pageT, language, today } = useLibrary();
  const show = useShow();
  const { publication, marks } = props;
  const { id, kind, title, questionNumber, date, submitters, state } = publication;
  const shown = state === null ? null : shownAs(state, date, today);
  // The page of the first days may be gone; what it became is there.
  const address = publicationUrl(publication.final ?? id);
  return (
    <div className="group-head">
      {props.select}
      <div className="group-words">
        <h2>
          <PublicationLink address={address} onShow={show}>
            {title === '' ? t('group.untitled') : <Marked text={title} spans={marks.title ?? []} />}
          </PublicationLink>
        </h2>
        <p className="group-facts soft">
          {shown !== null && (
            <span className="chip" data-tone={listTone(shown)}>
              <Icon name={shown} /> {pageT(`state.${shown}`)}
            </span>
          )}
          <span>
            <Marked
              text={questionNumber ?? id}
              spans={(marks.numbers ?? []).filter(({ entry }) => entry === (questionNumber === null ? 0 : 1))}
            />
          </span>
          {isProvisional(id) && <FinalStage publication={publication} />}
          {kind !== 'question' && <span>{t(`kind.${kind}`)}</span>}
          {date !== null && <span>{formatDate(date, language)}</span>}
          {submitters.length > 0 && (
            <span>
              <SubmitterNames submitters={submitters} marks={marks} />
            </span>
          )}
        </p>
      </div>
      {props.actions}
    </div>
  );
}
