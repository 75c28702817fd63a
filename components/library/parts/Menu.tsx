import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** One thing a menu can do. */
export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

const entriesIn = (box: HTMLElement | null): HTMLElement[] => [
  ...(box?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
];

/** A button that opens a short list of acts; arrows move, Escape closes (WAI-ARIA menu button). */
export function Menu(props: {
  label: string;
  children: ReactNode;
  items: readonly MenuItem[];
  className?: string;
}): ReactElement {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    // Leaving the menu with the focus or the mouse closes it.
    <div
      className="menu"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={props.className ?? 'quiet'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={props.label}
        onClick={() => setOpen(!open)}
      >
        {props.children}
      </button>
      {open && <MenuList id={id} label={props.label} items={props.items} button={button} onClose={close} />}
    </div>
  );
}

/** The open list: takes the focus, and opens to the side on which it fits. */
function MenuList(props: {
  id: string;
  label: string;
  items: readonly MenuItem[];
  button: RefObject<HTMLElement | null>;
  onClose: () => void;
}): ReactElement {
  const { button, onClose } = props;
  const [side, setSide] = useState<'start' | 'end'>('start');
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current === null || button.current === null) return;
    const fits = button.current.getBoundingClientRect().left + box.current.offsetWidth < window.innerWidth - 8;
    setSide(fits ? 'start' : 'end');
    entriesIn(box.current)[0]?.focus();
  }, [button]);
  const onKey = (event: KeyboardEvent): void => {
    const all = entriesIn(box.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to % all.length]?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <div
      ref={box}
      id={props.id}
      role="menu"
      tabIndex={-1}
      aria-label={props.label}
      className="menu-list"
      data-side={side}
      onKeyDown={onKey}
    >
      {props.items.map(({ label, run }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onClose();
            run();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
