import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './Icon.tsx';

/** A window over the rest. The browser keeps the focus inside, and Escape closes it. */
export function ModalDialog(props: {
  title: string;
  /** What the button that closes it is called. */
  closeName: string;
  onClose: () => void;
  children: ReactNode;
}): ReactElement {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id} onClose={props.onClose}>
      <div className="dialog-head">
        <h2 id={id}>{props.title}</h2>
        <button
          type="button"
          className="quiet square"
          aria-label={props.closeName}
          title={props.closeName}
          onClick={() => ref.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="dialog-body">{props.children}</div>
    </dialog>
  );
}
