import { type ReactElement, useState } from 'react';
import type { ComparedVersions } from '../../utils/protocol/versions.ts';
import { useSpeech } from '../page/context.ts';

/** Compares a document with its previous version. Rejects when the background cannot be reached. */
export type Compare = (document: string) => Promise<ComparedVersions>;

/** Shows what changed in a corrected version or reprint. Fetches both texts only when the reader asks. */
export function WhatChanged({ document, compare }: { document: string; compare: Compare }): ReactElement {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const [compared, setCompared] = useState<ComparedVersions | null>(null);
  const toggle = (): void => {
    setOpen(!isOpen);
    // After a failure, reopening tries again.
    if (isOpen || compared?.is === 'compared') return;
    setCompared(null);
    compare(document).then(setCompared, () => setCompared({ is: 'failed' }));
  };
  return (
    <>
      <button type="button" className="quiet" aria-expanded={isOpen} onClick={toggle}>
        {t('versions.show')}
      </button>
      <output>{isOpen && compared === null ? t('versions.reading') : ''}</output>
      {isOpen && compared !== null && <Changes compared={compared} />}
    </>
  );
}

function Changes({ compared }: { compared: ComparedVersions }): ReactElement {
  const { t } = useSpeech();
  if (compared.is !== 'compared') return <p className="soft">{t(`versions.${compared.is}`)}</p>;
  const { before, changes } = compared;
  if (changes.length === 0) return <p className="soft">{t('versions.none', { before })}</p>;
  return (
    <div className="versions">
      <p className="soft">{t('versions.with', { before })}</p>
      {changes.map(({ under, pieces }, at) => (
        // The list is made once and never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} lang="nl">
          {under !== null && <strong>{under}</strong>}
          <p dir="auto">
            {pieces.map(({ is, text }, nth) => (
              // oxlint-disable-next-line react/no-array-index-key -- as above
              <Piece key={nth} is={is} text={text} />
            ))}
          </p>
        </div>
      ))}
    </div>
  );
}

/** Says in words which text was removed or added: screen readers do not announce underlines and strikes. */
function Piece({ is, text }: { is: 'same' | 'gone' | 'new'; text: string }): ReactElement {
  const { t } = useSpeech();
  if (is === 'same') return <>{text} </>;
  const words = (
    <>
      <span className="unseen">{t(`versions.${is}`)} </span>
      {text}
    </>
  );
  return <>{is === 'gone' ? <del>{words}</del> : <ins>{words}</ins>} </>;
}
