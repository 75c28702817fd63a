import { type ReactElement, type Ref, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';

/** A search box that searches while typing; Escape clears it. */
export function SearchBox({
  ref,
  ...props
}: {
  ref?: Ref<HTMLInputElement>;
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  /** With an explanation of how searching works. */
  help?: boolean;
}): ReactElement {
  const { t } = useLibrary();
  const [helping, setHelping] = useState(false);
  return (
    <search className="search">
      <div className="search-box">
        <Icon name="search" />
        <input
          ref={ref}
          type="search"
          aria-label={props.label}
          placeholder={props.placeholder}
          value={props.value}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => props.onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && props.value !== '') {
              event.preventDefault();
              props.onChange('');
            }
          }}
        />
        {props.help === true && (
          <button
            type="button"
            className="quiet square"
            aria-expanded={helping}
            aria-controls="search-help"
            aria-label={t('search.help')}
            title={t('search.help')}
            onClick={() => setHelping(!helping)}
          >
            <Icon name="unknown" />
          </button>
        )}
      </div>
      {props.help === true && (
        <ul id="search-help" className="search-help soft" hidden={!helping}>
          <li>{t('search.help.words')}</li>
          <li>{t('search.help.phrase')}</li>
          <li>{t('search.help.not')}</li>
          <li>{t('search.help.fields')}</li>
        </ul>
      )}
    </search>
  );
}
