import { type ReactElement, useId } from 'react';
import type { PlannedNote, ReadFile, ImportStatus } from '../../../utils/domain/exchange/index.ts';
import type { CollectionStatus } from '../../../utils/domain/collection/merge.ts';
import { formatNumber } from '../../../utils/domain/i18n/numbers.ts';
import { useLibrary } from '../app/context.ts';
import { type Choices, DIFFERING, type WholePlan } from './import-run.ts';
import { reasonOf } from './import-words.ts';

const CHOICES = ['keepBoth', 'keepHere', 'takeThere'] as const;

/** Most examples shown of each kind. */
const EXAMPLES = 20;

/** What a file would bring, by what it is to the library, with a choice for all that differs. */
export function ImportPreview(props: {
  file: ReadFile;
  plan: WholePlan;
  choices: Choices;
  onChoices: (choices: Choices) => void;
}): ReactElement {
  const { t, language } = useLibrary();
  const { file, plan, choices, onChoices } = props;
  const of = (status: ImportStatus): PlannedNote[] => plan.notes.filter((note) => note.status === status);
  return (
    <div className="preview-import">
      <dl className="counts">
        <Count status="new" notes={of('new')} />
        <Count status="equal" notes={of('equal')} />
        {DIFFERING.map((status) => (
          <Count key={status} status={status} notes={of(status)}>
            <Choose
              what={t(`import.${status}`)}
              value={choices[status]}
              onChange={(choice) => onChoices({ ...choices, [status]: choice })}
            />
          </Count>
        ))}
        {plan.invalid.length > 0 && (
          <div className="count" data-tone="late">
            <dt>{t('import.invalid')}</dt>
            <dd>
              <b>{formatNumber(plan.invalid.length, language)}</b>{' '}
              <span className="soft">{t('import.invalid.why', { count: plan.invalid.length })}</span>
              <ul className="reasons">
                {plan.invalid.slice(0, EXAMPLES).map((item) => (
                  <li key={item.index}>
                    {t('import.place', {
                      index: item.index + 1,
                      place: item.place === '' ? t('import.whole') : item.place,
                      reason: reasonOf(item, t),
                    })}
                  </li>
                ))}
                {plan.invalid.length > EXAMPLES && (
                  <li>{t('import.more', { count: plan.invalid.length - EXAMPLES })}</li>
                )}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <Collections file={file} plan={plan} />
      {file.invalidPublications > 0 && (
        <p className="soft">{t('import.publications', { count: file.invalidPublications })}</p>
      )}
    </div>
  );
}

/** Compares the dossiers of the file with the stored ones. */
function Collections({ file, plan }: { file: ReadFile; plan: WholePlan }): ReactElement | null {
  const { t } = useLibrary();
  const of = (status: CollectionStatus): number => plan.collections.filter((one) => one.status === status).length;
  if (file.collections.length + file.invalidCollections === 0) return null;
  return (
    <p>
      {t('import.collections', { fresh: of('new'), equal: of('equal'), supplemented: of('supplemented') })}{' '}
      {of('supplemented') > 0 && <span className="soft">{t('import.collections.how')} </span>}
      {of('tooLarge') > 0 && t('import.omittedCollections', { count: of('tooLarge') })}{' '}
      {file.invalidCollections > 0 && t('import.invalidCollections', { count: file.invalidCollections })}
    </p>
  );
}

function Count(props: {
  status: ImportStatus;
  notes: readonly PlannedNote[];
  children?: ReactElement;
}): ReactElement | null {
  const { t, language } = useLibrary();
  const { status, notes } = props;
  if (notes.length === 0) return null;
  return (
    <div className="count">
      <dt>{t(`import.${status}`)}</dt>
      <dd>
        <b>{formatNumber(notes.length, language)}</b>{' '}
        <span className="soft">{t(`import.${status}.why`, { count: notes.length })}</span>
        {props.children}
        {status !== 'equal' && (
          <details>
            <summary>{t('import.show')}</summary>
            <ul className="examples">
              {notes.slice(0, EXAMPLES).map(({ here, there }) => (
                <li key={there.id}>
                  <span className="soft">{there.publicationTitle || there.target.publication}</span>
                  {here !== null && <Side label={t('import.here')} text={here.body} />}
                  <Side label={t('import.there')} text={there.body} />
                </li>
              ))}
              {notes.length > EXAMPLES && <li>{t('import.more', { count: notes.length - EXAMPLES })}</li>}
            </ul>
          </details>
        )}
      </dd>
    </div>
  );
}

function Side({ label, text }: { label: string; text: string }): ReactElement {
  return (
    <p className="side" dir="auto">
      <b>{label}</b> {text.slice(0, 400)}
    </p>
  );
}

function Choose(props: {
  what: string;
  value: (typeof CHOICES)[number];
  onChange: (choice: (typeof CHOICES)[number]) => void;
}): ReactElement {
  const { t } = useLibrary();
  const id = useId();
  return (
    <fieldset className="choices">
      <legend className="unseen">{t('import.choice', { what: props.what })}</legend>
      {CHOICES.map((choice) => (
        <label key={choice} className="tick">
          <input type="radio" name={id} checked={props.value === choice} onChange={() => props.onChange(choice)} />
          <span>{t(`import.${choice}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
