import '@testing-library/jest-dom/vitest'
import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, vi } from 'vitest'

// A busy machine sets its first Markdown slowly; that is not what a test is about.
configure({ asyncUtilTimeout: 8000 })
// jsdom lays nothing out, so there is nothing to scroll.
if (typeof Element !== 'undefined') Element.prototype.scrollIntoView ??= () => {}
afterEach(cleanup)
// What is fetched only when it is wanted may still be on its way when a busy machine is done with the tests themselves.
afterAll(() => vi.dynamicImportSettled())
