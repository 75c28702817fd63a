import { type ReactElement, useState } from 'react';
import { useLibrary } from '../app/context.ts';
import type { ZoteroTarget } from './send.ts';
import { ZoteroDialog } from './ZoteroDialog.tsx';

/**
 * Opens the dialog that sends something to Zotero. Renders nothing where the browser cannot reach it.
 *
 * @param props.target what goes, read when the button is pressed
 */
export function ZoteroButton(props: { target: () => ZoteroTarget; className?: string }): ReactElement | null {
  const { t, ports } = useLibrary();
  const [target, setTarget] = useState<ZoteroTarget | null>(null);
  if (ports.zotero === undefined) return null;
  return (
    <>
      <button type="button" className={props.className} onClick={() => setTarget(props.target())}>
        {t('zotero.send')}
      </button>
      {target !== null && <ZoteroDialog target={target} zotero={ports.zotero} onClose={() => setTarget(null)} />}
    </>
  );
}
