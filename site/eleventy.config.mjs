/**
 * The site for readers: Eleventy walks the Markdown, copies pictures, and serves it while it is written. What a page looks like is decided
 * by the functions the package's help is made with (decision 570). Run by `npm run site`.
 */
import { HELP_PAGES, helpPath } from '../utils/domain/site/help-pages.ts';
import { makePage, makeStyles } from './make-pages.ts';
import { PAGES } from './pages.ts';

/** The page and language of a Markdown file of Eleventy's. */
function pageOf(path) {
  const [, language, name] = /(nl|en)\/([^/]+)\.md$/.exec(path) ?? [];
  const page = PAGES.find((one) => HELP_PAGES[one][language] === name);
  if (page === undefined) throw new Error(`${path} is no page: add it to utils/domain/site/help-pages.ts.`);
  return { page, language };
}

export default function configure(eleventy) {
  eleventy.addExtension('md', {
    compileOptions: {
      permalink: () => (data) => {
        const { page, language } = pageOf(data.page.inputPath);
        return helpPath(page, language);
      },
    },
    compile: (_, path) => () => {
      const { page, language } = pageOf(path);
      return makePage(page, language, () => true).contents;
    },
  });
  eleventy.addTemplate('pages.css.11ty.js', { render: () => makeStyles().contents }, { permalink: 'pages.css' });
  eleventy.addPassthroughCopy({ 'site/images': 'images', 'assets/icon.svg': 'icon.svg' });
  for (const path of ['site/pages.css', 'components/ui/tokens.css', 'utils/domain/site/keys.ts'])
    eleventy.addWatchTarget(path);
  return { dir: { input: 'site/pages', output: '.output/site' }, templateFormats: ['md', '11ty.js'] };
}
