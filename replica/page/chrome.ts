import { escapeText } from './markup.ts';

/** What differs between two pages of the site. */
export interface PageParts {
  /** Shown in the tab, before `| Overheid.nl > Officiële bekendmakingen`. */
  readonly title: string;
  /** Further lines of the head. */
  readonly head: string;
  /** Between header and the menu of other sites. */
  readonly aboveMenu: string;
  /** Last step of "U bent hier:". */
  readonly place: string;
  /** Under the breadcrumb, still in the page opener. */
  readonly opener: string;
  /** The page itself. */
  readonly main: string;
}

/**
 * Stands where the site has its tag manager: queues, sets its cookie and loads a script from the
 * analytics host, which the replica answers with an empty one.
 */
const ANALYTICS = `        <!-- Start Piwik PRO Tag Manager code -->
        <script type="text/javascript">
            (function (w, d, layer, id) {
                w[layer] = w[layer] || [];
                w[layer].push({ start: Date.now(), event: 'stg.start' });
                d.cookie = 'stg_debug=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; Secure';
                var first = d.getElementsByTagName('script')[0];
                var tag = d.createElement('script');
                tag.async = true;
                tag.src = 'https://koop.piwik.pro/containers/' + id + '.js?use_secure_cookies';
                first.parentNode.insertBefore(tag, first);
            })(window, document, 'dataLayer', '00000000-0000-0000-0000-000000000000');
        </script>
        <!-- End Piwik PRO Tag Manager code -->`;

const HEADER = `<div class="skiplinks container">
<a href="#content">Direct naar content</a>
<a href="#nav">Navigatie</a>
</div>
<header class="header">
<div class="header__start">
<div class="container">
<button type="button" class="hidden-desktop button button--icon-hamburger" data-handler="toggle-nav" aria-controls="nav" aria-expanded="false">Menu</button>
<div class="logo ">
<a id="logo-link" href="https://www.overheid.nl"><img src="/static/images/logo.svg" alt="Logo Overheid.nl, ga naar de startpagina overheid.nl" width="180" height="40" /></a>
<p class="logo__you-are-here"><span class="visually-hidden">U bent nu hier: </span>
<span>Publicaties</span>
<span>Officiële publicaties</span>
</p>
</div>
<div class="header__meta">
<a id="profile-button-login" class="button icon-bg icon--profile" href="/mijnabonnementen/inloggen" role="button">Inloggen</a>
</div>
</div>
</div>
<nav class="header__nav header__nav--closed" id="nav">
<h2 class="visually-hidden">Primaire navigatie</h2>
<div class="container">
<ul class="header__primary-nav list list--unstyled">
<li class="hidden-mobile"><a href="#other-sites" data-handler="toggle-other-sites"><span class="visually-hidden">Andere sites binnen </span>Overheid.nl</a></li>
<li><a href="https://www.officielebekendmakingen.nl/">Home</a></li>
<li><a href="/uitgebreidzoeken">Uitgebreid zoeken</a></li>
<li><a href="/mijnabonnementen">Mijn abonnementen</a></li>
<li><a class="button secondary is-external" href="https://www.overheid.nl/help/officiele-bekendmakingen/" role="button">Help</a></li>
</ul>
</div>
</nav>
</header>`;

const OTHER_SITES = [
  ['Berichten over uw Buurt', 'Zoals vergunningen, bouwplannen en lokale regelgeving.', 'Rondom uw woonadres'],
  ['Dienstverlening', 'Zoals belastingen, uitkeringen en subsidies.', 'Naar dienstverlening'],
  ['Beleid &amp; regelgeving', 'Officiële publicaties van de overheid.', 'Naar beleid &amp; regelgeving'],
  ['Contactgegevens overheden', 'Adressen en contactpersonen van overheidsorganisaties.', 'Naar overheidsorganisaties'],
]
  .map(
    ([title, text, link]) => `<div>
<h2>${title}</h2>
<p>${text}</p>
<ul class="list list--linked">
<li><a href="https://www.overheid.nl/">${link}</a></li>
</ul>
</div>`,
  )
  .join('\n');

const FOOTER = `    <div class="disclaimer">
<div class="container">
<div class="disclaimer__content">
<h2 class="visually-hidden">Disclaimer</h2>
<p>Dit is een nagemaakte pagina om Kantlijn mee te proberen. Aan de teksten kunnen geen rechten worden ontleend; het echte document staat op zoek.officielebekendmakingen.nl.</p>
</div>
</div>
</div>
    <div class="footer row--footer" role="contentinfo">
<div class="container columns">
${[
  ['Over deze website', 'Contact', 'English', 'Help', 'Zoeken'],
  ['Informatie hergebruiken', 'Privacy en cookies', 'Toegankelijkheid', 'Sitemap'],
  ['Open data', 'Linked Data Overheid', 'PUC Open Data'],
  ['MijnOverheid.nl', 'Rijksoverheid.nl', 'Ondernemersplein.nl'],
]
  .map(
    (names) => `<div>
<ul class="list list--linked">
${names.map((name) => `<li class="list__item"><a href="https://www.overheid.nl/">${name}</a></li>`).join('\n')}
</ul>
</div>`,
  )
  .join('\n')}
</div>
</div>`;

/** A page of the site with everything around the document: header, menus, breadcrumb, footer, scripts. */
export function renderPage(parts: PageParts): string {
  return `<!DOCTYPE html>
<html lang="nl" class="env-prod">
<head>
    <meta charset="utf-8">
    <meta http-equiv="X-UA-Compatible" content="IE=edge">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>${escapeText(parts.title)} | Overheid.nl &gt; Offici&#xEB;le bekendmakingen</title>
${parts.head}
    <link rel="icon" type="image/svg+xml" href="/static/images/logo.svg" />
    <link rel="stylesheet" href="/static/cb_css/main.css" />
    <link rel="stylesheet" href="/static/cb_css/print.css" />
    <link rel="stylesheet" href="/css/rps_cb.css" />
</head>
<body>
${ANALYTICS}
    ${HEADER}
${parts.aboveMenu}
<div class="header__more" id="other-sites">
<div class="container columns">
${OTHER_SITES}
</div>
</div>
    <div class="row row--page-opener">
        <div class="container">
            <div class="breadcrumb">
<p>U bent hier:</p>
<ol>
<li>
<a href="https://www.officielebekendmakingen.nl/">Home</a>
</li>
<li>
${escapeText(parts.place)}
</li>
</ol>
</div>
${parts.opener}
        </div>
    </div>
${parts.main}
${FOOTER}
    <script src="/static/scripts/jquery-3.6.0.min.js"></script>
    <script src="/js/cb.js"></script>
    <script src="/js/rps_cb.js"></script>
</body>
</html>
`;
}
