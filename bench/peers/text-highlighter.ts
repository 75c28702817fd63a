import TextHighlighter from '@perlego/text-highlighter';

// oxlint-disable-next-line no-new -- its documentation starts it so
new TextHighlighter(document.body);
