// Before the first paint, so that a dark choice never flashes white. A file of its own because the policy forbids inline scripts.
try {
  const { theme, language } = JSON.parse(localStorage.getItem('tsuiki.preferences') ?? '{}') ?? {}
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (language) document.documentElement.lang = language
} catch {
  // The defaults serve.
}
