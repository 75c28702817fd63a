import { startFrame } from '../../components/frame/start.tsx';

startFrame();
