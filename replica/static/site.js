// What the site's own script does to its pages, as far as it is known of the operator's library: it takes the class of <html>
// for itself, runs all its decorators over the whole document for every change it hears of, and clones the heading into the
// sidebar. Written for the replica; see replica/README.md.
(() => {
  document.documentElement.className = 'has-js';

  // How much it was fed, for tests: records of changes, and runs of the decorators.
  const counts = { records: 0, runs: 0 };
  window.siteCounts = counts;
  const wide = window.matchMedia('(min-width: 65em)');

  const decorators = {
    'init-modal'(element) {
      element.addEventListener('click', (event) => {
        event.preventDefault();
        const modal = document.getElementById(element.dataset.modal);
        modal?.classList.remove('modal--off-screen');
        modal?.removeAttribute('hidden');
        document.body.classList.add('is-modal-open');
      });
    },
    'to-top'(element) {
      window.addEventListener('scroll', () => element.classList.toggle('to-top--shown', window.scrollY > 500));
    },
    'stick-sidebar'(sidebar) {
      const container = sidebar.closest('.columns--sticky-sidebar');
      const receiver = sidebar.querySelector('.scrollContentReceiver');
      const heading = document.querySelector('h1');
      const text = document.getElementById('content');
      if (!container || !receiver || !heading) return;
      // Measured now and when the window changes, never in between.
      const measure = () => {
        sidebar.style.position = '';
        if (text) text.style.maxWidth = '';
        counts.width = text?.getBoundingClientRect().width;
        counts.top = container.getBoundingClientRect().top + window.scrollY;
        counts.headingEnd = heading.getBoundingClientRect().bottom + window.scrollY;
        counts.left = sidebar.getBoundingClientRect().left;
        stick();
      };
      const stick = () => {
        const fixed = wide.matches && window.scrollY > counts.top;
        sidebar.style.position = fixed ? 'fixed' : '';
        // The text keeps its column.
        if (text) text.style.maxWidth = fixed ? `${counts.width}px` : '';
        sidebar.style.top = fixed ? '1em' : '';
        sidebar.style.left = fixed ? `${counts.left}px` : '';
        const shown = wide.matches && window.scrollY > counts.headingEnd;
        if (shown && receiver.childElementCount === 0) receiver.append(heading.cloneNode(true));
        if (!shown) receiver.replaceChildren();
      };
      window.addEventListener('resize', measure);
      window.addEventListener('scroll', stick);
      measure();
    },
    'add-mobile-foldability'(sidebar) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'hidden-desktop';
      button.textContent = 'Open sidebar';
      button.addEventListener('click', () => {
        const open = document.body.classList.toggle('has-stickysidebar-open');
        button.textContent = open ? 'Sluit sidebar' : 'Open sidebar';
      });
      sidebar.before(button);
    },
  };

  const decorate = () => {
    counts.runs += 1;
    for (const element of document.querySelectorAll('[data-decorator]')) {
      if (element.dataset.decoratorInitialized) continue;
      element.dataset.decoratorInitialized = 'true';
      for (const name of element.dataset.decorator.split(' ')) decorators[name]?.(element);
    }
  };
  decorate();
  new MutationObserver((records) => {
    for (const record of records) {
      counts.records += 1;
      // Not asked whether there is one: what has none breaks the script.
      if (record.target.dataset.decoratorIgnore !== 'true') decorate();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  const menu = document.getElementById('other-sites');
  document.addEventListener('click', (event) => {
    const handler = event.target.getAttribute?.('data-handler');
    if (handler === 'toggle-other-sites') {
      event.preventDefault();
      menu?.classList.toggle('is-open');
    }
    if (handler === 'close-modal') {
      event.target.closest('.modal')?.classList.add('modal--off-screen');
      document.body.classList.remove('is-modal-open');
    }
  });
})();
