import { useState } from 'react'
import { type InstanceNotebook, settings } from '../../api/settings'
import { useAsked, useDoing } from '../../replica/asked'
import form from '../../ui/form/Form.module.css'
import { More } from '../../ui/form/More'
import { Search } from '../../ui/form/Search'
import { Section } from '../../ui/form/Section'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { GiveOwner } from './GiveOwner'

/** Every notebook from outside: who owns it, and another owner for one that has lost its own. */
export function AllNotebooks() {
  const { t } = useLanguage()
  const [words, setWords] = useState('')
  const asked = useAsked(() => settings.allNotebooks(words), `notebooks ${words}`)
  const more = useDoing()
  const page = asked.data
  return (
    <Section title={t('notebooks.title')} lead={t('notebooks.lead')}>
      <Search label={t('notebooks.search')} onWords={setWords} />
      {asked.failure && <Trouble failure={asked.failure} onAgain={asked.again} />}
      {page?.items.length === 0 && <p className={form.lead}>{t('notebooks.none')}</p>}
      {page && page.items.length > 0 && (
        <ul className={form.list}>
          {page.items.map((notebook) => (
            <Line
              key={notebook.slug}
              notebook={notebook}
              onChange={(next) =>
                asked.set((now) => ({
                  ...now,
                  items: now.items.map((each) => (each.slug === next.slug ? next : each)),
                }))
              }
            />
          ))}
        </ul>
      )}
      <More
        token={page?.nextPageToken ?? null}
        doing={more}
        onMore={async (token) => {
          const next = await settings.allNotebooks(words, token)
          asked.set((now) => ({ ...next, items: [...now.items, ...next.items] }))
        }}
      />
    </Section>
  )
}

type Props = { notebook: InstanceNotebook; onChange: (next: InstanceNotebook) => void }

function Line({ notebook, onChange }: Props) {
  const { t, language } = useLanguage()
  const [giving, setGiving] = useState(false)
  const { slug, title, owners } = notebook
  const names = new Intl.ListFormat(language).format(owners.map((each) => each.name))
  return (
    <li className={`${form.row} ${form.brief} ${names && notebook.archived ? form.over : ''}`}>
      <div className={form.who}>
        <span className={form.name}>
          {title} {title !== slug && <small>{slug}</small>}
        </span>
        <span className={form.hint}>
          {names ? t('notebooks.owners', { names }) : <strong>{t('notebooks.ownerless')}</strong>}
          {' · '}
          {[t('notebooks.records', { n: notebook.lastSeq }), notebook.archived && t('notebooks.archived')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className={form.doing}>
        <button
          type="button"
          className={names ? form.plain : form.outline}
          aria-expanded={giving}
          aria-label={t('notebooks.give.one', { title })}
          onClick={() => setGiving(!giving)}
        >
          {t('notebooks.give')}
        </button>
      </div>
      {giving && (
        <GiveOwner
          slug={slug}
          owners={owners}
          onGiven={(next) => {
            onChange(next)
            setGiving(false)
          }}
        />
      )}
    </li>
  )
}
