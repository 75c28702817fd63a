import type { ReactElement, ReactNode } from 'react';
import { safeUrl } from '../../utils/domain/publication/links.ts';

/** A link for http and https addresses; for any other address only its words. */
export function SafeLink(props: { href: string; className?: string; children: ReactNode }): ReactElement {
  const href = safeUrl(props.href);
  if (href === null) return <span>{props.children}</span>;
  return (
    <a href={href} rel="noreferrer" {...(props.className === undefined ? {} : { className: props.className })}>
      {props.children}
    </a>
  );
}
