import type { ReactElement } from 'react';
import {
  apaReference,
  bibtex,
  type CitableDocument,
  type CitedPart,
  cslItem,
  legalReference,
  type QuotedPassage,
  ris,
  textFragmentLink,
} from '../../../utils/domain/cite/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { Menu, type MenuItem } from '../parts/Menu.tsx';

/**
 * Copies a reference to a publication, or to a part or passage of it.
 * @param props.name what is cited, for the name of the button
 * @param props.part question or answer; null for the whole
 * @param props.passage marked words, for a link that goes there; null without
 */
export function CiteMenu(props: {
  name: string;
  document: CitableDocument;
  part: CitedPart | null;
  passage: QuotedPassage | null;
  /** Further lines, below the references. */
  more?: readonly MenuItem[];
}): ReactElement {
  const { t, ports, announce } = useLibrary();
  const { document, part, passage } = props;
  const { url } = document.identifier;
  const forms: [string, () => string][] = [
    [t('cite.legal'), () => legalReference(document, part)],
    [t('cite.apa'), () => apaReference(document, part)],
    [
      passage === null ? t('cite.link') : t('cite.linkPassage'),
      () => (passage === null ? url : textFragmentLink(url, passage)),
    ],
    [t('cite.ris'), () => ris(document)],
    [t('cite.bibtex'), () => bibtex(document)],
    [t('cite.csl'), () => JSON.stringify([cslItem(document)], undefined, 1)],
  ];
  return (
    <Menu
      label={t('cite.of', { name: props.name })}
      items={[
        ...forms.map(([label, text]) => ({
          label,
          run: () => {
            ports.copy(text()).then(
              () => announce(t('cite.copied', { what: label })),
              () => announce(t('cite.copyFailed')),
            );
          },
        })),
        ...(props.more ?? []),
      ]}
    >
      <Icon name="quote" />
      <span className="words">{t('cite.open')}</span>
    </Menu>
  );
}
