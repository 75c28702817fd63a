import { Component, type ReactElement, type ReactNode } from 'react';
import { useLibrary } from '../app/context.ts';

interface Props {
  /** What is drawn; when it changes, drawing is tried again. */
  of: unknown;
  /** Drawn instead when drawing fails. */
  instead: ReactNode;
  children: ReactNode;
}

interface State {
  readonly of: unknown;
  readonly failed: boolean;
}

/** Draws something else in the place of one row that cannot be drawn; the rows around it go on. */
export class RowBoundary extends Component<Props, State> {
  override state: State = { of: this.props.of, failed: false };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): State | null {
    return of === state.of ? null : { of, failed: false };
  }

  override componentDidCatch(error: unknown): void {
    console.error('Kantlijn:', error);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}

/**
 * A note that cannot be shown: says so, and lets the reader save what there is of it and remove it.
 *
 * @param props.raw what there is of it
 */
export function BrokenRow(props: { id: string; raw: unknown; onDelete: (id: string) => void }): ReactElement {
  const { t, ports, today } = useLibrary();
  const save = (): void =>
    ports.download(
      `kantlijn-notitie-${today}.json`,
      new Blob([JSON.stringify(props.raw, undefined, 1)], { type: 'application/json' }),
    );
  return (
    <article className="row" aria-label={t('row.broken')}>
      <div className="row-body">
        <p className="soft">{t('row.broken')}</p>
        <div className="row-actions">
          <button type="button" className="quiet" onClick={save}>
            {t('unreadable.save')}
          </button>
          <button type="button" className="quiet" onClick={() => props.onDelete(props.id)}>
            {t('row.delete')}
          </button>
        </div>
      </div>
    </article>
  );
}
