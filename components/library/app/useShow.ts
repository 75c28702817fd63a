import { useLibrary } from './context.ts';

/** Opens an address in a tab, at a note when one is given, and says so when that fails. */
export function useShow(): (address: string, note?: string) => void {
  const { t, ports, announce } = useLibrary();
  return (address, note) => {
    void ports.show(address, note ?? null).then((how) => {
      if (how === 'failed') announce(t('row.openFailed'));
    });
  };
}
