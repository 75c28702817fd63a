import type { ReactElement, ReactNode } from 'react';

/**
 * A link to a publication that is shown in the tab that already has it, when there is one. With a key held it is a link as any other.
 *
 * @param onShow shows an address; see `useShow`
 */
export function PublicationLink(props: {
  address: string;
  onShow: (address: string) => void;
  children: ReactNode;
}): ReactElement {
  const { address, onShow, children } = props;
  return (
    <a
      href={address}
      rel="noreferrer"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onShow(address);
      }}
    >
      {children}
    </a>
  );
}
