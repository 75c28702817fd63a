import type { ReactElement } from 'react';
import {
  apaReference,
  bibtex,
  citableDocument,
  cslItem,
  legalReference,
  ris,
  type CitableDocument,
} from '../../utils/domain/cite/index.ts';
import type { PublicationRecord } from '../../utils/domain/publication/record.ts';
import { useFrame } from './context.ts';

/** References to the publication, each with a button that copies it. @param props.record null while it was not read */
export function Cite({ record }: { record: PublicationRecord | null }): ReactElement {
  const { model, t, announce } = useFrame();
  const { facts } = model.hello;
  const document: CitableDocument =
    record === null
      ? {
          identifier: model.home.identifier,
          title: facts.title,
          sessionYear: facts.sessionYear,
          date: facts.date,
          authors: [],
        }
      : citableDocument(record);
  const forms: [string, string][] = [
    [t('cite.legal'), legalReference(document, null)],
    [t('cite.apa'), apaReference(document, null)],
    [t('cite.link'), document.identifier.url],
    [t('cite.ris'), ris(document)],
    [t('cite.bibtex'), bibtex(document)],
    [t('cite.csl'), JSON.stringify([cslItem(document)], undefined, 1)],
  ];
  const copy = (label: string, text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => announce(t('cite.copied', { what: label })),
      () => announce(t('cite.copyFailed')),
    );
  };
  return (
    <ul className="cite-forms">
      {forms.map(([label, text], at) => (
        <li key={label}>
          <button type="button" onClick={() => copy(label, text)}>
            {label}
          </button>
          {at < 3 && <span className="cited">{text}</span>}
        </li>
      ))}
    </ul>
  );
}
