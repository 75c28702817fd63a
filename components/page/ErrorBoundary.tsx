import { Component, type ReactNode } from 'react';

/** Draws one sentence instead of a part that failed; the rest of Kantlijn and the page go on. */
export class ErrorBoundary extends Component<{ sentence: string; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error('Kantlijn:', error);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return this.props.sentence === '' ? null : <output className="broken">{this.props.sentence}</output>;
  }
}
