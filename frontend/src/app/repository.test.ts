import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })
}

it('keeps every source file small enough to read in one sitting', () => {
  const long = files('src')
    .filter((path) => /\.(tsx?|css)$/.test(path) && !path.includes('generated'))
    .filter((path) => readFileSync(path, 'utf8').split('\n').length > 320)
  expect(long).toEqual([])
})
