import { useState } from 'react'
import { type Failure, failureOf, failureOfResponse } from '../../api/errors'
import { go } from '../../app/going'
import { paths } from '../../app/paths'
import { refreshSession } from '../../replica/session'
import { useLanguage } from '../../ui/language/language'
import { Sheet } from '../../ui/Sheet'
import { Trouble } from '../../ui/Trouble'
import styles from './NotebookSwitch.module.css'
import { slugFrom } from './slug'

export function CreateNotebook({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Sheet label={t('notebook.create')} onClose={onClose}>
      <h2 className={styles.heading}>{t('notebook.create')}</h2>
      <NotebookForm onDone={onClose} onCancel={onClose} />
    </Sheet>
  )
}

export function NotebookForm({ onDone, onCancel }: { onDone?: () => void; onCancel?: () => void }) {
  const { t } = useLanguage()
  const [title, setTitle] = useState('')
  const [own, setOwn] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const slug = own ?? slugFrom(title)
  const wrong = slug !== '' && !/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(slug)

  const create = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const response = await fetch('/api/v1/notebooks', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'JavaScript' },
        body: JSON.stringify({ slug, title: title.trim() }),
      })
      if (!response.ok) throw await failureOfResponse(response)
      await refreshSession()
      onDone?.()
      go(paths.log(slug))
    } catch (thrown) {
      setFailure(failureOf(thrown))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() && slug && !wrong && !busy) create()
      }}
    >
      <label className={styles.field}>
        {t('notebook.title')}
        {/* biome-ignore lint/a11y/noAutofocus: the form was just asked for, and this is its first field */}
        <input autoFocus value={title} onChange={(event) => setTitle(event.target.value)} maxLength={120} />
      </label>
      <label className={styles.field}>
        {t('notebook.slug')}
        <input
          value={slug}
          onChange={(event) => setOwn(event.target.value)}
          aria-invalid={wrong}
          spellCheck={false}
          autoCapitalize="off"
          maxLength={60}
        />
        <span className={styles.hint}>{wrong ? t('notebook.slug.wrong') : t('notebook.slug.hint')}</span>
      </label>
      {failure && <Trouble failure={failure} />}
      <div className={styles.doors}>
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {t('write.cancel')}
          </button>
        )}
        <button type="submit" disabled={!title.trim() || !slug || wrong || busy}>
          {t('notebook.make')}
        </button>
      </div>
    </form>
  )
}
