// Runs before the first paint, so that a chosen theme never flashes; its hash stands in the page's CSP.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
