import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const backend = process.env['TSUIKI_BACKEND'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    proxy: { '/api': backend, '/q': backend },
  },
  build: {
    target: 'es2022',
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
  },
})
