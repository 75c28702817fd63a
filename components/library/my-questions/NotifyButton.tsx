import type { ReactElement } from 'react';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import type { AnyRequestOf } from '../../../utils/protocol/library.ts';
import { useLibrary } from '../app/context.ts';

/** Whether the browser may tell of what is followed. @param name what is followed, in words */
export function NotifyButton(props: {
  of: AnyRequestOf<'follow.notify'>['of'];
  name: string;
  notify: boolean;
  t: FollowingTranslate;
}): ReactElement {
  const { ports, announce } = useLibrary();
  const { of, name, notify, t } = props;
  const change = (): void =>
    void ports.client.request('follow.notify', { of, notify: !notify }).catch(() => announce(t('mine.notKept')));
  return (
    <button
      type="button"
      className="quiet"
      aria-pressed={notify}
      aria-label={t('mine.notify.of', { title: name })}
      onClick={change}
    >
      {t('mine.notify')}
    </button>
  );
}
