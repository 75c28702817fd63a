import type { ReactElement } from 'react';
import { keysTranslator } from '../../utils/domain/i18n/keys.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { KeyPlace } from '../../utils/domain/site/keys.ts';
import { ModalDialog } from '../ui/ModalDialog.tsx';
import { KeyList } from './KeyList.tsx';

/** Shows the keys in a window over the rest. */
export function KeysDialog(props: {
  language: Language;
  /** Whose keys, what matters most here first. */
  places: readonly KeyPlace[];
  onClose: () => void;
}): ReactElement {
  const t = keysTranslator(props.language);
  return (
    <ModalDialog title={t('keys.title')} closeName={t('keys.shut')} onClose={props.onClose}>
      <KeyList language={props.language} places={props.places} />
    </ModalDialog>
  );
}
