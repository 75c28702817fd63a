import { publicationUrl } from '../../../utils/domain/site/address.ts';

/** A question to begin with: answered long ago, with a postponement and a footnote. */
export const EXAMPLE_QUESTION = publicationUrl('kv-tk-2024Z01911');
