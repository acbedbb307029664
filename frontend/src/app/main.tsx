import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '../ui/style/fonts.css'
import '../ui/style/ink.css'
import '../ui/style/base.css'
import { readAhead } from '../replica/ahead'
import { placeOf } from './paths'

// Small, so that what this browser keeps is being read while the application is still being read itself.
const place = placeOf(location.pathname)
if (place.page === 'notebook') readAhead(place.slug)
// The Latin letters every screen has: where they come only while it is laid out, it is laid out twice.
for (const font of ['Inter Variable', 'JetBrains Mono Variable'])
  document.fonts.load(`1rem '${font}'`).catch(() => {})
void import('./start')
