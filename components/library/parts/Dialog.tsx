import type { ReactElement, ReactNode } from 'react';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import { useLibrary } from '../app/context.ts';

/** A window over the rest of the library. */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode }): ReactElement {
  const { t } = useLibrary();
  return <ModalDialog {...props} closeName={t('library.close')} />;
}
