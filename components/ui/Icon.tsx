import type { ReactElement } from 'react';
import { ICON_PATHS, type IconName } from './icon-paths.ts';

export type { IconName };

/** A small drawing beside words, in the colour of the text, one em and a bit wide. */
export function Icon({ name }: { name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
