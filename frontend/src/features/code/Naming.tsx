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
import { namesIn, postExcerpt, rootOf } from './trails'

type Props = {
  experiment: string
  given: string | null
  region: { path: string; startLine: number; endLine: number }
  /** The definition that the lines are, if they are one. */
  definition: string | null
  onEnd: () => void
}

/** Lines get a name once, and every trial before and after has its own. */
export function Naming({ experiment, given, region, definition, onEnd }: Props) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const [name, setName] = useState(given ?? '')
  const [withUses, setWithUses] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [id] = useState(newId)
  const listId = useId()
  const { value: names } = useFetched(`${rootOf(slug)}/excerpts`, namesIn)
  const save = async () => {
    if (name.trim() === '') return
    const regions = withUses && definition ? [{ path: region.path, definition, withUses }] : [region]
    try {
      await postExcerpt(slug, experiment, { id, name: name.trim(), regions })
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
      {definition && (
        <label className={styles.uses} title={t('excerpt.uses.hint')}>
          <input type="checkbox" checked={withUses} onChange={(event) => setWithUses(event.target.checked)} />
          {t('excerpt.uses')}
        </label>
      )}
      <button type="button" onClick={() => void save()}>
        {t('excerpt.save')}
      </button>
      {failure && <Trouble failure={failure} />}
    </div>
  )
}
