import { type KeyboardEvent, type ReactElement, useRef } from 'react';
import { useLibrary } from './context.ts';
import type { View } from './views.ts';

/** The parts of the library as navigation: links in looks and reach, arrows move as well. */
export function Tabs(props: { views: readonly View[]; view: View; onView: (view: View) => void }): ReactElement {
  const { t } = useLibrary();
  const box = useRef<HTMLElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    const all = [...(box.current?.querySelectorAll('button') ?? [])];
    const at = all.findIndex((button) => button === document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || at < 0) return;
    event.preventDefault();
    all[(at + step + all.length) % all.length]?.focus();
  };
  return (
    // Arrows are a convenience; Tab reaches each button as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <nav className="tabs" aria-label={t('library.views')} ref={box} onKeyDown={onKey}>
      {props.views.map((view) =>
        view === 'welcome' ? null : (
          <button
            key={view}
            type="button"
            aria-current={props.view === view ? 'page' : undefined}
            onClick={() => props.onView(view)}
          >
            {t(`library.view.${view}`)}
          </button>
        ),
      )}
    </nav>
  );
}
