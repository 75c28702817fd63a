import { type ReactElement, type ReactNode, useId } from 'react';

/** For the `ref` of an element that takes the focus when it appears. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus();

/** An error, styled to stand out from the help text. */
export const Fault = ({ children }: { children: ReactNode }): ReactElement => (
  <p>
    <strong className="missing">{children}</strong>
  </p>
);

/** A text box with its label above it and help text. */
export function FormField(props: {
  label: string;
  hint?: ReactNode;
  type?: 'text' | 'url' | 'password';
  autoComplete?: string;
  value: string;
  onChange: (value: string) => void;
  /** Whether it takes the focus when it appears. */
  isFirst?: boolean;
  /** What is wrong with it; read out with the box. */
  fault?: string | null;
}): ReactElement {
  const { label, hint, type = 'text', autoComplete = 'off', value, onChange, isFirst = false, fault = null } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={isFirst ? takeFocus : undefined}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        aria-describedby={`${id}-hint`}
        aria-invalid={fault !== null}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className="soft">
        {fault === null ? hint : <strong className="missing">{fault}</strong>}
      </p>
    </div>
  );
}
