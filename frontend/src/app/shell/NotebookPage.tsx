import { useEffect } from 'react'
import { SignedOutLine } from '../../features/account/SignedOutLine'
import { PictureTalk, type Saying } from '../../features/annotation/PictureTalk'
import { ScopeContext } from '../../features/annotation/replying'
import { SelectionTools } from '../../features/annotation/SelectionTools'
import { Lightbox } from '../../features/attachment/Lightbox'
import { ChangesPage } from '../../features/code/ChangesPage'
import { CodePage } from '../../features/code/CodePage'
import { TrailPage } from '../../features/code/TrailPage'
import { Panel } from '../../features/experiment/Panel'
import { Preview } from '../../features/experiment/Preview'
import { Log } from '../../features/journal/Log'
import { useNotebook, useReplica, useStatus } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { useTitle } from '../../ui/useTitle'
import type { Place } from '../paths'
import { Finding } from './Finding'
import { Gone } from './Gone'
import { Header } from './Header'
import styles from './NotebookPage.module.css'
import { StatusLine } from './StatusLine'

type Props = { place: Extract<Place, { page: 'notebook' }> }

/** A notebook: the log, and beside it the one trial the address names. */
export function NotebookPage({ place }: Props) {
  const { t } = useLanguage()
  const status = useStatus()
  const notebook = useNotebook()
  const { slug } = useReplica()
  useTitle(place.experiment, notebook?.title ?? slug)
  useEffect(() => {
    document.documentElement.dataset['phase'] = status.phase
  }, [status.phase])
  return (
    <>
      <Header place={place} title={notebook?.title ?? slug}>
        <StatusLine />
      </Header>
      {status.signedOut && <SignedOutLine />}
      {status.phase === 'gone' ? (
        <Gone title={t('notebook.gone.title')} text={t('notebook.gone.text', { slug })} />
      ) : (
        <div className={styles.beside}>
          {/* An empty frame first would be laid out twice. */}
          {!place.view && place.trail === undefined && status.read && <Log />}
          {place.trail !== undefined && <TrailPage key={place.trail} name={place.trail} />}
          {place.experiment &&
            (place.view === 'code' ? (
              <CodePage experimentKey={place.experiment} />
            ) : place.view === 'changes' ? (
              <ChangesPage experimentKey={place.experiment} />
            ) : (
              <Panel experimentKey={place.experiment} alone={place.view === 'alone'} />
            ))}
        </div>
      )}
      <SelectionTools />
      <Preview />
      <Lightbox talk={talk} />
      <Finding />
    </>
  )
}

function talk(id: string, saying: Saying, onEnd: () => void) {
  return (
    <ScopeContext value="picture">
      <PictureTalk id={id} saying={saying} onEnd={onEnd} />
    </ScopeContext>
  )
}
