import type { CollectionChange } from '../../utils/domain/collection/collection.ts';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { collections as words } from '../../utils/domain/i18n/texts/collections.ts';
import type { trouble } from '../../utils/domain/i18n/texts/trouble.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import { troubleOf } from '../../utils/protocol/trouble.ts';

/**
 * Changes a dossier. Never throws.
 *
 * @returns why it was not changed, in words; null when it was, or was so already
 */
export async function changeCollection(
  client: Pick<MessageClient, 'request'>,
  id: string,
  change: CollectionChange,
  t: Translate<typeof words & typeof trouble>,
): Promise<string | null> {
  try {
    const answer = await client.request('collections.change', { id, change });
    if (answer.outcome === 'done') return null;
    if (answer.outcome === 'refused') return t(`collections.refused.${answer.why}`);
    return t('collections.failed', { why: t(`trouble.${troubleOf(answer)}`) });
  } catch (error) {
    // Expected: told to the reader in place.
    return t('collections.failed', { why: t(`trouble.${troubleOf(error)}`) });
  }
}
