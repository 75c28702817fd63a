import { questionIds } from '../../utils/domain/dossier/question-number.ts';
import { isProvisional, parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import type { RequestOf } from '../../utils/protocol/requests.ts';
import { observePage } from '../../utils/domain/site/checks/observe.ts';
import type { RunDiagnosis } from '../card/Diagnose.tsx';

/**
 * Makes the runner of Diagnose: this script only looks, the checks are in the background.
 *
 * @returns for the number of the question at hand (null: the services cannot be asked about it) the runner
 */
export function diagnoseWith(
  client: MessageClient,
  document: Document,
  address: string,
): (number: string | null) => RunDiagnosis {
  return (number) => async (services, about) => {
    // In its first days a question has the address at hand and no other yet.
    const own = parseIdentifier(address);
    const isEarly = own !== null && own.kind === 'question' && isProvisional(own.id);
    const id = number === null ? undefined : isEarly ? own.id : questionIds(number)[0];
    return client.request('diagnose.run', {
      address: address.slice(0, 2000),
      seen: observePage(document) as RequestOf<'diagnose.run'>['seen'],
      question: services && number !== null && id !== undefined ? { id, number } : null,
      about,
    });
  };
}
