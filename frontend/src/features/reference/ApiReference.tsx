import { useMemo } from 'react'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { useTitle } from '../../ui/useTitle'
import { useFetched } from '../code/fetching'
import { type Document, operationsOf, type Room } from './document'
import { OperationView } from './Operation'
import styles from './Reference.module.css'
import { SchemaView } from './Schema'

const address = '/q/openapi?format=json'
const read = async (response: Response) => (await response.json()) as Document

/** Every call of the API, read from the document the server itself gives out. */
export function ApiReference() {
  const { t } = useLanguage()
  useTitle(t('reference.title'))
  const { value: document, failure, again } = useFetched(address, read)
  const rooms = useMemo(() => (document ? operationsOf(document) : []), [document])
  const shapes = Object.entries(document?.components?.schemas ?? {})
  return (
    <main id="write" tabIndex={-1} className={styles.page}>
      {document && <Contents rooms={rooms} shapes={shapes.map(([name]) => name)} />}
      <div className={styles.text}>
        <h1 className={styles.title}>{t('reference.title')}</h1>
        <p className={styles.intro}>
          {t('reference.intro')} <a href="/q/openapi">/q/openapi</a>
        </p>
        {failure && <Trouble failure={failure} onAgain={again} />}
        {document &&
          rooms.map((room) => (
            <section key={room.name} aria-labelledby={`room-${room.name}`}>
              <h2 id={`room-${room.name}`} className={styles.room}>
                {room.name}
              </h2>
              {room.description && <p className={styles.intro}>{room.description}</p>}
              {room.operations.map((operation) => (
                <OperationView key={operation.anchor} operation={operation} document={document} />
              ))}
            </section>
          ))}
        {shapes.length > 0 && document && (
          <section>
            <h2 className={styles.room}>{t('reference.shapes')}</h2>
            {shapes.map(([name, schema]) => (
              <article key={name} id={`shape-${name}`} className={styles.shape}>
                <h3 className={styles.shapeName}>{name}</h3>
                {schema.description && <p className={styles.intro}>{schema.description}</p>}
                <SchemaView schema={schema} />
              </article>
            ))}
          </section>
        )}
      </div>
    </main>
  )
}

function Contents({ rooms, shapes }: { rooms: readonly Room[]; shapes: readonly string[] }) {
  const { t } = useLanguage()
  return (
    <nav className={styles.contents} aria-label={t('reference.contents')}>
      {rooms.map((room) => (
        <div key={room.name}>
          <a className={styles.contentsRoom} href={`#room-${room.name}`}>
            {room.name}
          </a>
          {room.operations.map(({ anchor, method, path, summary }) => (
            <a key={anchor} href={`#${anchor}`} title={`${method} ${path}`}>
              {summary ?? `${method} ${path.replace(/^\/api\/v1\/notebooks\/\{[^}]+\}/, '…')}`}
            </a>
          ))}
        </div>
      ))}
      {shapes.length > 0 && (
        <div>
          <span className={styles.contentsRoom}>{t('reference.shapes')}</span>
          {shapes.map((name) => (
            <a key={name} href={`#shape-${name}`}>
              {name}
            </a>
          ))}
        </div>
      )}
    </nav>
  )
}
