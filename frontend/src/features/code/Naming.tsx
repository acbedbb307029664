import { useId, useState } from 'react'
import { type Failure, failureOf } from '../../api/errors'
import { go } from '../../app/going'
import { paths } from '../../app/paths'
import { useReplica } from '../../replica/react'
import { newId } from '../../replica/writing'
import { composing } from '../../ui/keyboard'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import styles from './CodePage.module.css'
import { useFetched } from './fetching'
import { namesIn, postExcerpt } from './trails'

type Props = {
  experiment: string
  given: string | null
  region: { path: string; startLine: number; endLine: number }
  onEnd: () => void
}

/** Lines get a name once, and every trial before and after has its own. */
export function Naming({ experiment, given, region, onEnd }: Props) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const [name, setName] = useState(given ?? '')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [id] = useState(newId)
  const listId = useId()
  const { value: names } = useFetched(`/api/v1/notebooks/${encodeURIComponent(slug)}/excerpts`, namesIn)
  const save = async () => {
    if (name.trim() === '') return
    try {
      await postExcerpt(slug, experiment, { id, name: name.trim(), regions: [region] })
      go(paths.trail(slug, name.trim(), experiment))
    } catch (thrown) {
      setFailure(failureOf(thrown))
    }
  }
  return (
    <div className={styles.naming}>
      <input
        aria-label={t('excerpt.label')}
        placeholder={t('excerpt.label')}
        value={name}
        list={listId}
        maxLength={80}
        // biome-ignore lint/a11y/noAutofocus: opened by whoever wants to type here
        autoFocus
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (composing(event)) return
          if (event.key === 'Enter') void save()
          else if (event.key === 'Escape') onEnd()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <datalist id={listId}>
        {names?.map((each) => (
          <option key={each.name} value={each.name} />
        ))}
      </datalist>
      <button type="button" onClick={() => void save()}>
        {t('excerpt.save')}
      </button>
      {failure && <Trouble failure={failure} />}
    </div>
  )
}
