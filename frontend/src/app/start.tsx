import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { warmUp } from '../features/annotation/prose/rendering'
import { breath, painted, sleep } from '../lib/wait'
import { openAhead } from '../replica/react'
import { applyPreferences } from '../ui/preferences'
import { App } from './App'
import { placeOf } from './paths'

/** So long an empty frame is worth waiting for what goes into it: it would be laid out twice. */
const FRAME = 120

const place = placeOf(location.pathname)
const opened = place.page === 'notebook' ? openAhead(place.slug) : Promise.resolve()
applyPreferences()
warmUp()
Promise.race([opened, sleep(FRAME)]).then(draw)
// A hundred ranges of Japanese are a long style sheet; nothing waits for it, and only the ranges in use are fetched.
opened
  .then(() => painted())
  .then(breath)
  .then(() => import('../ui/style/japanese'))

function draw(): void {
  const root = document.getElementById('root')
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    )
  }
}
