import type { CorpusFacts } from '../../utils/corpus/contract.ts';
import type { Language } from '../../utils/i18n/language.ts';
import type { CorpusPorts } from './ports.ts';

/** Does something with the list and draws how it stands then. */
export type CorpusAct = (act: (ports: CorpusPorts) => Promise<CorpusFacts>) => void;

/** A number with the thousands apart. */
export const counted = (count: number, language: Language): string => count.toLocaleString(language);
