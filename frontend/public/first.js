// A file of its own, because the policy forbids inline scripts; it runs while the application is still being fetched.

// Before the first paint, so that a dark choice never flashes white.
try {
  const { theme, language } = JSON.parse(localStorage.getItem('tsuiki.preferences') ?? '{}') ?? {}
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (language) document.documentElement.lang = language
} catch {
  // The defaults serve.
}

// What is kept of the notebook is asked for in a moment; until then the browser can open where it keeps it.
try {
  indexedDB.databases().catch(() => {})
} catch {
  // Nothing is kept here.
}
