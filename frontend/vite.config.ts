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

/** The first page names the application itself as well, which `main.tsx` asks for: it is fetched at once, not only then. */
function startAtOnce(): Plugin {
  return {
    name: 'start-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = new Set<string>()
        const styles = new Set<string>()
        const add = (file: string) => {
          const chunk = bundle[file]
          if (chunk?.type !== 'chunk' || files.has(file)) return
          files.add(file)
          for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
          for (const each of chunk.imports) add(each)
        }
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && chunk.name === 'start') add(chunk.fileName)
        const link = (rel: string) => (file: string) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        })
        const news = (all: Set<string>) => [...all].filter((file) => !html.includes(file))
        return [...news(files).map(link('modulepreload')), ...news(styles).map(link('stylesheet'))]
      },
    },
  }
}

export default defineConfig({
  plugins: [react(), codeJapanese(), startAtOnce()],
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
    rolldownOptions: {
      output: {
        advancedChunks: {
          // What is read before the application, and what the application shares with pages that are fetched later: one file each.
          groups: [
            {
              name: 'ahead',
              test: /node_modules\/idb\/|src\/replica\/(ahead|ownStore|range|remembered|store)\.ts|src\/app\/paths\.ts|preload-helper/,
              priority: 2,
            },
            {
              name: 'common',
              test: /src\/(?!features\/code\/colour)|node_modules\/(lucide-react|react|scheduler|use-sync-external-store|wouter)\//,
              minShareCount: 2,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 20_000,
  },
})
