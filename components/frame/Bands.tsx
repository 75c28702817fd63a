import { type ReactElement, useEffect, useRef } from 'react';
import { BAND } from './bands.ts';

/** Tells which bands of the margin are in the window. Seen by nobody. @param props.end where the last note ends, px */
export function Bands(props: { end: number; onSeen: (seen: ReadonlySet<number>) => void }): ReactElement {
  const { end, onSeen } = props;
  const box = useRef<HTMLDivElement>(null);
  const count = Math.max(1, Math.ceil(end / BAND));
  useEffect(() => {
    const seen = new Set<number>();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const band = Number((target as HTMLElement).dataset['band']);
        if (isIntersecting) seen.add(band);
        else seen.delete(band);
      }
      onSeen(new Set(seen));
    });
    for (const band of box.current?.children ?? []) observer.observe(band);
    return () => observer.disconnect();
    // Another number of bands: other elements to watch.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [count, onSeen]);
  return (
    <div ref={box} className="bands" aria-hidden="true">
      {Array.from({ length: count }, (_, band) => (
        <div
          key={band}
          data-band={band}
          style={{ top: band * BAND, height: Math.max(0, Math.min(BAND, end - band * BAND)) }}
        />
      ))}
    </div>
  );
}
