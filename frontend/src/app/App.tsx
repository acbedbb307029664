import { lazy, Suspense, useEffect } from 'react'
import { useLocation } from 'wouter'
import { SignIn } from '../features/account/SignIn'
import { NoNotebook } from '../features/notebook/NoNotebook'
import { ReplicaProvider } from '../replica/react'
import { useSession } from '../replica/session'
import { useLanguage } from '../ui/language/language'
import { ToastLine } from '../ui/ToastLine'
import { Trouble } from '../ui/Trouble'
import styles from './App.module.css'
import { Boundary } from './Boundary'
import { go, plain } from './going'
import { homeOf, remember } from './lastNotebook'
import { paths, placeOf } from './paths'
import { Header } from './shell/Header'
import { Help } from './shell/Help'
import { Missing } from './shell/Missing'
import { NotebookPage } from './shell/NotebookPage'

const Reference = lazy(() => import('./routes/reference'))
const Settings = lazy(() => import('./routes/settings'))

export function App() {
  const [pathname] = useLocation()
  const { t, language } = useLanguage()
  useInnerLinks()
  // The words of the interface follow the choice at once; this is for what reads the document itself.
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#write">
        {t('app.skip')}
      </a>
      <Boundary key={pathname.split('/')[1] ?? ''}>
        <Page pathname={pathname} />
      </Boundary>
      <ToastLine />
      <Help />
    </div>
  )
}

function Page({ pathname }: { pathname: string }) {
  const session = useSession()
  const place = placeOf(pathname)
  const [, navigate] = useLocation()
  const me = 'me' in session ? session.me : null
  const home = me ? homeOf(me.notebooks.map(({ slug }) => slug)) : null
  const slug = place.page === 'notebook' ? place.slug : null
  const known = me?.notebooks.some((each) => each.slug === slug) ?? false
  useEffect(() => {
    if (slug && known) remember(slug)
  }, [slug, known])
  useEffect(() => {
    if (place.page === 'home' && home) navigate(paths.log(home), { replace: true })
  }, [place.page, home, navigate])

  if (place.page === 'reference') {
    return (
      <>
        <Header place={place} />
        <Suspense>
          <Reference />
        </Suspense>
      </>
    )
  }
  if (session.state === 'signedOut' && !session.me) return <SignIn />
  if (session.state === 'offline' && !me) {
    return (
      <main id="write" tabIndex={-1} className={styles.alone}>
        <Trouble failure={session.failure} onAgain={() => location.reload()} />
      </main>
    )
  }
  if (place.page === 'missing') {
    return (
      <>
        <Header place={place} />
        <Missing pathname={pathname} />
      </>
    )
  }
  if (place.page === 'settings') {
    return me ? (
      <Suspense fallback={<Header place={place} />}>
        <Settings place={place} me={me} />
      </Suspense>
    ) : null
  }
  if (place.page === 'home') {
    return me && me.notebooks.length === 0 ? (
      <>
        <Header place={place} />
        <NoNotebook />
      </>
    ) : null
  }
  return (
    <ReplicaProvider key={place.slug} slug={place.slug}>
      <NotebookPage place={place} />
    </ReplicaProvider>
  )
}

/** Links inside somebody's words are plain HTML; they too go without a page load. */
function useInnerLinks(): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null
      if (!link || link.target || link.hasAttribute('download') || !plain(event)) return
      const place = placeOf(link.pathname)
      if (place.page === 'missing') return
      event.preventDefault()
      go(link.pathname)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])
}
