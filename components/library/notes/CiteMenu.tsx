import { type ReactElement, useState } from 'react';
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
import type { ZoteroTarget } from '../zotero/send.ts';
import { ZoteroDialog } from '../zotero/ZoteroDialog.tsx';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';

/**
 * Copies a reference to a publication, or to a part or passage of it; a whole publication can be handed to Zotero, with its notes.
 * @param props.name what is cited, for the name of the button
 * @param props.part question or answer; null for the whole
 * @param props.zotero whether it is offered to Zotero
 * @param props.passage marked words, for a link that goes there; null without
 */
export function CiteMenu(props: {
  name: string;
  document: CitableDocument;
  part: CitedPart | null;
  passage: QuotedPassage | null;
  /** Further lines, below the references. */
  more?: readonly MenuItem[];
  zotero?: boolean;
}): ReactElement {
  const { t, ports, announce } = useLibrary();
  const { document, part, passage } = props;
  const [target, setTarget] = useState<ZoteroTarget | null>(null);
  const zotero = props.zotero === true ? ports.zotero : undefined;
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
  const copies = forms.map(([label, text]) => ({
    label,
    run: () => {
      ports.copy(text()).then(
        () => announce(t('cite.copied', { what: label })),
        () => announce(t('cite.copyFailed')),
      );
    },
  }));
  const hand = {
    label: t('zotero.send'),
    run: () =>
      setTarget({
        documents: [document],
        selection: { by: 'filter', filter: { ...EVERYTHING, publication: document.identifier.id } },
      }),
  };
  return (
    <>
      <Menu
        label={t('cite.of', { name: props.name })}
        items={[...copies, ...(props.more ?? []), ...(zotero === undefined ? [] : [hand])]}
      >
        <Icon name="quote" />
        <span className="words">{t('cite.open')}</span>
      </Menu>
      {zotero !== undefined && target !== null && (
        <ZoteroDialog target={target} zotero={zotero} onClose={() => setTarget(null)} />
      )}
    </>
  );
}
