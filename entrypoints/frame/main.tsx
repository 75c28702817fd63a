import { takeLink } from '../../components/frame/link.ts';
import { startFrame } from '../../components/frame/start.tsx';

// A frame that a page made itself stays empty.
takeLink().then(
  (link) => void (link !== null && startFrame(link)),
  (error: unknown) => console.warn('Kantlijn: the frame has found no page', error),
);
