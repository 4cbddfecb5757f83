// Applies a chosen theme before the first paint, so that no other flashes; this script's hash is in the page's CSP.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
