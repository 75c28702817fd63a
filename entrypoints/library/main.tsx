import { startLibrary } from '../../components/library/browser/start.tsx';

startLibrary('page');
