// Sets the chosen theme before the first paint. A file of its own, since the content security
// policy allows no inline script. The console's part is web/app/theme.ts; a test ties the two.
try {
  var theme = localStorage.getItem('hangar-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be forbidden; the system's theme then holds.
}
