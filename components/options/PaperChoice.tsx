import { type ReactElement, useState } from 'react';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import type { OptionsPorts } from './ports.ts';

/** Whether a publication that is printed has the strip, in one line. Notes are printed from the library. */
export function PaperChoice(props: { t: OptionsTranslate; ports: OptionsPorts; chosen: boolean }): ReactElement {
  const { t, ports, chosen } = props;
  const [failed, setFailed] = useState(false);
  const choose = (paper: boolean): void => {
    ports.writePaper(paper).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return (
    <section>
      <h2>{t('paper.title')}</h2>
      <label className="choice">
        <input type="checkbox" checked={chosen} onChange={({ target }) => choose(target.checked)} />
        {t('paper.strip')}
      </label>
      <p className="soft">{t('paper.notes')}</p>
      <output>{failed && t('language.failed')}</output>
    </section>
  );
}
