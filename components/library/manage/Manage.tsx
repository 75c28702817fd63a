import { type ReactElement, useState } from 'react';
import { MeaningNamesForm } from '../../meanings/MeaningNamesForm.tsx';
import { Backup } from '../files/Backup.tsx';
import { useLibrary } from '../app/context.ts';
import type { ExportScope } from '../files/gather.ts';
import { ImportDialog } from '../files/ImportDialog.tsx';
import { TextFolderSection } from '../text-folder/TextFolderSection.tsx';
import type { TextFolderWork } from '../text-folder/useTextFolder.ts';
import { TagsManager } from './TagsManager.tsx';
import { Unreadable } from './Unreadable.tsx';
import { Wipe } from './Wipe.tsx';

/** Everything that is about the library as a whole. */
export function Manage(props: {
  /** Whether the reader comes to restore a backup. */
  restoring?: boolean;
  onExport: (scopes: readonly ExportScope[]) => void;
  textFolder: TextFolderWork;
}): ReactElement {
  const { restoring = false, onExport } = props;
  const { t, ports, language, meaningNames } = useLibrary();
  const [importing, setImporting] = useState(restoring);
  const everything = (): void => onExport([{ is: 'all' }]);
  return (
    <div className="manage">
      <Backup onRestore={() => setImporting(true)} />
      <TextFolderSection work={props.textFolder} />
      <section aria-labelledby="exchange">
        <h2 id="exchange">{t('manage.exchange')}</h2>
        <p className="soft">{t('import.text')}</p>
        <div className="actions">
          <button type="button" onClick={everything}>
            {t('manage.export')}
          </button>
          <button type="button" onClick={() => setImporting(true)}>
            {t('manage.import')}
          </button>
        </div>
      </section>
      <Unreadable />
      <TagsManager />
      <MeaningNamesForm
        language={language}
        chosen={meaningNames}
        write={(names) => ports.writeSetting('meaningNames', names)}
      />
      <section aria-labelledby="settings">
        <h2 id="settings">{t('library.options')}</h2>
        <p className="soft">{t('manage.options')}</p>
        <div className="actions">
          <button type="button" onClick={() => void ports.openOptions()}>
            {t('manage.openOptions')}
          </button>
        </div>
      </section>
      <Wipe onExport={everything} />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </div>
  );
}
