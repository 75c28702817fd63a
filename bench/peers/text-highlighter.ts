import TextHighlighter from '@perlego/text-highlighter';

new TextHighlighter(document.body);
