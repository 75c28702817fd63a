import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { EXAMPLE_QUESTION } from '../app/examples.ts';
import { useHealth } from '../app/useHealth.ts';

/** An empty, failed or waiting state: what is so, and what can be done. */
export function StateMessage(props: {
  title: string;
  text?: string;
  tone?: 'late';
  children?: ReactNode;
}): ReactElement {
  return (
    <div className="message" {...(props.tone === undefined ? {} : { 'data-tone': props.tone, role: 'alert' })}>
      <p className="message-title">
        {props.tone === 'late' && <Icon name="alert" />}
        {props.title}
      </p>
      {props.text !== undefined && <p>{props.text}</p>}
      {props.children !== undefined && <div className="actions">{props.children}</div>}
    </div>
  );
}

/** No notes at all: says how they come. */
export function AllEmpty({ onImport }: { onImport: () => void }): ReactElement | null {
  const { t, ports, announce } = useLibrary();
  const [health] = useHealth();
  const open = (): void =>
    void ports.show(EXAMPLE_QUESTION, null).then((how) => how === 'failed' && announce(t('row.openFailed')));
  // Nothing is said of an empty library before it is known that it was not lost; the loss itself stands above.
  if (health === null || health.trouble !== null || health.loss?.isMissing === true) return null;
  return (
    <StateMessage title={t('all.empty.title')} text={t('all.empty.text')}>
      <button type="button" onClick={open}>
        {t('all.empty.open')}
      </button>
      <button type="button" className="quiet" onClick={onImport}>
        {t('all.empty.import')}
      </button>
    </StateMessage>
  );
}
