import { useLanguage } from '../language/language'
import { Trouble } from '../Trouble'
import styles from './Form.module.css'

type Props = {
  token: string | null
  doing: {
    busy: boolean
    failure: Parameters<typeof Trouble>[0]['failure'] | null
    run: (work: () => Promise<void>) => Promise<boolean>
  }
  onMore: (token: string) => Promise<void>
}

/** The rest of a list that comes in pages. */
export function More({ token, doing, onMore }: Props) {
  const { t } = useLanguage()
  if (!token) return null
  return (
    <div>
      <button
        type="button"
        className={styles.plain}
        disabled={doing.busy}
        onClick={() => doing.run(() => onMore(token))}
      >
        {t('settings.more')}
      </button>
      {doing.failure && <Trouble failure={doing.failure} />}
    </div>
  )
}
