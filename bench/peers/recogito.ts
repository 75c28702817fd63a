import { createTextAnnotator } from '@recogito/text-annotator';

createTextAnnotator(document.body);
