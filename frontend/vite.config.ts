import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const backend = process.env['TSUIKI_BACKEND'] ?? 'http://127.0.0.1:8080'

/**
 * Japanese in code: the same files as in the text, under a second name and a fifth larger, so that one character is exactly
 * as wide as two of JetBrains Mono (0.6 em each).
 */
function codeJapanese(): Plugin {
  const name = 'virtual:code-japanese.css'
  return {
    name: 'code-japanese',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null
      const path = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-jp/index.css')
      return readFileSync(path, 'utf8')
        .replaceAll("'Noto Sans JP Variable'", "'Noto Sans JP Code'")
        .replaceAll('font-display: swap;', 'font-display: swap; size-adjust: 120%;')
        .replaceAll('url(./files/', `url(${dirname(path)}/files/`)
    },
  }
}

export default defineConfig({
  plugins: [react(), codeJapanese()],
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': backend,
      '/q': backend,
      // These lead on to an address made of the Host they were asked at.
      '^/(login|logout|callback)([?]|$)': { target: backend, changeOrigin: false },
    },
  },
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    outDir: 'dist',
    // An inlined font or picture would need data: in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  worker: { format: 'es' },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 20_000,
  },
})
