// A classic script in the head: the chosen theme is there before anything is drawn.
// So is the place of what only scripts can do, which would push the rest about if it came later. From
// a folder on disk browsers load no modules.
if (location.protocol !== 'file:') document.documentElement.dataset.script = '';
try {
  const theme = localStorage.getItem('recount-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us; the system's theme stays.
}
