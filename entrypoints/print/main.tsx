import { startPrint } from '../../components/print/start.tsx';

startPrint();
