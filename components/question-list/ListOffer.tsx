import { type ReactElement, useMemo } from 'react';
import { corpusTranslator } from '../../utils/domain/i18n/corpus.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { CorpusAct } from './corpus-act.ts';
import { CorpusUpdate } from './CorpusUpdate.tsx';
import type { ListPorts } from './ports.ts';
import { useListFacts } from './useListFacts.ts';

/** Fetching the list where it is missed: what it costs, how far it is, pausing and going on. Nothing while that is not known. */
export function ListOffer({ ports, language }: { ports: ListPorts; language: Language }): ReactElement | null {
  const t = useMemo(() => corpusTranslator(language), [language]);
  const [facts, setFacts] = useListFacts(ports);
  const act: CorpusAct = (what) => void what(ports).then(setFacts, () => setFacts('failed'));
  if (facts === 'reading') return null;
  if (facts === 'failed') return <p role="alert">{t('corpus.unreachable')}</p>;
  return (
    <div className="list-offer">
      <CorpusUpdate facts={facts} act={act} t={t} />
    </div>
  );
}
