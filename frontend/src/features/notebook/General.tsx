import type { NotebookSettings } from '../../api/settings'
import { settings } from '../../api/settings'
import { useAsked, useDoing } from '../../replica/asked'
import { refreshSession } from '../../replica/session'
import { Choices } from '../../ui/form/Choices'
import { Confirm } from '../../ui/form/Confirm'
import form from '../../ui/form/Form.module.css'
import { Section } from '../../ui/form/Section'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { toast } from '../../ui/toasts'
import { Better } from './Better'
import { TitleForm } from './TitleForm'

/** What may be changed about a notebook itself. */
export function General({ slug, team }: { slug: string; team: boolean }) {
  const { t } = useLanguage()
  const asked = useAsked(() => settings.notebook(slug), slug)
  const archiving = useDoing()
  const sharing = useDoing()
  const notebook = asked.data
  if (asked.failure) return <Trouble failure={asked.failure} onAgain={asked.again} />
  if (!notebook) return null
  const owns = notebook.role === 'owner'
  const change = async (given: NotebookSettings) => {
    const next = await settings.change(slug, given)
    asked.set(() => next)
    await refreshSession()
  }
  return (
    <>
      {!owns && <p className={form.lead}>{t('general.owners')}</p>}
      <Section title={t('general.name')}>
        <TitleForm key={notebook.title} notebook={notebook} owns={owns} onChange={change} />
      </Section>
      <Section title={t('general.better')} lead={t('general.better.lead')}>
        <Better better={notebook.better} owns={owns} onChange={(better) => change({ better })} />
      </Section>
      {team && (
        <Section title={t('general.sharing')} lead={t('general.sharing.lead')}>
          <Choices
            legend={t('general.sharing.who')}
            value={notebook.sharing}
            disabled={!owns}
            choices={[
              { value: 'writers', words: t('general.sharing.writers') },
              { value: 'owners', words: t('general.sharing.owners') },
            ]}
            onChoose={(value) => void sharing.run(() => change({ sharing: value }))}
          />
          {sharing.failure && <Trouble failure={sharing.failure} />}
        </Section>
      )}
      {owns && (
        <Section
          title={t('general.archive')}
          lead={t(notebook.archived ? 'general.archived.lead' : 'general.archive.lead')}
        >
          <div>
            {notebook.archived ? (
              <button
                type="button"
                className={form.outline}
                disabled={archiving.busy}
                onClick={() => archiving.run(() => change({ archived: false }))}
              >
                {t('general.unarchive')}
              </button>
            ) : (
              <Confirm
                words={t('general.archive.action')}
                question={t('general.archive.sure')}
                yes={t('general.archive.action')}
                busy={archiving.busy}
                alone
                onYes={() =>
                  archiving.run(async () => {
                    await change({ archived: true })
                    toast(t('general.archived'), {
                      words: t('write.undo'),
                      run: () => void archiving.run(() => change({ archived: false })),
                    })
                  })
                }
              />
            )}
          </div>
          {archiving.failure && <Trouble failure={archiving.failure} />}
        </Section>
      )}
    </>
  )
}
