import Highlighter from 'web-highlighter';

new Highlighter({ $root: document.body }).run();
