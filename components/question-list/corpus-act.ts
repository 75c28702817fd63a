import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import type { ListPorts } from './ports.ts';

/** Does something with the list and draws how it stands then; `atOnce` is drawn before that. */
export type CorpusAct<Ports extends ListPorts = ListPorts> = (
  act: (ports: Ports) => Promise<CorpusFacts>,
  atOnce?: Partial<CorpusFacts>,
) => void;
