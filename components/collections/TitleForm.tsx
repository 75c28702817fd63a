import type { FormEvent, ReactElement, ReactNode } from 'react';
import { MAX_COLLECTION_TITLE } from '../../utils/domain/collection/limits.ts';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { collections as words } from '../../utils/domain/i18n/texts/collections.ts';

/** What {@link TitleForm} needs. */
interface TitleFormProps {
  readonly t: Translate<typeof words>;
  readonly title: string;
  readonly onTitle: (title: string) => void;
  /** Called when the reader wants a dossier with that title. */
  readonly onMake: () => void;
  /** The button that sends it. */
  readonly children: ReactNode;
}

/** A text box for the title of a new dossier, with its button. */
export function TitleForm({ t, title, onTitle, onMake, children }: TitleFormProps): ReactElement {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onMake();
  };
  return (
    <form className="make-collection" onSubmit={submit}>
      <label>
        {t('collections.new')}{' '}
        <input
          type="text"
          value={title}
          dir="auto"
          autoComplete="off"
          maxLength={MAX_COLLECTION_TITLE}
          onChange={({ target }) => onTitle(target.value)}
        />
      </label>{' '}
      {children}
    </form>
  );
}
