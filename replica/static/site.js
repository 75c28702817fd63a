// What the site's own script does to the page after loading: the menu of other sites and the share dialog.
(() => {
  const menu = document.getElementById('other-sites');
  for (const toggle of document.querySelectorAll('[data-handler="toggle-other-sites"]')) {
    toggle.addEventListener('click', (event) => {
      event.preventDefault();
      menu?.classList.toggle('is-open');
    });
  }
  document.getElementById('modalSluiten')?.addEventListener('click', () => {
    document.getElementById('delenModal')?.classList.add('modal--off-screen');
  });
})();
