import type { ReactElement } from 'react';
import type { NamedStatus } from '../../../utils/protocol/named.ts';
import { RowFollow } from '../../related/RowFollow.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useFrame } from '../context.ts';

/** Acts on a publication that the page names: follow its question, open its notes. */
export function NamedActs({ id, name, status }: { id: string; name: string; status: NamedStatus }): ReactElement {
  const { model, announce, t } = useFrame();
  const { number, followed, noted } = status;
  const setFollowed = async (of: string, on: boolean): Promise<boolean> => {
    // Expected: what could not be asked was not kept, and the reader is told.
    const answer = await model.client.request('follow.set', { number: of, on }).catch(() => null);
    if (answer?.outcome === 'followed' || answer?.outcome === 'notFollowed') return answer.outcome === 'followed';
    announce(t('related.notKept'));
    throw new Error('not kept');
  };
  const write = (): void =>
    void model.client
      .request('named.write', { id, writes: noted === false })
      .catch(() => announce(t('course.outdated')));
  return (
    <span className="named-acts">
      {number !== null && followed !== undefined && (
        <RowFollow number={number} followed={followed} name={t('frame.named.follow.of', { name })} set={setFollowed} />
      )}
      <button
        type="button"
        className="quiet"
        data-noted={noted === true}
        aria-label={t(noted === true ? 'frame.named.noted.of' : 'frame.named.note.of', { name })}
        title={t(noted === true ? 'frame.named.noted.of' : 'frame.named.note.of', { name })}
        onClick={write}
      >
        <Icon name="note" />
      </button>
    </span>
  );
}
