import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import type { CorpusPorts } from './ports.ts';

/** Does something with the list and draws how it stands then; `atOnce` is drawn before that. */
export type CorpusAct = (act: (ports: CorpusPorts) => Promise<CorpusFacts>, atOnce?: Partial<CorpusFacts>) => void;
