import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '../ui/style/fonts.css'
import '../ui/style/ink.css'
import '../ui/style/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { warmUp } from '../features/annotation/prose/rendering'
import { openAhead } from '../replica/react'
import { applyPreferences } from '../ui/preferences'
import { App } from './App'
import { placeOf } from './paths'

const place = placeOf(location.pathname)
const opened = place.page === 'notebook' ? openAhead(place.slug) : Promise.resolve()
applyPreferences()
warmUp()
// A hundred ranges of Japanese are a long style sheet; nothing waits for it, and only the ranges in use are fetched.
opened.then(() => import('../ui/style/japanese'))

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
