import type { Handlers } from '../messages/server.ts';
import type { CollectionsRepository } from '../store/collections.ts';

/**
 * Handlers of the messages about dossiers.
 *
 * @param changed called when one changed
 */
export function collectionHandlers(
  collections: CollectionsRepository,
  changed: () => void,
): Pick<
  Handlers,
  'collections.list' | 'collections.get' | 'collections.change' | 'collections.batch' | 'collections.merge'
> {
  return {
    'collections.list': collections.list,
    'collections.get': collections.get,
    async 'collections.change'(request) {
      const result = await collections.change(request);
      if (result.outcome === 'done' && result.changed) changed();
      return result;
    },
    'collections.batch': collections.batch,
    async 'collections.merge'(request) {
      const result = await collections.merge(request);
      if (result.outcome === 'merged' && result.written > 0) changed();
      return result;
    },
  };
}
