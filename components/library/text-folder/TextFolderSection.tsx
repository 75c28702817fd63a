import { type ReactElement, useState } from 'react';
import { formatMoment } from '../../../utils/domain/i18n/dates.ts';
import { useLibrary } from '../app/context.ts';
import type { LeftFile } from './memory.ts';
import type { TextFolderWork } from './useTextFolder.ts';

/** Maximum number of files listed by name; the rest are counted. */
const NAMED = 50;

/** The folder of text: choosing it, when it was last brought up to date, and which files are left as they are. */
export function TextFolderSection({ work }: { work: TextFolderWork }): ReactElement {
  const { t, ports } = useLibrary();
  const { folder, memory, doing, trouble, result } = work;
  return (
    <section aria-labelledby="text-folder">
      <h2 id="text-folder">{t('text.title')}</h2>
      {folder !== null && <LastTime work={work} />}
      <p className="soft">{t('text.text')}</p>
      {!ports.textFolder && <p className="soft">{t('text.none')}</p>}
      {folder !== null && <p>{t(folder.allowed ? 'text.chosen' : 'text.ask', { name: folder.name })}</p>}
      {trouble !== null && <p>{trouble}</p>}
      {memory !== null && memory.left.length > 0 && <LeftFiles left={memory.left} onAgain={work.startAgain} />}
      {ports.textFolder && <Buttons work={work} />}
      <output>{doing === null ? result : t('text.doing', doing)}</output>
    </section>
  );
}

function LastTime({ work: { memory } }: { work: TextFolderWork }): ReactElement {
  const { t, language, today } = useLibrary();
  const last = memory?.last ?? null;
  return (
    <p>
      <strong className="last-backup">
        {last === null ? t('text.never') : t('text.last', { date: formatMoment(last, today, language) })}
      </strong>{' '}
      {memory !== null && last !== null && t('text.count', { count: Object.keys(memory.files).length })}
    </p>
  );
}

function Buttons({ work }: { work: TextFolderWork }): ReactElement {
  const { t } = useLibrary();
  const { folder } = work;
  return (
    <div className="actions">
      {folder?.allowed === true && (
        <button type="button" className="main" onClick={work.now}>
          {t('text.now')}
        </button>
      )}
      {folder?.allowed === false && (
        <button type="button" className="main" onClick={work.allow}>
          {t('text.allow')}
        </button>
      )}
      <button type="button" onClick={work.choose}>
        {t(folder === null ? 'text.choose' : 'text.other')}
      </button>
      {folder !== null && (
        <button type="button" className="quiet" onClick={work.forget}>
          {t('text.forget')}
        </button>
      )}
    </div>
  );
}

/** Files that are left as they are, each with the reason and, where that helps, a way to a new file. */
function LeftFiles(props: { left: readonly LeftFile[]; onAgain: (left: LeftFile) => void }): ReactElement {
  const { t } = useLibrary();
  const { left, onAgain } = props;
  return (
    <details>
      <summary>{t('text.left', { count: left.length })}</summary>
      <ul className="left-files">
        {left.slice(0, NAMED).map((one) => {
          const name = one.name || one.publication;
          return (
            <li key={one.publication}>
              <span>
                <strong>{name}</strong> {t(`text.why.${one.why}`)}
              </span>
              {one.why !== 'busy' && one.why !== 'unreadable' && (
                <button type="button" aria-label={t('text.again.of', { name })} onClick={() => onAgain(one)}>
                  {t('text.again')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {left.length > NAMED && <p>{t('text.left.more', { count: left.length - NAMED })}</p>}
    </details>
  );
}

/** Warns above other views that the folder is out of date, until access is granted again or the reader postpones it. */
export function TextFolderNotice({ work }: { work: TextFolderWork }): ReactElement | null {
  const { t } = useLibrary();
  const [later, setLater] = useState(false);
  const { folder, trouble } = work;
  const isShut = folder?.allowed === false;
  if (later || folder === null || (!isShut && trouble === null)) return null;
  return (
    <section className="reminder" aria-label={t('text.title')}>
      <p>{isShut ? t('text.ask', { name: folder.name }) : trouble}</p>
      <div className="actions">
        {isShut && (
          <button type="button" onClick={work.allow}>
            {t('text.allow')}
          </button>
        )}
        <button type="button" className="quiet" onClick={() => setLater(true)}>
          {t('text.later')}
        </button>
      </div>
    </section>
  );
}
