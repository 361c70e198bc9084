// A classic script in the head: the chosen theme is there before anything is drawn.
try {
  const theme = localStorage.getItem('recount-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us; the system's theme stays.
}
