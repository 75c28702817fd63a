import type { ReactElement, ReactNode } from 'react';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { helpAddress, type HelpPage } from '../../utils/domain/site/help-pages.ts';

/** A link to a page of the packaged help. Opens a new tab, so that the reader keeps the current page. */
export function HelpLink(props: { page: HelpPage; language: Language; children: ReactNode }): ReactElement {
  return (
    <p>
      <a href={helpAddress(props.page, props.language)} target="_blank" rel="noreferrer">
        {props.children}
      </a>
    </p>
  );
}
