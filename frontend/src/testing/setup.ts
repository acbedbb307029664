import '@testing-library/jest-dom/vitest'
import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// A busy machine sets its first Markdown slowly; that is not what a test is about.
configure({ asyncUtilTimeout: 8000 })
// jsdom lays nothing out, so there is nothing to scroll.
if (typeof Element !== 'undefined') Element.prototype.scrollIntoView ??= () => {}
afterEach(cleanup)
