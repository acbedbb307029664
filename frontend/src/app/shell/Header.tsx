import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { NotebookSwitch } from '../../features/notebook/NotebookSwitch'
import { openFind } from '../../features/search/opening'
import { commandKey } from '../../ui/keymap'
import { useLanguage } from '../../ui/language/language'
import { useGoing } from '../going'
import { homeOf } from '../lastNotebook'
import { type Place, paths } from '../paths'
import { Appearance } from './Appearance'
import styles from './Header.module.css'
import { openHelp } from './Help'

type Props = { place: Place; title?: string; children?: ReactNode }

export function Header({ place, title, children }: Props) {
  const { t } = useLanguage()
  const slug = 'slug' in place ? place.slug : homeOf([])
  const home = useGoing(slug ? paths.log(slug) : paths.home())
  return (
    <header className={styles.bar}>
      <a className={styles.name} title={t('app.name')} {...home}>
        追記
      </a>
      <NotebookSwitch slug={slug} title={title ?? null} />
      <nav className={styles.nav} aria-label={t('nav.main')}>
        {place.page === 'notebook' ? (
          <a aria-current="page" {...home}>
            {t('nav.log')}
          </a>
        ) : (
          <a {...home}>{t('nav.log')}</a>
        )}
      </nav>
      <span className={styles.gap}>{children}</span>
      {place.page === 'notebook' && (
        <button
          type="button"
          className={styles.find}
          title={`${t('find.open')}  ${commandKey} K`}
          onClick={() => openFind()}
        >
          <Search size={15} aria-hidden="true" />
          <span>{t('find.open')}</span>
          <span className={styles.chord} aria-hidden="true">
            {commandKey} K
          </span>
        </button>
      )}
      <Appearance slug={'slug' in place ? place.slug : null} />
      <button
        type="button"
        className={styles.help}
        aria-label={t('nav.help')}
        title={`${t('nav.help')}  ?`}
        onClick={openHelp}
      >
        ?
      </button>
    </header>
  )
}
