import { answerWith } from './answer.ts';

answerWith(async () => {
  const response = await fetch('data.bin');
  return (await response.arrayBuffer()).byteLength;
});
